//! What outlives an executor: wakers, tasks, handles, on this thread and on others.

mod support;

use std::cell::RefCell;
use std::future::{pending, poll_fn};
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};

use interleave::{Cancelled, Deferred, Executor, Handle, ThreadHost, VirtualHost, sleep};
use support::{Counts, Log, OnDrop, executor, ms};

#[test]
fn dropping_the_executor_drops_every_future_in_the_order_of_spawning() {
    let (executor, _) = executor();
    let log = Log::new();
    for name in ["a", "b", "c"] {
        let log = log.clone();
        executor
            .spawn(async move {
                let _guard = OnDrop(move || log.add(name));
                pending::<()>().await;
            })
            .detach();
    }
    executor.run_until_idle();
    drop(executor);
    log.expect(&["a", "b", "c"]);
}

#[test]
fn stray_wakers_may_be_used_after_the_end() {
    let stray: Arc<Mutex<Vec<Waker>>> = Arc::default();
    let (executor, _) = executor();
    let counts = Counts::default();
    let keep = stray.clone();
    executor
        .spawn(counts.count(poll_fn(move |cx| {
            keep.lock().unwrap().push(cx.waker().clone());
            Poll::<()>::Pending
        })))
        .detach();
    executor.turn();
    drop(executor);
    assert_eq!(counts.get(), (1, 1));
    let wakers = std::mem::take(&mut *stray.lock().unwrap());
    let there = wakers.clone();
    std::thread::spawn(move || {
        for waker in there {
            waker.wake_by_ref();
            waker.wake();
        }
    })
    .join()
    .unwrap();
    wakers[0].wake_by_ref();
    drop(wakers);
    assert_eq!(counts.get(), (1, 1));
}

#[test]
fn a_task_whose_executor_is_gone_counts_as_cancelled() {
    let (gone, _) = executor();
    let finished = gone.spawn(async { 1 });
    let waiting = gone.spawn(pending::<()>());
    gone.turn();
    drop(gone);
    let (other, _) = executor();
    assert_eq!(other.block_on(finished), Ok(1), "it had its result");
    assert_eq!(other.block_on(waiting), Err(Cancelled));
}

#[test]
fn a_handle_may_be_used_after_the_end() {
    let (gone, _) = executor();
    let handle = gone.handle();
    let future: Deferred<i32> = handle.deferred();
    drop(gone);
    let log = Log::new();
    let guard = log.clone();
    let guard = OnDrop(move || guard.add("dropped"));
    let late = handle.spawn(async move {
        let _guard = guard;
    });
    log.expect(&["dropped"]);
    assert!(late.is_finished());
    assert!(!late.cancel());
    let call = handle.call_soon(|| unreachable!());
    assert!(call.is_cancelled());
    assert!(handle.call_later(ms(1), || unreachable!()).is_cancelled());
    future.add_done_callback(|_| unreachable!());
    future.set_result(1).unwrap();
    let (other, _) = executor();
    assert!(other.try_block_on(handle.sleep(ms(1))).is_err());
    assert_eq!(other.block_on(future), Ok(1));
    assert!(handle.is_closed());
}

#[test]
fn what_is_dropped_with_the_executor_may_call_back_in() {
    let (executor, _) = executor();
    let log = Log::new();
    let other: Rc<RefCell<Vec<Waker>>> = Rc::default();
    let wakers = other.clone();
    executor
        .spawn(poll_fn(move |cx| {
            wakers.borrow_mut().push(cx.waker().clone());
            Poll::<()>::Pending
        }))
        .detach();
    let (handle, inner) = (executor.handle(), log.clone());
    executor
        .spawn(async move {
            let _guard = OnDrop(move || {
                let late = handle.spawn(async { unreachable!() });
                late.detach();
                handle.call_soon(|| unreachable!());
                for waker in other.borrow_mut().drain(..) {
                    waker.wake();
                }
                inner.add("dropped");
            });
            pending::<()>().await;
        })
        .detach();
    executor.run_until_idle();
    drop(executor);
    log.expect(&["dropped"]);
}

#[test]
fn an_executor_may_be_dropped_by_its_own_task() {
    let log = Log::new();
    let executor = Rc::new(RefCell::new(Some(Rc::new(Executor::new(
        VirtualHost::new(),
    )))));
    let running = executor.borrow().clone().unwrap();
    let (own, inner) = (executor.clone(), log.clone());
    running
        .spawn(async move {
            let handle = Handle::current();
            let log = inner.clone();
            let _guard = OnDrop(move || log.add("dropped"));
            own.take();
            inner.add("still running");
            handle.sleep(ms(1)).await;
        })
        .detach();
    running.turn();
    log.expect(&["still running"]);
    drop(running);
    log.expect(&["dropped"]);
}

#[test]
fn wakers_work_from_another_thread() {
    let executor = Executor::new(ThreadHost::new());
    let (sender, receiver) = async_channel::unbounded();
    let thread = std::thread::spawn(move || {
        for n in 0..100 {
            sender.send_blocking(n).unwrap();
        }
    });
    let sum = executor.block_on(async move {
        let mut sum = 0;
        while let Ok(n) = receiver.recv().await {
            sum += n;
        }
        sum
    });
    thread.join().unwrap();
    assert_eq!(sum, 4950);
}

#[test]
fn the_last_waker_may_die_on_another_thread() {
    let (executor, _) = executor();
    let counts = Counts::default();
    let (sender, receiver) = std::sync::mpsc::channel();
    let task = executor.spawn(counts.count(poll_fn(move |cx| {
        sender.send(cx.waker().clone()).unwrap();
        Poll::<()>::Pending
    })));
    executor.turn();
    let waker = receiver.recv().unwrap();
    drop(task);
    executor.turn();
    assert_eq!(counts.get(), (1, 1));
    std::thread::spawn(move || drop(waker)).join().unwrap();
}

#[test]
fn sleeping_on_a_dead_executor_never_ends_early() {
    let (gone, _) = executor();
    let sleeping = gone.handle().sleep(ms(1));
    drop(gone);
    let (other, _) = executor();
    other.block_on(async {
        let mut sleeping = std::pin::pin!(sleeping);
        assert!(futures::poll!(sleeping.as_mut()).is_pending());
        sleep(ms(10)).await;
        assert!(futures::poll!(sleeping).is_pending());
    });
}
