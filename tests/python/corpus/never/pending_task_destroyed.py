# A task that is still pending when its loop is gone.
import asyncio


async def work():
    await asyncio.sleep(10)


loop = asyncio.new_event_loop()
task = loop.create_task(work(), name="forgotten")
loop.run_until_complete(asyncio.sleep(0))
loop.set_exception_handler(lambda loop, context: print(context["message"], context["task"].get_name()))
loop.close()
del task
print("end")
