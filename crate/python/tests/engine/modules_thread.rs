//! `_thread` and what stands on it, where there is one thread.

use crate::support::run;

fn prints(program: &str, expected: &str) {
    let ran = run(program);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (expected, ""));
}

#[test]
fn starting_a_thread_says_why_it_cannot() {
    prints(
        "
import threading
try:
    threading.Thread(target=print).start()
except RuntimeError as error:
    print(error)
",
        "can't start new thread: this browser cannot suspend WebAssembly (JSPI), so a program has one thread. \
         Chrome and Edge 137, Firefox 153 and Safari 27 can, and later ones\n",
    );
}

#[test]
fn a_lock_that_nobody_can_release_is_an_error_and_not_a_hang() {
    prints(
        "
import threading, time
lock = threading.Lock()
lock.acquire()
print(lock.acquire(blocking=False), lock.acquire(timeout=2.5), time.monotonic())
try:
    lock.acquire()
except RuntimeError as error:
    print(error)
",
        "False False 2.5\nthis would wait for ever: no other thread is there to release the lock\n",
    );
}

#[test]
fn locks_know_their_owners() {
    prints(
        "
import threading
lock = threading.RLock()
with lock:
    with lock:
        print(lock._is_owned(), lock._recursion_count())
print(lock._is_owned())
try:
    lock.release()
except RuntimeError as error:
    print(error)
try:
    threading.Lock().release()
except RuntimeError as error:
    print(error)
",
        "True 2\nFalse\ncannot release un-acquired lock\nrelease unlocked lock\n",
    );
}

#[test]
fn conditions_events_and_semaphores_wait_on_the_programs_clock() {
    prints(
        "
import threading, time
event = threading.Event()
print(event.wait(1.5), time.monotonic())
condition = threading.Condition()
with condition:
    print(condition.wait(0.5), time.monotonic())
semaphore = threading.Semaphore(1)
print(semaphore.acquire(), semaphore.acquire(timeout=1), time.monotonic())
event.set()
print(event.wait())
",
        "False 1.5\nFalse 2.0\nTrue False 3.0\nTrue\n",
    );
}

#[test]
fn queues_wait_on_the_programs_clock() {
    prints(
        "
import queue, time
for make in (queue.Queue, queue.SimpleQueue):
    items = make()
    items.put(1)
    print(items.get())
    try:
        items.get(timeout=1)
    except queue.Empty:
        print('empty', time.monotonic())
",
        "1\nempty 1.0\n1\nempty 2.0\n",
    );
}

#[test]
fn what_is_local_to_a_thread_is_set_up_by_init() {
    prints(
        "
import threading
class Mine(threading.local):
    kind = 'local'
    def __init__(self, start):
        self.count = start
mine = Mine(3)
mine.count += 1
print(mine.count, mine.kind, mine.__dict__)
del mine.count
try:
    mine.count
except AttributeError as error:
    print(error)
",
        "4 local {'count': 4}\n'Mine' object has no attribute 'count'\n",
    );
}
