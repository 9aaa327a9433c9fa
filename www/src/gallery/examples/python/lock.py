import asyncio

lock = asyncio.Lock()
balance = 100

async def withdraw(amount):
    global balance
    before = balance
    await asyncio.sleep(0.2)  # others may change the balance now
    balance = before - amount

async def withdraw_alone(amount):
    async with lock:
        await withdraw(amount)

async def main():
    global balance
    for way in (withdraw, withdraw_alone):
        balance = 100
        await asyncio.gather(way(10), way(20), way(30))
        print(f"{way.__name__}: {balance} left of 100")

asyncio.run(main())
