# A Runner runs several coroutines on one loop, in one context.
import asyncio
import contextvars

count = contextvars.ContextVar("count", default=0)


async def increase():
    count.set(count.get() + 1)
    return count.get(), asyncio.get_running_loop()


with asyncio.Runner() as runner:
    one, first_loop = runner.run(increase())
    two, second_loop = runner.run(increase())
    print(one, two, first_loop is second_loop, first_loop is runner.get_loop())
    print(runner.run(increase(), context=contextvars.Context())[0])
print(first_loop.is_closed(), count.get())
try:
    runner.run(increase())
except RuntimeError as error:
    print(error)
