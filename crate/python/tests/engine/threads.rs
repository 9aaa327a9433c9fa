//! Threads of a program, on a clock that jumps: what they print, in what order, and when. What order there is, is
//! CPython's.

use std::time::Duration;

use crate::support::{Ran, run_with_threads as run};

fn prints(program: &str, expected: &str) -> Ran {
    let ran = run(program);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (expected, ""));
    ran
}

#[test]
fn a_thread_runs_while_the_first_one_sleeps() {
    let ran = prints(
        "
import threading, time
def work(name, seconds):
    for i in range(2):
        print(name, i, time.monotonic())
        time.sleep(seconds)
threads = [threading.Thread(target=work, args=args) for args in (('a', 1), ('b', 1.5))]
for thread in threads:
    thread.start()
print('started', threading.active_count())
for thread in threads:
    thread.join()
print('joined', time.monotonic(), threading.active_count())
",
        "a 0 0.0\nb 0 0.0\nstarted 3\na 1 1.0\nb 1 1.5\njoined 3.0 1\n",
    );
    assert_eq!(ran.elapsed, Duration::from_secs(3));
}

#[test]
fn without_a_lock_an_update_is_lost_and_with_one_it_is_not() {
    prints(
        "
import threading, time
lock = threading.Lock()
total = 0
def careless():
    global total
    now = total
    time.sleep(1)
    total = now + 1
def careful():
    with lock:
        careless()
for add in careless, careful:
    total = 0
    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(add.__name__, total, time.monotonic())
",
        "careless 1 1.0\ncareful 4 5.0\n",
    );
}

#[test]
fn a_full_queue_holds_the_producer_back() {
    prints(
        "
import queue, threading, time
items = queue.Queue(maxsize=2)
def produce():
    for i in range(4):
        items.put(i)
        print('put', i, time.monotonic())
        time.sleep(1)
    items.put(None)
def consume():
    while (item := items.get()) is not None:
        time.sleep(3)
        print('got', item, time.monotonic())
        items.task_done()
    items.task_done()
threads = [threading.Thread(target=target) for target in (produce, consume)]
for thread in threads:
    thread.start()
threads[0].join()
items.join()
print('done')
",
        "put 0 0.0\nput 1 1.0\nput 2 2.0\ngot 0 3.0\nput 3 3.0\ngot 1 6.0\ngot 2 9.0\ngot 3 12.0\ndone\n",
    );
}

#[test]
fn a_condition_wakes_as_many_as_it_is_told_and_a_barrier_all() {
    prints(
        "
import threading, time
condition = threading.Condition()
items = []
def take(name):
    with condition:
        found = condition.wait_for(lambda: items, timeout=10)
        print(name, items.pop() if found else None, time.monotonic())
for name in 'abc':
    threading.Thread(target=take, args=(name,)).start()
for item in 1, 2:
    time.sleep(1)
    with condition:
        items.append(item)
        condition.notify()
time.sleep(10)
barrier = threading.Barrier(3, action=lambda: print('all are here', time.monotonic()))
def meet(name):
    time.sleep(name)
    barrier.wait()
    time.sleep(name)
    print(name, time.monotonic())
for name in 1, 2, 3:
    threading.Thread(target=meet, args=(name,)).start()
",
        "a 1 1.0\nb 2 2.0\nc None 10.0\nall are here 15.0\n1 16.0\n2 17.0\n3 18.0\n",
    );
}

#[test]
fn a_semaphore_lets_two_in_and_an_event_all() {
    prints(
        "
import threading, time
two = threading.Semaphore(2)
opened = threading.Event()
def work(name):
    opened.wait()
    with two:
        print(name, time.monotonic())
        time.sleep(1)
threads = [threading.Thread(target=work, args=(name,)) for name in 'abcd']
for thread in threads:
    thread.start()
time.sleep(5)
opened.set()
for thread in threads:
    thread.join()
print('done', time.monotonic())
",
        "a 5.0\nb 5.0\nc 6.0\nd 6.0\ndone 7.0\n",
    );
}

#[test]
fn each_thread_has_its_own_locals_exceptions_and_frames() {
    prints(
        "
import sys, threading, time
mine = threading.local()
mine.name = 'main'
def names():
    frame = sys._getframe(1)
    while frame:
        yield frame.f_code.co_name
        frame = frame.f_back
def work(name):
    print(hasattr(mine, 'name'), sys.exc_info()[0])
    mine.name = name
    try:
        raise KeyError(name)
    except KeyError:
        time.sleep(1)
        print(mine.name, repr(sys.exception()), *names())
try:
    raise IndexError('main')
except IndexError:
    threads = [threading.Thread(target=work, args=(name,)) for name in 'ab']
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(mine.name, repr(sys.exception()), *names())
",
        "False None\nFalse None\n\
         a KeyError('a') work run _bootstrap_inner _bootstrap\n\
         b KeyError('b') work run _bootstrap_inner _bootstrap\n\
         main IndexError('main') <module>\n",
    );
}

#[test]
fn a_generator_may_be_left_in_one_thread_and_gone_on_with_in_another() {
    prints(
        "
import threading, time
def numbers(n):
    if n:
        yield n
        time.sleep(1)
        yield from numbers(n - 1)
shared = numbers(3)
print(next(shared))
def busy():
    try:
        next(shared)
    except ValueError as error:
        print(error, time.monotonic())
first = threading.Thread(target=lambda: print(next(shared), time.monotonic()))
second = threading.Thread(target=busy)
first.start(); second.start()
first.join(); second.join()
print(next(shared), time.monotonic())
",
        "3\ngenerator already executing 0.0\n2 1.0\n1 2.0\n",
    );
}

#[test]
fn recursion_is_counted_for_each_thread() {
    prints(
        "
import sys, threading, time
sys.setrecursionlimit(200)
def down(n):
    if n == 0:
        time.sleep(1)
        return 0
    return 1 + down(n - 1)
def work():
    print(down(150))
    try:
        down(250)
    except RecursionError as error:
        print(type(error).__name__)
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
print('main', down(150))
",
        "150\nRecursionError\n150\nRecursionError\nmain 150\n",
    );
}

#[test]
fn an_exception_ends_its_thread_only() {
    prints(
        "
import sys, threading
def bad():
    1 / 0
def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name)
threading.excepthook = hook
for target in bad, sys.exit:
    thread = threading.Thread(target=target, name='worker')
    thread.start()
    thread.join()
    print(thread.is_alive())
",
        "ZeroDivisionError division by zero worker\nFalse\nSystemExit None worker\nFalse\n",
    );
}

#[test]
fn what_a_thread_did_not_catch_is_told_on_stderr() {
    let ran = run("
import threading
def bad():
    raise ValueError('oh')
threading.Thread(target=bad, name='worker').start()
print('on')
");
    assert_eq!(ran.stdout, "on\n");
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(lines.first(), Some(&"Exception in thread worker:"));
    assert_eq!(lines.last(), Some(&"ValueError: oh"));
    assert_eq!(ran.ending.exit_code, 0);
}

#[test]
fn the_end_waits_for_threads_but_not_for_daemons() {
    let ran = prints(
        "
import atexit, threading, time
atexit.register(print, 'at exit')
def late():
    time.sleep(2)
    print('late')
def daemon():
    try:
        time.sleep(10)
    finally:
        print('never')
threading.Thread(target=daemon, daemon=True).start()
threading.Thread(target=late).start()
threading.Timer(1, print, ['rang']).start()
print('end of main')
",
        "end of main\nrang\nlate\nat exit\n",
    );
    assert_eq!(ran.elapsed, Duration::from_secs(2));
}

#[test]
fn a_daemon_does_not_run_while_the_programs_names_go_away() {
    prints(
        "
import _thread, threading, time
class Slow:
    def __del__(self, sleep=time.sleep, start=_thread.start_new_thread):
        sleep(5)
        try:
            start(print, ())
        except RuntimeError as error:
            print(error)
def daemon():
    while True:
        time.sleep(1)
        print('daemon', time.monotonic())
threading.Thread(target=daemon, daemon=True).start()
threading.slow = Slow()
time.sleep(1.5)
",
        "daemon 1.0\ncan't start new thread: the program has ended\n",
    );
}

#[test]
fn stop_arrives_on_the_main_thread() {
    let ran = prints(
        "
import threading, time
def work():
    time.sleep(1)
    print('^C')
    time.sleep(1)
    print('still at work')
thread = threading.Thread(target=work)
thread.start()
try:
    thread.join()
except KeyboardInterrupt:
    print('stopped', time.monotonic())
",
        "^C\nstopped 1.0\nstill at work\n",
    );
    assert_eq!(ran.elapsed, Duration::from_secs(2));
}

#[test]
fn a_thread_may_end_the_program_at_once() {
    let ran = prints(
        "
import os, threading, time
def leave():
    time.sleep(1)
    os._exit(3)
threading.Thread(target=leave).start()
time.sleep(10)
print('never')
",
        "",
    );
    assert_eq!(ran.ending.exit_code, 3);
    assert_eq!(ran.elapsed, Duration::from_secs(1));
}

#[test]
fn a_deadlock_of_threads_is_said() {
    let ran = run("
import threading
a, b = threading.Lock(), threading.Lock()
met = threading.Barrier(2)
def work(one, other):
    with one:
        met.wait()
        other.acquire()
for locks in (a, b), (b, a):
    threading.Thread(target=work, args=locks).start()
");
    let last =
        "RuntimeError: this would wait for ever: no other thread is there to release the lock";
    assert_eq!(
        (
            ran.stdout.as_str(),
            ran.stderr.lines().next(),
            ran.stderr.lines().last()
        ),
        (
            "",
            Some("Exception ignored on threading shutdown:"),
            Some(last)
        )
    );
}

#[test]
fn there_are_only_so_many_threads_at_once() {
    prints(
        "
import threading, time
threads = []
try:
    while True:
        thread = threading.Thread(target=time.sleep, args=(1,))
        thread.start()
        threads.append(thread)
except RuntimeError as error:
    print(len(threads), error)
for thread in threads:
    thread.join()
for _ in range(300):
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
print(threading.active_count(), time.monotonic())
",
        "64 can't start new thread: there are 64 already, which is as many as there can be here\n1 1.0\n",
    );
}

#[test]
fn what_a_thread_had_for_itself_ends_with_it() {
    prints(
        "
import threading, time
mine = threading.local()
class Noted:
    def __del__(self):
        time.sleep(1)
        print('gone', threading.current_thread().name)
def work():
    mine.noted = Noted()
    print('work is done')
thread = threading.Thread(target=work, name='worker')
thread.start()
thread.join()
print('joined', time.monotonic())
",
        "work is done\ngone Dummy-1\njoined 1.0\n",
    );
}
