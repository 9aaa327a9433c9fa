import asyncio

def read(post):
    print("  called back:", post.result())

async def main():
    post = asyncio.get_running_loop().create_future()
    post.add_done_callback(read)

    post.set_result("a parcel")
    print("the result is set, but nobody was called yet")
    await asyncio.sleep(0)

    print("whoever comes late is called as well:")
    post.add_done_callback(read)
    await asyncio.sleep(0)

asyncio.run(main())
