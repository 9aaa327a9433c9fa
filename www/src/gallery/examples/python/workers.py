import asyncio

async def worker(name, jobs):
    while True:
        seconds = await jobs.get()
        await asyncio.sleep(seconds)
        print(f"{name} did a job of {seconds} s")
        jobs.task_done()

async def main():
    jobs = asyncio.Queue()
    for seconds in (0.9, 0.3, 0.5, 0.4, 0.8):
        jobs.put_nowait(seconds)

    workers = [
        asyncio.create_task(worker("Ada", jobs)),
        asyncio.create_task(worker("Bob", jobs)),
    ]
    await jobs.join()  # until each job is done, not only taken
    print("all jobs are done")
    for task in workers:
        task.cancel()

asyncio.run(main())
