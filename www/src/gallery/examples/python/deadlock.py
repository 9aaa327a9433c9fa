import asyncio

fork = asyncio.Lock()
knife = asyncio.Lock()

async def eat(name, first, second):
    async with first:
        print(f"{name} has one hand full")
        await asyncio.sleep(0.3)
        async with second:  # held by the other one, for good
            print(f"{name} eats")

async def main():
    async with asyncio.TaskGroup() as table:
        table.create_task(eat("Ada", fork, knife), name="Ada")
        # Mend it: let Bob take the fork first as well.
        table.create_task(eat("Bob", knife, fork), name="Bob")

asyncio.run(main())
