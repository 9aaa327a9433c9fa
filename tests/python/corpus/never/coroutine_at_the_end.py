# A coroutine that is left when the program ends.
async def work():
    print("never")


coroutine = work()
print(coroutine.__name__, coroutine.cr_running)
