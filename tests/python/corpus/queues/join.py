# join waits until every item that was put is marked as done.
import asyncio


async def worker(name, queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(1)
        print(name, "did", item)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    for item in "abcde":
        queue.put_nowait(item)
    workers = [asyncio.create_task(worker(f"worker {n}", queue)) for n in range(2)]
    await queue.join()
    print("all done")
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
