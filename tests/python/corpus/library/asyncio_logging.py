# With logging configured asyncio tells of its loops, and tasks can be told apart.
import asyncio
import logging

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(taskName)s %(message)s")


async def work():
    logging.info("in the task")


async def main():
    logging.info("in main")
    await asyncio.create_task(work(), name="worker")


asyncio.run(main())
logging.info("outside")
