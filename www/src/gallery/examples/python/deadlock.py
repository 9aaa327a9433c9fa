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
    await asyncio.gather(
        eat("Ada", fork, knife),
        eat("Bob", knife, fork),  # mend it: the fork first here too
    )

asyncio.run(main())
