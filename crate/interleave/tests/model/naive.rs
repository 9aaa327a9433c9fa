//! The same programs on the simplest thing that could be right: lists, searched from the front.
//!
//! Nothing here is clever, so that it can be checked by reading it against the rules: one queue, turns
//! that run a snapshot of it, timers by deadline and then by age.

use crate::program::{CHANNELS, FUTURES, Op};

#[derive(Clone, Copy, PartialEq, Debug)]
enum Job {
    Task(usize),
    Call(usize),
    /// A callback of a future, with the value it will see.
    Done(usize, Option<usize>),
}

#[derive(Clone, Copy, PartialEq)]
enum Wakes {
    Task(usize),
    Call(usize),
}

struct Timer {
    id: usize,
    deadline: u64,
    wakes: Wakes,
}

/// What a task is in the middle of.
#[derive(Clone, Copy, PartialEq)]
enum Waiting {
    No,
    Yield {
        since: u64,
    },
    Timer(usize),
    Join(usize),
    Future(usize),
    /// A future, and the sleep that limits the wait.
    Timeout(usize, Limit),
    Channel(usize),
}

#[derive(Clone, Copy, PartialEq)]
enum Limit {
    Passing { since: u64 },
    Timer(usize),
}

#[derive(Clone, Copy, PartialEq)]
enum Life {
    Live,
    Finished,
    Dropped,
}

#[derive(Clone, Copy, PartialEq)]
enum Holder {
    World,
    Task(usize),
    Nobody,
}

struct Task {
    script: Vec<Op>,
    step: usize,
    waiting: Waiting,
    life: Life,
    queued: bool,
    cancelled: bool,
    holder: Holder,
    /// Who awaits it.
    awaiter: Option<usize>,
}

enum Waiter {
    Task(usize),
    Callback(usize),
}

struct Future {
    /// `Some(None)`: cancelled.
    outcome: Option<Option<usize>>,
    waiters: Vec<Waiter>,
}

struct Channel {
    items: Vec<usize>,
    /// Tasks that listen, and whether they were told that there is something.
    listeners: Vec<(usize, bool)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Call {
    Queued,
    Timed(usize),
    Over,
    Cancelled,
}

pub struct Model {
    log: Vec<String>,
    now: u64,
    turn: u64,
    queue: Vec<Job>,
    timers: Vec<Timer>,
    timers_made: usize,
    tasks: Vec<Task>,
    calls: Vec<Call>,
    callbacks: usize,
    futures: Vec<Future>,
    channels: Vec<Channel>,
    running: Option<usize>,
    woken_while_running: bool,
}

pub fn run(program: &[Vec<Op>]) -> Vec<String> {
    let mut model = Model {
        log: Vec::new(),
        now: 0,
        turn: 0,
        queue: Vec::new(),
        timers: Vec::new(),
        timers_made: 0,
        tasks: Vec::new(),
        calls: Vec::new(),
        callbacks: 0,
        futures: (0..FUTURES)
            .map(|_| Future {
                outcome: None,
                waiters: Vec::new(),
            })
            .collect(),
        channels: (0..CHANNELS)
            .map(|_| Channel {
                items: Vec::new(),
                listeners: Vec::new(),
            })
            .collect(),
        running: None,
        woken_while_running: false,
    };
    for script in program {
        model.spawn(script.clone());
    }
    while model.turn() {}
    model.log
}

const MS: u64 = 1_000_000;

impl Model {
    /// Runs a turn, after waiting for the next deadline if nothing is ready. Returns false when there
    /// is nothing to wait for.
    fn turn(&mut self) -> bool {
        if self.queue.is_empty() {
            match self.timers.iter().map(|timer| timer.deadline).min() {
                Some(deadline) => self.now = self.now.max(deadline),
                None => return false,
            }
        }
        self.turn += 1;
        while let Some(timer) = self.next_due() {
            let timer = self.timers.remove(timer);
            match timer.wakes {
                Wakes::Task(task) => self.wake(task),
                Wakes::Call(call) => {
                    self.calls[call] = Call::Queued;
                    self.queue.push(Job::Call(call));
                }
            }
        }
        for job in std::mem::take(&mut self.queue) {
            match job {
                Job::Task(task) => self.run_task(task),
                Job::Call(call) => {
                    if self.calls[call] == Call::Queued {
                        self.calls[call] = Call::Over;
                        self.log.push(format!("call {call}"));
                    }
                }
                Job::Done(callback, value) => self.log.push(format!("done {callback} {value:?}")),
            }
        }
        true
    }

    fn next_due(&self) -> Option<usize> {
        (0..self.timers.len())
            .filter(|&n| self.timers[n].deadline <= self.now)
            .min_by_key(|&n| (self.timers[n].deadline, self.timers[n].id))
    }

    fn arm(&mut self, delay: u64, wakes: Wakes) -> usize {
        self.timers_made += 1;
        self.timers.push(Timer {
            id: self.timers_made,
            deadline: self.now + delay * MS,
            wakes,
        });
        self.timers_made
    }

    fn is_armed(&self, timer: usize) -> bool {
        self.timers.iter().any(|armed| armed.id == timer)
    }

    fn disarm(&mut self, timer: usize) {
        self.timers.retain(|armed| armed.id != timer);
    }

    fn spawn(&mut self, script: Vec<Op>) {
        self.tasks.push(Task {
            script,
            step: 0,
            waiting: Waiting::No,
            life: Life::Live,
            queued: false,
            cancelled: false,
            holder: Holder::World,
            awaiter: None,
        });
        self.wake(self.tasks.len() - 1);
    }

    fn wake(&mut self, task: usize) {
        if self.tasks[task].life != Life::Live || self.tasks[task].queued {
        } else if self.running == Some(task) {
            self.woken_while_running = true;
        } else {
            self.tasks[task].queued = true;
            self.queue.push(Job::Task(task));
        }
    }

    fn cancel(&mut self, task: usize) -> bool {
        if self.tasks[task].life != Life::Live {
            return false;
        }
        self.tasks[task].cancelled = true;
        self.wake(task);
        true
    }

    fn run_task(&mut self, task: usize) {
        self.tasks[task].queued = false;
        if self.tasks[task].cancelled {
            self.stop_waiting(task);
            self.end(task, Life::Dropped);
            return;
        }
        self.running = Some(task);
        self.woken_while_running = false;
        let finished = self.poll(task);
        self.running = None;
        if finished {
            self.end(task, Life::Finished);
        } else if self.woken_while_running {
            self.wake(task);
        }
    }

    fn end(&mut self, task: usize, life: Life) {
        self.log.push(format!("t{task} dropped"));
        self.tasks[task].life = life;
        if let Some(awaiter) = self.tasks[task].awaiter.take() {
            self.wake(awaiter);
        }
    }

    /// What is dropped with a future that is dropped half-way.
    fn stop_waiting(&mut self, task: usize) {
        match std::mem::replace(&mut self.tasks[task].waiting, Waiting::No) {
            Waiting::No | Waiting::Yield { .. } => {}
            Waiting::Timer(timer) => self.disarm(timer),
            Waiting::Join(other) => {
                self.tasks[other].awaiter = None;
                self.tasks[other].holder = Holder::Nobody;
                self.cancel(other);
            }
            Waiting::Future(future) => self.leave_future(future, task),
            Waiting::Timeout(future, limit) => {
                self.leave_future(future, task);
                if let Limit::Timer(timer) = limit {
                    self.disarm(timer);
                }
            }
            Waiting::Channel(channel) => {
                let listeners = &mut self.channels[channel].listeners;
                let place = listeners.iter().position(|(who, _)| *who == task);
                let told = place.is_some_and(|place| listeners.remove(place).1);
                // Who was told and leaves tells the next one.
                if told {
                    self.tell(channel);
                }
            }
        }
    }

    fn leave_future(&mut self, future: usize, task: usize) {
        self.futures[future]
            .waiters
            .retain(|waiter| !matches!(waiter, Waiter::Task(who) if *who == task));
    }

    fn tell(&mut self, channel: usize) {
        let listeners = &mut self.channels[channel].listeners;
        if let Some(listener) = listeners.iter_mut().find(|(_, told)| !told) {
            listener.1 = true;
            let task = listener.0;
            self.wake(task);
        }
    }

    /// Runs a task until it waits (false) or is at its end (true).
    fn poll(&mut self, task: usize) -> bool {
        loop {
            let step = self.tasks[task].step;
            let Some(op) = self.tasks[task].script.get(step).cloned() else {
                return true;
            };
            let Some(outcome) = self.perform(task, op) else {
                return false;
            };
            self.tasks[task].waiting = Waiting::No;
            self.tasks[task].step += 1;
            self.log
                .push(format!("{} t{task}.{step} {outcome}", self.now));
        }
    }

    fn wait(&mut self, task: usize, waiting: Waiting) -> Option<String> {
        self.tasks[task].waiting = waiting;
        None
    }

    fn perform(&mut self, task: usize, op: Op) -> Option<String> {
        let waiting = self.tasks[task].waiting;
        let nothing = Some(String::new());
        match op {
            Op::Yield => self.pass_turn(task, waiting),
            Op::Sleep(0) => self.pass_turn(task, waiting),
            Op::Sleep(delay) => match waiting {
                Waiting::Timer(timer) if !self.is_armed(timer) => nothing,
                Waiting::Timer(_) => None,
                _ => {
                    let timer = self.arm(delay, Wakes::Task(task));
                    self.wait(task, Waiting::Timer(timer))
                }
            },
            Op::Spawn(script) => {
                self.spawn(script);
                nothing
            }
            Op::Cancel(index) => {
                let index = index % self.tasks.len();
                let held = self.tasks[index].holder == Holder::World;
                let cancelled = held.then(|| self.cancel(index));
                Some(format!("cancel {cancelled:?}"))
            }
            Op::Join(index) => self.join(task, index % self.tasks.len(), waiting),
            Op::Detach(index) => {
                let index = index % self.tasks.len();
                if self.tasks[index].holder == Holder::World {
                    self.tasks[index].holder = Holder::Nobody;
                }
                nothing
            }
            Op::SetResult(index) => Some(format!("set {}", self.complete(index, Some(task)))),
            Op::CancelFuture(index) => Some(format!("cancel {}", self.complete(index, None))),
            Op::AwaitFuture(index) => match self.futures[index].outcome {
                Some(outcome) => Some(format!("got {outcome:?}")),
                None if waiting == Waiting::Future(index) => None,
                None => {
                    self.futures[index].waiters.push(Waiter::Task(task));
                    self.wait(task, Waiting::Future(index))
                }
            },
            Op::TimeoutFuture(index, delay) => self.timeout(task, index, delay, waiting),
            Op::AddCallback(index) => {
                let callback = self.callbacks;
                self.callbacks += 1;
                match self.futures[index].outcome {
                    Some(outcome) => self.queue.push(Job::Done(callback, outcome)),
                    None => self.futures[index].waiters.push(Waiter::Callback(callback)),
                }
                nothing
            }
            Op::CallSoon => {
                self.queue.push(Job::Call(self.calls.len()));
                self.calls.push(Call::Queued);
                nothing
            }
            Op::CallLater(delay) => {
                let timer = self.arm(delay, Wakes::Call(self.calls.len()));
                self.calls.push(Call::Timed(timer));
                nothing
            }
            Op::CancelCall(index) => {
                let cancelled = (!self.calls.is_empty()).then(|| {
                    let index = index % self.calls.len();
                    let call = self.calls[index];
                    if let Call::Timed(timer) = call {
                        self.disarm(timer);
                    }
                    let pending = matches!(call, Call::Queued | Call::Timed(_));
                    if pending {
                        self.calls[index] = Call::Cancelled;
                    }
                    pending
                });
                Some(format!("cancel {cancelled:?}"))
            }
            Op::Send(index) => {
                self.channels[index].items.push(task);
                self.tell(index);
                nothing
            }
            Op::Recv(index) => self.receive(task, index, waiting),
        }
    }

    fn pass_turn(&mut self, task: usize, waiting: Waiting) -> Option<String> {
        match waiting {
            Waiting::Yield { since } if since != self.turn => Some(String::new()),
            Waiting::Yield { .. } => None,
            _ => {
                self.wake(task);
                self.wait(task, Waiting::Yield { since: self.turn })
            }
        }
    }

    fn join(&mut self, task: usize, other: usize, waiting: Waiting) -> Option<String> {
        // The index wraps around a list that may have grown since; what is awaited stays.
        let other = match waiting {
            Waiting::Join(other) => other,
            _ if other == task => return Some("own handle".into()),
            _ if self.tasks[other].holder != Holder::World => return Some("no handle".into()),
            _ => {
                self.tasks[other].holder = Holder::Task(task);
                other
            }
        };
        match self.tasks[other].life {
            Life::Live => {
                self.tasks[other].awaiter = Some(task);
                self.wait(task, Waiting::Join(other))
            }
            life => Some(format!("join t{other} {}", life == Life::Finished)),
        }
    }

    fn complete(&mut self, future: usize, outcome: Option<usize>) -> bool {
        if self.futures[future].outcome.is_some() {
            return false;
        }
        self.futures[future].outcome = Some(outcome);
        for waiter in std::mem::take(&mut self.futures[future].waiters) {
            match waiter {
                Waiter::Task(task) => self.wake(task),
                Waiter::Callback(callback) => self.queue.push(Job::Done(callback, outcome)),
            }
        }
        true
    }

    fn timeout(
        &mut self,
        task: usize,
        future: usize,
        delay: u64,
        waiting: Waiting,
    ) -> Option<String> {
        let limit = match waiting {
            Waiting::Timeout(_, limit) => Some(limit),
            _ => None,
        };
        if let Some(outcome) = self.futures[future].outcome {
            if let Some(Limit::Timer(timer)) = limit {
                self.disarm(timer);
            }
            return Some(format!("got {:?}", Some(outcome)));
        }
        if limit.is_none() {
            self.futures[future].waiters.push(Waiter::Task(task));
        }
        let limit = match limit {
            Some(Limit::Passing { since }) if since != self.turn => None,
            Some(Limit::Timer(timer)) if !self.is_armed(timer) => None,
            Some(limit) => Some(limit),
            None if delay == 0 => {
                self.wake(task);
                Some(Limit::Passing { since: self.turn })
            }
            None => Some(Limit::Timer(self.arm(delay, Wakes::Task(task)))),
        };
        match limit {
            Some(limit) => self.wait(task, Waiting::Timeout(future, limit)),
            None => {
                self.leave_future(future, task);
                Some("got None".into())
            }
        }
    }

    fn receive(&mut self, task: usize, channel: usize, waiting: Waiting) -> Option<String> {
        // async-channel's way: try, then listen; who is told tries again, and if there is nothing, listens
        // again at the end of the line.
        let listening = waiting == Waiting::Channel(channel);
        if !self.channels[channel].items.is_empty() {
            let item = self.channels[channel].items.remove(0);
            if listening {
                self.stop_waiting(task);
            }
            return Some(format!("received {:?}", Some(item)));
        }
        let listeners = &mut self.channels[channel].listeners;
        if listening {
            if listeners.contains(&(task, false)) {
                return None;
            }
            listeners.retain(|(who, _)| *who != task);
        }
        listeners.push((task, false));
        self.wait(task, Waiting::Channel(channel))
    }
}
