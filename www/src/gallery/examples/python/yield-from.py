import asyncio

class Doorbell:
    """`await bell` waits until it rings."""

    def __init__(self):
        self._ring = asyncio.get_running_loop().create_future()

    def ring(self, who):
        self._ring.set_result(who)

    def __await__(self):
        print("  listening")
        who = yield from self._ring
        print("  heard it")
        return who

async def main():
    bell = Doorbell()
    loop = asyncio.get_running_loop()
    loop.call_later(1, bell.ring, "the postman")
    print("who is there?")
    print("it is", await bell)

asyncio.run(main())
