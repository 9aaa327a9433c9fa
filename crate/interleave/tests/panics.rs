//! A panic stays with whom it belongs to.

mod support;

use std::panic::{AssertUnwindSafe, catch_unwind};

use interleave::{Next, sleep, spawn};
use support::{Log, executor, ms};

fn message(panic: &(dyn std::any::Any + Send)) -> &str {
    panic.downcast_ref::<&str>().copied().unwrap_or("?")
}

#[test]
fn a_panicking_task_does_not_lose_the_others_and_reaches_its_awaiter() {
    let (executor, _) = executor();
    let log = Log::new();
    let failing = executor.spawn(async {
        sleep(ms(1)).await;
        panic!("boom")
    });
    let inner = log.clone();
    executor
        .spawn(async move {
            sleep(ms(2)).await;
            inner.add("the other one went on");
        })
        .detach();
    executor.run_until_idle();
    log.expect(&["the other one went on"]);
    let caught = catch_unwind(AssertUnwindSafe(|| executor.block_on(failing)));
    assert_eq!(message(&*caught.unwrap_err()), "boom");
    assert_eq!(
        executor.block_on(async { 1 }),
        1,
        "the executor is unharmed"
    );
}

#[test]
fn a_panic_goes_up_the_chain_of_awaiting_tasks() {
    let (executor, _) = executor();
    let outer = executor.spawn(async {
        let inner = spawn(async { panic!("deep") });
        let _: Result<(), _> = inner.await;
    });
    let caught = catch_unwind(AssertUnwindSafe(|| executor.block_on(outer)));
    assert_eq!(message(&*caught.unwrap_err()), "deep");
}

#[test]
fn a_panicking_task_that_was_detached_ends_alone() {
    let (executor, _) = executor();
    executor.spawn(async { panic!("alone") }).detach();
    assert_eq!(executor.turn(), Next::Idle);
    assert_eq!(executor.handle().tasks(), []);
}

#[test]
fn a_panicking_callback_unwinds_out_of_the_turn_and_loses_nothing() {
    let (executor, host) = executor();
    let log = Log::new();
    executor.handle().call_soon(|| panic!("callback"));
    executor.handle().call_soon(log.adds("kept"));
    let caught = catch_unwind(AssertUnwindSafe(|| executor.turn()));
    assert_eq!(message(&*caught.unwrap_err()), "callback");
    assert!(!executor.handle().is_running());
    host.take_wake();
    assert_eq!(executor.turn(), Next::Idle);
    log.expect(&["kept"]);
}

#[test]
fn a_panicking_root_future_unwinds_out_of_block_on() {
    let (executor, _) = executor();
    let caught = catch_unwind(AssertUnwindSafe(|| {
        executor.block_on(async { panic!("root") });
    }));
    assert_eq!(message(&*caught.unwrap_err()), "root");
    assert_eq!(executor.block_on(async { 1 }), 1);
}
