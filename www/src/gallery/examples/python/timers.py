import asyncio

async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()

    def log(text):
        print(f"{loop.time() - start:.1f} s  {text}")

    loop.call_later(2, log, "set first, called last")
    loop.call_later(1, log, "set second")
    alarm = loop.call_later(1.5, log, "never called")
    loop.call_soon(log, "as soon as main waits")
    log("main goes on")

    await asyncio.sleep(1.2)
    alarm.cancel()
    log("the alarm is off")
    await asyncio.sleep(1)

asyncio.run(main())
