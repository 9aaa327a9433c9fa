//! Threads over stacks: the program's threads take turns on one thread of the system. Knows a thread's stack and
//! its `VirtualMachine`; whose turn it is, `schedule.rs` knows.
//!
//! The main stack drives. When the main thread waits, it goes over to one thread after the other, each until that
//! one waits, and comes back to itself when its own turn has come. So a thread that waits has nothing to decide: it
//! goes back to the main stack. RustPython keeps its current machines in a stack of its own, which only grows and
//! shrinks at its end; going over and coming back is what it can follow.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use interleave::{Host, Instant, Parked};
use rustpython_vm::VirtualMachine;

use super::schedule::{Next, Schedule};
use super::second::SecondVm;
use super::stacks::{StackId, Stacks};
use super::{CannotStart, Entry, ThreadId, Threads};

/// How many threads there can be beside the first.
const MOST: usize = 64;

/// After so many turns without it the host is asked whether anything has come from outside.
const TURNS_WITHOUT_HOST: u32 = 256;

/// Threads that take turns. Exactly one runs; it runs until it waits.
pub struct GreenThreads {
    stacks: Rc<dyn Stacks>,
    schedule: RefCell<Schedule>,
    workers: RefCell<BTreeMap<ThreadId, Worker>>,
    /// Those whose threads have ended, for the next ones.
    idle: RefCell<Vec<Worker>>,
    /// How many turns since the host was asked.
    turns: Cell<u32>,
    /// The program has ended.
    closed: Cell<bool>,
}

/// A stack and a machine, for one thread after another.
struct Worker {
    stack: StackId,
    desk: Rc<Desk>,
}

/// What a worker and the main stack tell each other.
struct Desk {
    vm: SecondVm,
    /// What to do next. Taken by the worker; if there is nothing, its stack ends.
    entry: RefCell<Option<Entry>>,
    /// The thread has ended.
    ended: Cell<bool>,
}

impl GreenThreads {
    /// Threads on these stacks.
    #[must_use]
    pub fn new(stacks: impl Stacks + 'static) -> GreenThreads {
        GreenThreads {
            stacks: Rc::new(stacks),
            schedule: RefCell::new(Schedule::new()),
            workers: RefCell::default(),
            idle: RefCell::default(),
            turns: Cell::new(0),
            closed: Cell::new(false),
        }
    }

    fn worker(&self, vm: &VirtualMachine) -> Result<Worker, CannotStart> {
        // Not inside the condition: its borrow would last through the block, and renewing may run the program's code.
        let idle = self.idle.borrow_mut().pop();
        if let Some(worker) = idle {
            worker.desk.vm.renew(vm);
            return Ok(worker);
        }
        let desk = Rc::new(Desk {
            vm: SecondVm::new(vm)?,
            entry: RefCell::default(),
            ended: Cell::new(false),
        });
        let stack = {
            let desk = Rc::clone(&desk);
            let stacks = Rc::clone(&self.stacks);
            self.stacks
                .create(Box::new(move || work(&desk, &*stacks)))?
        };
        Ok(Worker { stack, desk })
    }

    /// From the main stack: a turn of this thread.
    fn turn(&self, thread: ThreadId) {
        let (stack, desk) = {
            let workers = self.workers.borrow();
            let worker = &workers[&thread];
            (worker.stack, Rc::clone(&worker.desk))
        };
        desk.vm.run(|| self.stacks.resume(stack));
        if desk.ended.take()
            && let Some(worker) = self.workers.borrow_mut().remove(&thread)
        {
            self.idle.borrow_mut().push(worker);
        }
    }

    /// Lets the host see what came from outside, if it has not for long.
    fn look_outside(&self, host: &dyn Host) {
        self.turns.set(self.turns.get().saturating_add(1));
        if self.turns.get() >= TURNS_WITHOUT_HOST {
            self.turns.set(0);
            host.park(Some(host.now()));
        }
    }
}

/// What runs on a worker's stack.
fn work(desk: &Desk, stacks: &dyn Stacks) {
    // SAFETY: the desk, and so its machine, lives as long as this stack, which owns a part of it. Nobody changes a
    // machine but through its cells.
    let vm = unsafe { &*desk.vm.vm() };
    while let Some(entry) = desk.entry.take() {
        entry(vm);
        desk.ended.set(true);
        stacks.suspend();
    }
}

impl Threads for GreenThreads {
    fn start(&self, vm: &VirtualMachine, entry: Entry) -> Result<ThreadId, CannotStart> {
        if self.closed.get() {
            return Err(CannotStart("the program has ended".to_owned()));
        }
        if self.workers.borrow().len() >= MOST {
            return Err(CannotStart(format!(
                "there are {MOST} already, which is as many as there can be here"
            )));
        }
        let worker = self.worker(vm)?;
        worker.desk.entry.replace(Some(entry));
        let thread = self.schedule.borrow_mut().start();
        self.workers.borrow_mut().insert(thread, worker);
        Ok(thread)
    }

    fn current(&self) -> ThreadId {
        self.schedule.borrow().running()
    }

    fn park(&self, host: &dyn Host, until: Option<Instant>) -> Parked {
        if self.workers.borrow().is_empty() || self.closed.get() {
            return host.park(until);
        }
        self.schedule.borrow_mut().wait(until);
        if until.is_some_and(|until| until <= host.now()) {
            // It does not wait: it gives way, to what comes from outside too.
            self.turns.set(TURNS_WITHOUT_HOST);
        }
        if self.current() != ThreadId::MAIN {
            self.stacks.suspend();
            return Parked::Again;
        }
        loop {
            // Not inside the match: its borrow would last through the arms.
            let next = self.schedule.borrow_mut().next(host.now());
            match next {
                Next::Run(ThreadId::MAIN) => {
                    self.look_outside(host);
                    return Parked::Again;
                }
                Next::Run(thread) => {
                    self.look_outside(host);
                    self.turn(thread);
                }
                Next::Wait(deadline) => {
                    let parked = host.park(deadline);
                    let mut schedule = self.schedule.borrow_mut();
                    if parked == Parked::Stuck {
                        schedule.hurry(ThreadId::MAIN);
                        schedule.next(host.now());
                        return Parked::Stuck;
                    }
                    if deadline.is_none_or(|deadline| host.now() < deadline) {
                        // Woken from outside.
                        schedule.look_again();
                    }
                }
            }
        }
    }

    fn wake(&self, thread: ThreadId) {
        self.schedule.borrow_mut().wake(thread);
    }

    fn notify(&self) {
        self.schedule.borrow_mut().look_again();
    }

    fn close(&self) {
        self.closed.set(true);
        // The bodies of those end. One that waits keeps what lies on its stack for ever, and never runs again.
        for worker in self.idle.take() {
            let suspended = worker.desk.vm.run(|| self.stacks.resume(worker.stack));
            assert!(!suspended, "a worker without work ends");
        }
    }
}
