import asyncio

async def ask(server, seconds):
    try:
        await asyncio.sleep(seconds)
        return f"the answer from {server}"
    except asyncio.CancelledError:
        print(f"  {server} is told not to bother")
        raise

async def main():
    asked = [
        asyncio.create_task(ask("Berlin", 0.9)),
        asyncio.create_task(ask("Oslo", 0.3)),
        asyncio.create_task(ask("Rome", 0.6)),
    ]
    done, pending = await asyncio.wait(
        asked, return_when=asyncio.FIRST_COMPLETED
    )
    print(f"{len(done)} done, {len(pending)} pending")
    for task in asked:
        if task in pending:
            task.cancel()
    await asyncio.wait(pending)
    print(done.pop().result())

asyncio.run(main())
