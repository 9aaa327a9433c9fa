//! The result that somebody sets.

mod support;

use std::cell::RefCell;
use std::rc::Rc;

use futures::FutureExt;
use interleave::{AlreadyDone, Deferred, Failure, Next, spawn, timeout};
use support::{Log, executor, ms};

type Future = Deferred<i32, &'static str>;

#[test]
fn callbacks_run_in_order_through_the_queue_and_never_inside_set_result() {
    let (executor, _) = executor();
    let log = Log::new();
    let future: Future = executor.handle().deferred();
    for n in 1..=3 {
        let log = log.clone();
        future.add_done_callback(move |done| log.add(format!("{n}: {:?}", done.result())));
    }
    executor.handle().call_soon(log.adds("was ready before"));
    future.set_result(7).unwrap();
    log.expect(&[]);
    assert_eq!(executor.turn(), Next::Idle);
    log.expect(&[
        "was ready before",
        "1: Some(Ok(7))",
        "2: Some(Ok(7))",
        "3: Some(Ok(7))",
    ]);
}

#[test]
fn tasks_and_callbacks_go_on_in_the_order_in_which_they_began_to_wait() {
    let (executor, _) = executor();
    let log = Log::new();
    let future: Future = executor.handle().deferred();
    let wait = |name: &'static str| {
        let (future, log) = (future.clone(), log.clone());
        executor
            .spawn(async move {
                future.await.unwrap();
                log.add(name);
            })
            .detach();
        executor.turn();
    };
    let call = |name: &'static str| {
        let log = log.clone();
        future.add_done_callback(move |_| log.add(name));
    };
    wait("task 1");
    call("callback 1");
    wait("task 2");
    call("callback 2");
    future.set_result(1).unwrap();
    executor.turn();
    log.expect(&["task 1", "callback 1", "task 2", "callback 2"]);
}

#[test]
fn a_callback_added_afterwards_still_runs_by_way_of_the_queue() {
    let (executor, _) = executor();
    let log = Log::new();
    let future: Future = executor.handle().deferred();
    future.set_result(1).unwrap();
    let inner = log.clone();
    let callback = future.add_done_callback(move |_| inner.add("ran"));
    log.expect(&[]);
    assert!(!future.remove_done_callback(&callback), "on its way");
    executor.turn();
    log.expect(&["ran"]);
}

#[test]
fn a_callback_that_was_taken_back_does_not_run() {
    let (executor, _) = executor();
    let log = Log::new();
    let future: Future = executor.handle().deferred();
    let first = future.add_done_callback(|_| unreachable!());
    let inner = log.clone();
    future.add_done_callback(move |_| inner.add("second"));
    assert!(future.remove_done_callback(&first));
    assert!(!future.remove_done_callback(&first));
    future.set_result(1).unwrap();
    executor.run_until_idle();
    log.expect(&["second"]);
}

#[test]
fn it_is_completed_once() {
    let (executor, _) = executor();
    let handle = executor.handle();
    let done: Future = handle.deferred();
    done.set_result(1).unwrap();
    assert_eq!(done.set_result(2), Err(AlreadyDone(2)));
    assert_eq!(done.set_error("late"), Err(AlreadyDone("late")));
    assert!(!done.cancel());
    assert_eq!(done.result(), Some(Ok(1)));

    let failed: Future = handle.deferred();
    failed.set_error("no").unwrap();
    assert_eq!(failed.set_result(2), Err(AlreadyDone(2)));
    assert_eq!(failed.result(), Some(Err(Failure::Error("no"))));

    let cancelled: Future = handle.deferred();
    assert!(cancelled.cancel());
    assert!(cancelled.is_cancelled());
    assert_eq!(cancelled.set_result(2), Err(AlreadyDone(2)));
    assert_eq!(cancelled.result(), Some(Err(Failure::Cancelled)));
}

#[test]
fn any_number_of_tasks_may_await_one() {
    let (executor, _) = executor();
    executor.block_on(async {
        let future: Deferred<Rc<str>> = Deferred::new();
        let waiting: Vec<_> = (0..100).map(|_| spawn(future.clone())).collect();
        spawn(async move { future.set_result("one for all".into()).unwrap() }).detach();
        for task in waiting {
            assert_eq!(task.await.unwrap().unwrap().as_ref(), "one for all");
        }
    });
}

#[test]
fn awaiting_a_finished_one_does_not_suspend() {
    let (executor, _) = executor();
    let future: Future = executor.handle().deferred();
    future.set_result(1).unwrap();
    assert_eq!(future.now_or_never(), Some(Ok(1)));
}

#[test]
fn who_gives_up_waiting_leaves_nothing_behind() {
    let (executor, _) = executor();
    executor.block_on(async {
        let future: Future = Deferred::new();
        for _ in 0..3 {
            assert!(timeout(ms(1), future.clone()).await.is_err());
        }
        let values = Rc::new(());
        let held = values.clone();
        let callback = future.add_done_callback(move |_| drop(held));
        assert_eq!(Rc::strong_count(&values), 2);
        future.remove_done_callback(&callback);
        assert_eq!(Rc::strong_count(&values), 1);
        future.set_result(1).unwrap();
    });
}

#[test]
fn a_callback_may_do_anything_with_the_future() {
    let (executor, _) = executor();
    let log = Log::new();
    let future: Future = executor.handle().deferred();
    let inner = log.clone();
    future.add_done_callback(move |done| {
        assert_eq!(done.set_result(2), Err(AlreadyDone(2)));
        let log = inner.clone();
        done.add_done_callback(move |_| log.add("added by a callback"));
        inner.add("callback");
    });
    future.set_result(1).unwrap();
    executor.turn();
    log.expect(&["callback"]);
    executor.turn();
    log.expect(&["added by a callback"]);
}

#[test]
fn cloning_a_result_may_call_back_in() {
    #[derive(Default)]
    struct Nosy(Rc<RefCell<Option<Deferred<Nosy>>>>);
    impl Clone for Nosy {
        fn clone(&self) -> Nosy {
            let future = self.0.borrow().clone().unwrap();
            assert!(future.is_done());
            assert!(!future.cancel());
            future.add_done_callback(|_| ());
            Nosy(self.0.clone())
        }
    }
    let (executor, _) = executor();
    let future: Deferred<Nosy> = executor.handle().deferred();
    let own = Rc::new(RefCell::new(Some(future.clone())));
    assert!(future.set_result(Nosy(own.clone())).is_ok());
    assert!(executor.block_on(future).is_ok());
    own.take();
}
