//! The trace: what the runtime did, as typed events. Knows their shapes and how one is stamped; knows
//! nothing of who reads them.
//!
//! The life of a task, and the events that mark it:
//!
//! ```text
//!  spawn ──TaskSpawned, TaskWoken──▶ ready ──JobStarted──▶ running ──JobEnded──▶ finished
//!                                      ▲                      │                  failed
//!                                      │                      │                  cancelled
//!                                  TaskWoken              JobEnded
//!                                   {cause}          {Suspended(wait)}
//!                                      │                      │
//!                                      └───── suspended ◀─────┘
//! ```
//!
//! A timer goes from `TimerArmed` to `TimerFired` or `TimerCancelled`, a callback from
//! `CallScheduled` to its job or to `CallCancelled`, a [`Deferred`](crate::Deferred) from
//! `FutureCreated` to `FutureResolved`.
//!
//! Who woke whom, and why each job ended, read from a trace:
//!
//! ```
//! use interleave::trace::{Cause, EventKind, JobId, Outcome, Recorder, Wait};
//! use interleave::{sleep, Executor, VirtualHost};
//! use std::time::Duration;
//!
//! let recorder = Recorder::new();
//! let executor = Executor::with_trace(VirtualHost::new(), recorder.clone());
//! let task = executor.spawn(async { sleep(Duration::from_secs(1)).await });
//! executor.run_until_idle();
//!
//! let mut told = Vec::new();
//! for event in recorder.take() {
//!     match event.kind {
//!         EventKind::TaskWoken { task, cause: Cause::Timer(timer) } => {
//!             told.push(format!("{}: {timer} wakes {task}", event.at));
//!         }
//!         EventKind::JobEnded { job: JobId::Task(task), outcome } => told.push(match outcome {
//!             Outcome::Suspended(Wait::Timer { deadline, .. }) => {
//!                 format!("{}: {task} sleeps until {deadline}", event.at)
//!             }
//!             outcome => format!("{}: {task} {outcome:?}", event.at),
//!         }),
//!         _ => {}
//!     }
//! }
//! assert_eq!(
//!     told,
//!     ["0ns: task-1 sleeps until 1s", "1s: timer-1 wakes task-1", "1s: task-1 Finished"]
//! );
//! # drop(task);
//! ```

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::{CallId, FutureId, Instant, ResourceId, TaskId, TimerId};

mod words;

pub use words::{VERSION, Words};

/// Receives the events of an executor.
///
/// It is called in the midst of scheduling, at times from another thread: it must be quick, must not
/// panic and must not call the executor. Recording into a buffer that is read between turns is the
/// usual way.
///
/// ```
/// use interleave::trace::{Event, EventKind, Sink};
/// use interleave::{Executor, VirtualHost};
/// use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
/// use std::sync::Arc;
///
/// #[derive(Default)]
/// struct CountSpawns(AtomicUsize);
///
/// impl Sink for CountSpawns {
///     fn record(&self, event: Event) {
///         if let EventKind::TaskSpawned { .. } = event.kind {
///             self.0.fetch_add(1, Relaxed);
///         }
///     }
/// }
///
/// let counter = Arc::new(CountSpawns::default());
/// let executor = Executor::with_trace(VirtualHost::new(), counter.clone());
/// executor.spawn(async {}).detach();
/// assert_eq!(counter.0.load(Relaxed), 1);
/// ```
pub trait Sink: Send + Sync + 'static {
    /// Takes one event.
    fn record(&self, event: Event);
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The program time.
    pub at: Instant,
    /// The number of the turn in which it happened, or of the last one if the loop stood still.
    /// The first turn is 1.
    pub turn: u64,
    /// What it was.
    pub kind: EventKind,
    /// Where in somebody's program, if that is known: where a task was spawned, where it stands when its job ends, where
    /// a callback was handed over, a timer set, a future resolved, a cancellation asked for. The executor does not know;
    /// the owner of a task may say.
    pub place: Option<Arc<Place>>,
}

/// Where a task stands in the program that it runs, as its owner says it.
///
/// ```
/// use interleave::trace::{EventKind, Frame, Outcome, Place, Recorder, Wait};
/// use interleave::{Executor, VirtualHost};
/// use std::sync::Arc;
///
/// let recorder = Recorder::new();
/// let executor = Executor::with_trace(VirtualHost::new(), recorder.clone());
/// let handle = executor.handle();
/// let task = handle.foreign_task(|| None, || None);
/// let inner = handle.clone();
/// handle.step_soon(task, move || {
///     let call = Frame { function: "main".into(), file: "main.py".into(), line: 3 };
///     let place = Place { what: Some("get()".into()), line: Some(3), stack: vec![call] };
///     inner.stands_at(|| Some(Arc::new(place)));
///     Outcome::Suspended(Wait::Other)
/// });
/// executor.turn();
/// let place = recorder.take().pop().unwrap().place.unwrap();
/// assert_eq!(place.line, Some(3));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Of a task that waits: for what, in words. Of a new one, or of a callback: what it runs.
    pub what: Option<Arc<str>>,
    /// The line of the person's own program, counted from 1.
    pub line: Option<u32>,
    /// The calls that have not returned, outermost first; those of a library too.
    pub stack: Vec<Frame>,
}

/// One call of a [`Place`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The function.
    pub function: Arc<str>,
    /// The file it is in.
    pub file: Arc<str>,
    /// The line at which it stands, counted from 1.
    pub line: u32,
}

/// What happened. More kinds may come, so a `match` needs a last arm.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventKind {
    /// A turn began, with this many jobs to run.
    TurnStarted {
        /// Jobs in the snapshot.
        jobs: usize,
    },
    /// A task came to be.
    TaskSpawned {
        /// The new task.
        task: TaskId,
        /// The task that was running when it was spawned.
        parent: Option<TaskId>,
        /// Its name, if it was given one.
        name: Option<Arc<str>>,
    },
    /// A task was put into the ready queue.
    ///
    /// A task that is woken while it runs is put there as soon as its poll returns; it then counts as
    /// woken by itself, and this comes before its `JobEnded`.
    TaskWoken {
        /// The task.
        task: TaskId,
        /// What woke it.
        cause: Cause,
    },
    /// A task was given another name by its owner.
    TaskRenamed {
        /// The task.
        task: TaskId,
        /// Its name from now on.
        name: Arc<str>,
    },
    /// Somebody asked that a task be cancelled; its future is dropped when its job comes.
    CancelRequested {
        /// The task.
        task: TaskId,
        /// Who asked.
        cause: Cause,
    },
    /// A callback was put into the ready queue.
    CallScheduled {
        /// The callback.
        call: CallId,
        /// What put it there: the job that called `call_soon`, a timer, or a completed future's setter.
        cause: Cause,
    },
    /// A callback was cancelled before it ran.
    CallCancelled {
        /// The callback.
        call: CallId,
        /// Who cancelled it.
        cause: Cause,
    },
    /// A job began to run.
    JobStarted {
        /// Whose job.
        job: JobId,
    },
    /// A job ended.
    JobEnded {
        /// Whose job.
        job: JobId,
        /// Why.
        outcome: Outcome,
    },
    /// A [`Deferred`](crate::Deferred) was made.
    FutureCreated {
        /// The future.
        future: FutureId,
        /// Who made it.
        cause: Cause,
    },
    /// A [`Deferred`](crate::Deferred) got its result.
    FutureResolved {
        /// The future.
        future: FutureId,
        /// What kind of result.
        resolution: Resolution,
        /// Who set it.
        cause: Cause,
    },
    /// A timer was set.
    TimerArmed {
        /// The timer.
        timer: TimerId,
        /// When it is due.
        deadline: Instant,
        /// Who set it.
        cause: Cause,
    },
    /// A timer came due and woke what it was set for.
    TimerFired {
        /// The timer.
        timer: TimerId,
    },
    /// A timer was taken back before it was due.
    TimerCancelled {
        /// The timer.
        timer: TimerId,
        /// Who took it back.
        cause: Cause,
    },
    /// The owner of a future says what it stands for: somebody waits in the line of a lock, or for all that `gather` was
    /// given. Said again of the same future, with the same role, of parts that have joined those before: somebody spawned
    /// into a group that waits for its end.
    FutureServes {
        /// The future.
        future: FutureId,
        /// What it stands for.
        role: Role,
        /// At which lock, queue or the like, if it is one of these.
        resource: Option<ResourceId>,
        /// What has to be done before it is.
        parts: Arc<[Part]>,
    },
    /// Somebody holds a lock, or one of the places of a semaphore, from now on.
    Acquired {
        /// The lock.
        resource: ResourceId,
        /// Which kind of lock: [`Role::Lock`] or [`Role::Semaphore`].
        role: Role,
        /// Who holds it, if that is a task.
        holder: Option<TaskId>,
        /// Who ran then: with a semaphore, it may be the one that gave it up.
        cause: Cause,
    },
    /// Somebody holds it no longer.
    Released {
        /// The lock.
        resource: ResourceId,
        /// Which kind of lock.
        role: Role,
        /// Who held it, if that is a task.
        holder: Option<TaskId>,
        /// Who released it.
        cause: Cause,
    },
    /// The owner of a program saw a mistake in it.
    Mistaken {
        /// Which.
        mistake: Mistake,
        /// Of which task, if of one.
        task: Option<TaskId>,
        /// Of which future, if of one.
        future: Option<FutureId>,
    },
    /// The program wrote text.
    Wrote {
        /// To its first stream, the output (1), or to its second, for errors (2).
        stream: u8,
        /// How much it has written there by now, in UTF-16 code units.
        end: u64,
        /// Who wrote.
        cause: Cause,
    },
    /// The program came to another line; told only where somebody wants to step from line to line.
    LineReached {
        /// The line of the person's own program, counted from 1.
        line: u32,
        /// The line at which the function begins that it is in, or 0 outside of any.
        function: u32,
        /// Who runs.
        cause: Cause,
    },
    /// One job kept the loop to itself for longer than
    /// [`Executor::set_blocked_threshold`](crate::Executor::set_blocked_threshold) allows.
    LoopBlocked {
        /// Whose job.
        job: JobId,
        /// For how long.
        duration: Duration,
    },
}

impl EventKind {
    /// Whether the owner of a program may say where in it this happens.
    pub(crate) fn has_place(&self) -> bool {
        matches!(
            self,
            EventKind::CallScheduled { .. }
                | EventKind::TimerArmed { .. }
                | EventKind::FutureResolved { .. }
                | EventKind::CancelRequested { .. }
                | EventKind::Acquired { .. }
                | EventKind::Released { .. }
                | EventKind::Mistaken { .. }
        )
    }
}

/// What made something happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// A task, in the job that it was running.
    Task(TaskId),
    /// A callback.
    Call(CallId),
    /// A timer that came due.
    Timer(TimerId),
    /// Something outside of any job: the host, another thread, code before the loop ran.
    Outside,
}

/// Whose job stands in the ready queue or runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JobId {
    /// One poll of a task.
    Task(TaskId),
    /// One callback.
    Call(CallId),
}

/// Why a job ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The task waits.
    Suspended(Wait),
    /// It is done.
    Finished,
    /// It panicked, or its owner said that it failed
    /// ([`Handle::mark_failed`](crate::Handle::mark_failed)).
    Failed,
    /// It was cancelled and its future dropped.
    Cancelled,
}

/// What a suspended task waits for, as far as the runtime can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wait {
    /// Its next turn: it yielded.
    Turn,
    /// A sleep.
    Timer {
        /// The timer.
        timer: TimerId,
        /// When it is due.
        deadline: Instant,
    },
    /// A [`Deferred`](crate::Deferred).
    Future(FutureId),
    /// Another task's result.
    Task(TaskId),
    /// Several of these at once (a join, a race, a timeout).
    Several,
    /// Something of another crate's: a channel, a lock.
    Other,
}

/// How a [`Deferred`](crate::Deferred) was completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resolution {
    /// With a value.
    Result,
    /// With an error.
    Error,
    /// It was cancelled.
    Cancelled,
}

/// What a future stands for, as its owner says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Role {
    /// Its task waits until a lock is free.
    Lock = 1,
    /// Its task waits for a place at a semaphore.
    Semaphore = 2,
    /// Its task waits until an event is set.
    Event = 3,
    /// Its task waits until a condition is notified.
    Condition = 4,
    /// Its task waits for the others at a barrier.
    Barrier = 5,
    /// Its task waits for something in a queue, which is empty.
    QueueGet = 6,
    /// Its task waits for room in a queue, which is full.
    QueuePut = 7,
    /// Its task waits until all of a queue's items are done.
    QueueJoin = 8,
    /// It has the results of all its parts.
    Gather = 9,
    /// It is done when the tasks of a group are.
    Group = 10,
    /// It is done when enough of its parts are.
    Wait = 11,
    /// It keeps its one part from being cancelled.
    Shield = 12,
    /// Somebody outside of the loop sets it.
    Outside = 13,
    /// Its task sleeps until its one part, a timer, fires.
    Sleep = 14,
}

/// What another future is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// A future.
    Future(FutureId),
    /// A task.
    Task(TaskId),
    /// A timer.
    Timer(TimerId),
}

/// What a program does wrong for certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Mistake {
    /// A coroutine was made, and never awaited.
    NeverAwaited = 1,
    /// A task or a future has failed, and nobody asked it for its exception.
    NeverRetrieved = 2,
    /// A task was forgotten by all while it waited.
    DestroyedPending = 3,
}

/// A [`Sink`] that keeps everything, for tests and for looking at afterwards.
///
/// ```
/// use interleave::trace::{EventKind, Recorder};
/// use interleave::{Executor, VirtualHost};
///
/// let recorder = Recorder::new();
/// let executor = Executor::with_trace(VirtualHost::new(), recorder.clone());
/// executor.block_on(async {});
/// assert!(recorder.take().iter().any(|event| event.kind == EventKind::TurnStarted { jobs: 1 }));
/// assert!(recorder.take().is_empty());
/// ```
#[derive(Debug, Default)]
pub struct Recorder(Mutex<Vec<Event>>);

impl Recorder {
    /// An empty recorder.
    #[must_use]
    pub fn new() -> Arc<Recorder> {
        Arc::default()
    }

    /// Takes out what was recorded since the last call.
    #[must_use]
    pub fn take(&self) -> Vec<Event> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Sink for Recorder {
    fn record(&self, event: Event) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(event);
    }
}
