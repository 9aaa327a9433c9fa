import asyncio
from contextvars import ContextVar

request = ContextVar("request", default="-")

def log(text):
    print(f"[{request.get()}] {text}")

async def query():  # is told nothing of the request it works for
    log("asks the database")
    await asyncio.sleep(0.5)
    log("has its rows")

async def handle(number):
    request.set(f"request {number}")
    await query()

async def main():
    async with asyncio.TaskGroup() as group:
        for number in (1, 2, 3):
            group.create_task(handle(number))
    log("main's own is as it was")

asyncio.run(main())
