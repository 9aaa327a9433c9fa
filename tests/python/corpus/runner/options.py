# Runner and run take a loop factory and the debug flag.
import asyncio


async def main():
    return asyncio.get_running_loop().get_debug(), type(asyncio.get_running_loop()).__name__


class MyLoop(asyncio.EventLoop):
    pass


print(asyncio.run(main(), debug=True)[0], asyncio.run(main(), debug=False)[0])
print(asyncio.run(main(), loop_factory=MyLoop)[1])
with asyncio.Runner(debug=True, loop_factory=MyLoop) as runner:
    print(runner.run(main()))
