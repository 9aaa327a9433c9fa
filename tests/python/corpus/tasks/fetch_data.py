# The first program of the gallery: a coroutine waits for another, which sleeps, and nothing is printed.
import asyncio
async def fetch_data():
  await asyncio.sleep(2) # pause for 2 seconds
async def main():
  await fetch_data()
asyncio.run(main())
