# queue.Queue without threads, and sched on the program's clock.
import queue
import sched
import time

waiting = queue.Queue(maxsize=1)
waiting.put("a")
for attempt in (lambda: waiting.put("b", timeout=1), lambda: waiting.put_nowait("b"), waiting.get, lambda: waiting.get(timeout=0.5), waiting.get_nowait):
    start = time.monotonic()
    try:
        print(attempt(), end=" ")
    except (queue.Full, queue.Empty) as error:
        print(type(error).__name__, end=" ")
    print(round(time.monotonic() - start, 2))
scheduler = sched.scheduler(time.monotonic, time.sleep)
start = time.monotonic()
for delay, name in ((2, "two"), (1, "one"), (3, "three")):
    scheduler.enter(delay, 1, lambda name: print(name, round(time.monotonic() - start, 2)), (name,))
scheduler.run()
