//! Runs a program on the executor, writing down what happens.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;

use interleave::{
    CallHandle, Deferred, Executor, Handle, Task, VirtualHost, now, sleep, timeout, yield_now,
};

use crate::program::{CHANNELS, FUTURES, Op};
use crate::support::{Log, OnDrop, ms};

struct World {
    handle: Handle,
    log: Log,
    tasks: RefCell<Vec<Option<Task<()>>>>,
    calls: RefCell<Vec<CallHandle>>,
    callbacks: Cell<usize>,
    futures: Vec<Deferred<usize>>,
    channels: Vec<(async_channel::Sender<usize>, async_channel::Receiver<usize>)>,
}

pub fn run(program: &[Vec<Op>]) -> Vec<String> {
    let executor = Executor::new(VirtualHost::new());
    let handle = executor.handle();
    let world = Rc::new(World {
        log: Log::new(),
        tasks: RefCell::default(),
        calls: RefCell::default(),
        callbacks: Cell::new(0),
        futures: (0..FUTURES).map(|_| handle.deferred()).collect(),
        channels: (0..CHANNELS).map(|_| async_channel::unbounded()).collect(),
        handle,
    });
    for script in program {
        world.spawn(script.clone());
    }
    executor.run_until_idle();
    world.log.take()
}

impl World {
    fn spawn(self: &Rc<World>, script: Vec<Op>) {
        // The number is known before the task is, for an index is taken here.
        let number = self.tasks.borrow().len();
        self.tasks.borrow_mut().push(None);
        let log = self.log.clone();
        let dropped = move || log.add(format!("t{number} dropped"));
        let future: Pin<Box<dyn Future<Output = ()>>> =
            Box::pin(task(self.clone(), number, script, OnDrop(dropped)));
        let task = self.handle.spawn(future);
        self.tasks.borrow_mut()[number] = Some(task);
    }

    fn take(&self, index: usize) -> (usize, Option<Task<()>>) {
        let mut tasks = self.tasks.borrow_mut();
        let index = index % tasks.len();
        (index, tasks[index].take())
    }
}

/// The guard is a parameter, so that it is there even if the task is dropped before it began.
async fn task(world: Rc<World>, number: usize, script: Vec<Op>, _guard: OnDrop<impl FnMut()>) {
    for (step, op) in script.into_iter().enumerate() {
        let outcome = perform(&world, number, op).await;
        world
            .log
            .add(format!("{} t{number}.{step} {outcome}", now().as_nanos()));
    }
}

async fn perform(world: &Rc<World>, number: usize, op: Op) -> String {
    match op {
        Op::Yield => {
            yield_now().await;
            String::new()
        }
        Op::Sleep(delay) => {
            sleep(ms(delay)).await;
            String::new()
        }
        Op::Spawn(script) => {
            world.spawn(script);
            String::new()
        }
        Op::Cancel(index) => {
            let tasks = world.tasks.borrow();
            let task = tasks[index % tasks.len()].as_ref();
            format!("cancel {:?}", task.map(Task::cancel))
        }
        Op::Join(index) => {
            // A task that awaits itself would take itself along when it is dropped.
            if index % world.tasks.borrow().len() == number {
                return "own handle".into();
            }
            match world.take(index) {
                (_, None) => "no handle".into(),
                (index, Some(task)) => format!("join t{index} {}", task.await.is_ok()),
            }
        }
        Op::Detach(index) => {
            if let (_, Some(task)) = world.take(index) {
                task.detach();
            }
            String::new()
        }
        Op::SetResult(index) => format!("set {}", world.futures[index].set_result(number).is_ok()),
        Op::CancelFuture(index) => format!("cancel {}", world.futures[index].cancel()),
        Op::AwaitFuture(index) => format!("got {:?}", world.futures[index].clone().await.ok()),
        Op::TimeoutFuture(index, delay) => {
            let result = timeout(ms(delay), world.futures[index].clone()).await;
            format!("got {:?}", result.map(Result::ok).ok())
        }
        Op::AddCallback(index) => {
            let callback = world.callbacks.replace(world.callbacks.get() + 1);
            let log = world.log.clone();
            world.futures[index].add_done_callback(move |done| {
                log.add(format!(
                    "done {callback} {:?}",
                    done.result().and_then(Result::ok)
                ));
            });
            String::new()
        }
        Op::CallSoon | Op::CallLater(_) => {
            let call = world.calls.borrow().len();
            let callback = world.log.adds(format!("call {call}"));
            let call = match op {
                Op::CallLater(delay) => world.handle.call_later(ms(delay), callback),
                _ => world.handle.call_soon(callback),
            };
            world.calls.borrow_mut().push(call);
            String::new()
        }
        Op::CancelCall(index) => {
            let calls = world.calls.borrow();
            let cancelled = (!calls.is_empty()).then(|| calls[index % calls.len()].cancel());
            format!("cancel {cancelled:?}")
        }
        Op::Send(index) => {
            world.channels[index].0.try_send(number).unwrap();
            String::new()
        }
        Op::Recv(index) => format!("received {:?}", world.channels[index].1.recv().await.ok()),
    }
}
