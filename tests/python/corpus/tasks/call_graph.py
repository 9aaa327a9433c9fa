# capture_call_graph knows who waits for a task.
import asyncio


async def leaf():
    await asyncio.sleep(1)


async def branch(task):
    await task


async def main():
    task = asyncio.create_task(leaf(), name="leaf")
    waiting = asyncio.create_task(branch(task), name="branch")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    graph = asyncio.capture_call_graph(task)
    print([entry.frame.f_code.co_name for entry in graph.call_stack])
    for other in graph.awaited_by:
        print(other.future.get_name(), [entry.frame.f_code.co_name for entry in other.call_stack])
    await waiting


asyncio.run(main())
