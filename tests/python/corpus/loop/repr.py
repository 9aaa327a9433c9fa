# The repr of a loop.
import asyncio

loop = asyncio.new_event_loop()
print(loop)
loop.call_soon(print, loop)
loop.call_soon(loop.stop)
loop.run_forever()
loop.set_debug(True)
print(loop)
loop.close()
print(loop)
