# A future of concurrent.futures goes from pending over running to finished, and its repr says so.
from concurrent.futures import Future

future = Future()


def state():
    text = repr(future)
    print(text[:8], text[text.index("state"):], future.running(), future.done(), future.cancelled())


state()
print(future.set_running_or_notify_cancel())
state()
print("cancel:", future.cancel())
future.set_result(5)
state()
print(future.result(), future.exception())
other = Future()
print("cancel:", other.cancel(), other.cancel(), other.set_running_or_notify_cancel())
print(other.cancelled(), other.done(), repr(other)[repr(other).index("state"):])
