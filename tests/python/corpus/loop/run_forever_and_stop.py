# stop ends run_forever after the turn; what is scheduled then runs when the loop runs again.
import asyncio

loop = asyncio.new_event_loop()


def tick(number):
    print("tick", number)
    if number == 3:
        loop.stop()
        loop.call_soon(print, "ran next time")
        return
    loop.call_later(1, tick, number + 1)


loop.call_soon(tick, 1)
loop.run_forever()
print("stopped", loop.is_running())
loop.stop()
loop.run_forever()
print("one turn")
loop.close()
