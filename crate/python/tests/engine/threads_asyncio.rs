//! Threads beside an event loop, and executors, on a clock that jumps.

use std::time::Duration;

use crate::support::{Ran, run, run_with_threads, run_with_threads_and_input};

fn prints(program: &str, expected: &str) -> Ran {
    let ran = run_with_threads(program);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (expected, ""));
    ran
}

#[test]
fn a_blocking_call_in_a_thread_leaves_the_loop_free() {
    let ran = prints(
        "
import asyncio, time
def download():
    time.sleep(2)
    return 'data'
async def tick():
    for _ in range(3):
        print('tick', asyncio.get_running_loop().time())
        await asyncio.sleep(0.5)
async def main():
    data, _ = await asyncio.gather(asyncio.to_thread(download), tick())
    print(data, asyncio.get_running_loop().time())
asyncio.run(main())
",
        "tick 0.0\ntick 0.5\ntick 1.0\ndata 2.0\n",
    );
    assert_eq!(ran.elapsed, Duration::from_secs(2));
}

#[test]
fn a_thread_that_asks_leaves_the_loop_free() {
    let ran = run_with_threads_and_input(
        "
import asyncio
async def tick():
    for i in range(4):
        print('tick', i)
        await asyncio.sleep(1)
async def ask(question):
    print('Hello', await asyncio.to_thread(input, question), asyncio.get_running_loop().time())
async def main():
    await asyncio.gather(ask('First? '), ask('Second? '), tick())
asyncio.run(main())
",
        &["tick 1 => Ada", "tick 3 => Bob"],
    );
    let expected = "tick 0\ntick 1\nHello Ada 1.0\ntick 2\ntick 3\nHello Bob 3.0\n";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (expected, ""));
}

#[test]
fn a_thread_has_the_context_of_whoever_asked_for_it() {
    prints(
        "
import asyncio, contextvars, threading
name = contextvars.ContextVar('name', default='nobody')
def work(x, *, y):
    name.set('changed')
    return x, y, threading.current_thread() is threading.main_thread()
async def main():
    name.set('main')
    print(await asyncio.to_thread(name.get), await asyncio.to_thread(work, 1, y=2), name.get())
    try:
        await asyncio.to_thread(lambda: 1 / 0)
    except ZeroDivisionError as error:
        print(error)
asyncio.run(main())
threading.Thread(target=lambda: print(name.get())).start()
",
        "main (1, 2, False) main\ndivision by zero\nnobody\n",
    );
}

#[test]
fn an_executor_has_so_many_workers_and_no_more() {
    prints(
        "
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
def work(n):
    time.sleep(n)
    return n * n
with ThreadPoolExecutor(max_workers=2) as executor:
    print(list(executor.map(work, [3, 1, 2])), time.monotonic())
    jobs = {executor.submit(work, n): n for n in (3, 1, 2)}
    for job in as_completed(jobs):
        print(jobs[job], job.result(), time.monotonic())
    slow, waiting = executor.submit(work, 5), executor.submit(work, 6)
    executor.submit(work, 7)
    try:
        slow.result(timeout=1)
    except TimeoutError:
        print('too slow', slow.running(), slow.cancel())
    executor.shutdown(wait=False, cancel_futures=True)
    try:
        executor.submit(work, 1)
    except RuntimeError as error:
        print(error)
print(slow.result(), waiting.done(), time.monotonic())
",
        "[9, 1, 4] 3.0\n1 1 4.0\n3 9 6.0\n2 4 6.0\ntoo slow True False\n\
         cannot schedule new futures after shutdown\n25 True 12.0\n",
    );
}

#[test]
fn a_loop_runs_functions_in_its_executors() {
    prints(
        "
import asyncio, time
from concurrent.futures import ThreadPoolExecutor
def block(n):
    time.sleep(n)
    return n
async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        for job in asyncio.as_completed([loop.run_in_executor(pool, block, n) for n in (3, 1, 2)]):
            print(await job, loop.time())
        print(await asyncio.gather(*[loop.run_in_executor(None, block, n) for n in (2, 1)]))
        try:
            await asyncio.wait_for(loop.run_in_executor(pool, block, 5), timeout=1)
        except TimeoutError:
            print('too long', loop.time())
    print('closed', loop.time())
asyncio.run(main())
print(time.monotonic())
",
        "1 1.0\n2 2.0\n3 3.0\n[2, 1]\ntoo long 6.0\nclosed 10.0\n10.0\n",
    );
}

#[test]
fn a_thread_asks_the_loop_to_do_something() {
    prints(
        "
import asyncio, threading, time
async def add(a, b):
    await asyncio.sleep(1)
    return a + b
def work(loop):
    print(asyncio.run_coroutine_threadsafe(add(1, 2), loop).result(timeout=5), time.monotonic())
    future = asyncio.run_coroutine_threadsafe(asyncio.sleep(10), loop)
    time.sleep(1)
    print(future.cancel())
    loop.call_soon_threadsafe(print, 'from a thread')
async def main():
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(work, loop)
    event = asyncio.Event()
    threading.Timer(1, loop.call_soon_threadsafe, [event.set]).start()
    await event.wait()
    print('set', loop.time())
asyncio.run(main())
",
        "3 1.0\nTrue\nfrom a thread\nset 3.0\n",
    );
}

#[test]
fn a_thread_has_a_loop_of_its_own() {
    prints(
        "
import asyncio, threading, time
async def tick(name, seconds):
    for i in range(3):
        print(name, i, time.monotonic())
        await asyncio.sleep(seconds)
thread = threading.Thread(target=lambda: asyncio.run(tick('thread', 1)))
thread.start()
asyncio.run(tick('main', 1.25))
thread.join()
loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever)
thread.start()
print(asyncio.run_coroutine_threadsafe(asyncio.sleep(1, 'result'), loop).result())
loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.close()
print('closed', time.monotonic())
",
        "thread 0 0.0\nmain 0 0.0\nthread 1 1.0\nmain 1 1.25\nthread 2 2.0\nmain 2 2.5\nresult\nclosed 4.75\n",
    );
}

#[test]
fn in_debug_mode_a_loop_knows_its_thread() {
    prints(
        "
import asyncio
def wrong(loop):
    for call in asyncio.get_running_loop, lambda: loop.call_soon(print), lambda: loop.call_later(1, print):
        try:
            call()
        except RuntimeError as error:
            print(error)
async def main():
    await asyncio.to_thread(wrong, asyncio.get_running_loop())
asyncio.run(main(), debug=True)
",
        "no running event loop\n\
         Non-thread-safe operation invoked on an event loop other than the current one\n\
         Non-thread-safe operation invoked on an event loop other than the current one\n",
    );
}

#[test]
fn where_there_can_be_no_threads_whoever_asks_for_one_is_told() {
    let limit = "can't start new thread: this browser cannot suspend WebAssembly (JSPI), so a program has one thread. \
                 Chrome and Edge 137, Firefox 153 and Safari 27 can, and later ones";
    let ran = run("
import asyncio, threading, time
from concurrent.futures import ThreadPoolExecutor
async def main():
    for start in (
        lambda: asyncio.to_thread(time.sleep, 1),
        lambda: asyncio.get_running_loop().run_in_executor(None, time.sleep, 1),
    ):
        try:
            await start()
        except RuntimeError as error:
            print(error)
with ThreadPoolExecutor() as executor:
    try:
        executor.submit(time.sleep, 1)
    except RuntimeError as error:
        print(error)
asyncio.run(main())
");
    let expected = format!("{limit}\n{limit}\n{limit}\n");
    assert_eq!((ran.stdout, ran.stderr), (expected, String::new()));
}
