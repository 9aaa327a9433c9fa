# Callbacks are called at once by whoever resolves; one added later by whoever adds it; one that raises is logged.
from concurrent.futures import Future


def bad(future):
    raise ValueError("bad callback")


future = Future()
future.add_done_callback(lambda f: print("first", f.result()))
future.add_done_callback(bad)
future.add_done_callback(lambda f: print("third", f is future))
print("resolve")
future.set_result("x")
print("resolved")
future.add_done_callback(lambda f: print("late"))
future.add_done_callback(bad)
print("end")
