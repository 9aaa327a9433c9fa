# What inspect says of functions, coroutines and their states.
import asyncio
import inspect


async def coroutine(a, b: int = 2, *args, key=None, **rest) -> str:
    """Says something."""
    await asyncio.sleep(0)


async def generator():
    yield


def plain():
    pass


print(inspect.signature(coroutine), inspect.getdoc(coroutine))
for function in (coroutine, generator, plain):
    print(function.__name__, inspect.iscoroutinefunction(function), inspect.isasyncgenfunction(function))
made = coroutine(1)
print(inspect.getcoroutinestate(made), inspect.isawaitable(made), inspect.iscoroutine(made))
made.close()
print(inspect.getcoroutinestate(made), inspect.getasyncgenstate(generator()))
print(inspect.getsource(plain))
print([name for name, _ in inspect.getmembers(type("T", (), {"a": 1})()) if not name.startswith("_")])
print(inspect.signature(coroutine).bind(1, key=2).arguments)
