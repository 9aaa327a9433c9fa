# run_until_complete of a coroutine, a task and a future, on a loop made by hand.
import asyncio


async def work(word):
    await asyncio.sleep(1)
    return word


loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed())
print(loop.run_until_complete(work("coroutine")))
print(loop.run_until_complete(loop.create_task(work("task"))))
future = loop.create_future()
loop.call_later(1, future.set_result, "future")
print(loop.run_until_complete(future))
try:
    loop.run_until_complete(5)
except TypeError as error:
    print(error)
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(loop.create_future())
except RuntimeError as error:
    print(error)
loop.close()
print(loop.is_closed())
coroutine = work("late")
try:
    loop.run_until_complete(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
