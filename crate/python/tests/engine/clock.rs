//! Time of every kind follows the world's clock, which jumps.

use std::time::Duration;

use crate::support::run;

#[test]
fn sleeping_takes_program_time_only() {
    let ran = run(
        "import time\nstart = time.monotonic()\ntime.sleep(2.5)\nprint(time.monotonic() - start)",
    );
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("2.5\n", ""));
    assert_eq!(ran.elapsed, Duration::from_millis(2500));
}

#[test]
fn every_clock_counts_it() {
    let ran = run(concat!(
        "import time\n",
        "time.sleep(3)\n",
        "print(time.time(), time.time_ns(), time.perf_counter(), time.monotonic_ns(), time.process_time())",
    ));
    assert_eq!(
        ran.stdout,
        "1704067203.0 1704067203000000000 3.0 3000000000 3.0\n"
    );
}

#[test]
fn sleep_refuses_what_cpython_refuses() {
    for (length, error) in [
        ("-1", "ValueError: sleep length must be non-negative"),
        (
            "float('nan')",
            "ValueError: Invalid value NaN (not a number)",
        ),
        (
            "'1'",
            "TypeError: 'str' object cannot be interpreted as an integer or float",
        ),
        (
            "1e100",
            "OverflowError: timestamp out of range for platform time_t",
        ),
    ] {
        let ran = run(&format!("import time\ntime.sleep({length})"));
        assert_eq!(ran.stderr.lines().last(), Some(error), "{length}");
    }
}

#[test]
fn a_lock_waits_for_its_timeout() {
    let ran = run(concat!(
        "import threading, time\n",
        "lock = threading.Lock()\n",
        "lock.acquire()\n",
        "print(lock.acquire(timeout=1.5), time.monotonic())",
    ));
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("False 1.5\n", "")
    );
}

#[test]
fn a_lock_that_nobody_will_release_says_so() {
    let ran = run("import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()");
    assert_eq!(
        ran.stderr.lines().last(),
        Some(
            "RuntimeError: this would wait for ever: no other thread is there to release the lock"
        )
    );
}

#[test]
fn a_program_that_polls_the_clock_sees_it_move() {
    let ran = run("import time, asyncio
start = time.monotonic()
while time.monotonic() - start < 1: pass
async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    while loop.time() - start < 1: pass
asyncio.run(main())
print('over')");
    assert_eq!(ran.stdout, "over\n");
    assert!(ran.elapsed >= Duration::from_secs(2) && ran.elapsed < Duration::from_millis(2_010));
}
