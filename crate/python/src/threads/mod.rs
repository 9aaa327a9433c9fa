//! How a program gets more than one thread, where that can be done. Knows no Python API and no browser: `_thread`
//! asks it, and whoever can switch stacks implements it.
//!
//! There is one thread of the system. A second thread of the program is a second stack on it: exactly one runs
//! at a time, and another gets its turn only while the running one waits or has ended.

mod bare;
mod green;
mod schedule;
mod second;
mod stacks;

pub use green::GreenThreads;
use interleave::{Host, Instant, Parked};
use rustpython_vm::VirtualMachine;
pub(crate) use second::clear;
pub use stacks::{StackId, Stacks};

/// Names a thread of the program; what `threading.get_ident()` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThreadId(pub u64);

impl ThreadId {
    /// The thread that the program began on.
    pub const MAIN: ThreadId = ThreadId(1);
}

/// What a new thread does: it is called once, on the new stack, and returns when the thread ends. It never panics
/// over an exception of the program; those have been told before it returns.
pub type Entry = Box<dyn FnOnce(&VirtualMachine)>;

/// Why there can be no other thread, in words for the person. It follows "can't start new thread: ".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotStart(pub String);

impl Default for CannotStart {
    /// The limit of a browser without JSPI.
    fn default() -> CannotStart {
        CannotStart(
            "this browser cannot suspend WebAssembly (JSPI), so a program has one thread. \
             Chrome and Edge 137, Firefox 153 and Safari 27 can, and later ones"
                .to_owned(),
        )
    }
}

/// The threads of one program.
pub trait Threads {
    /// Makes a thread that will run `entry`. It first runs when the caller waits or ends.
    ///
    /// # Errors
    ///
    /// If there can be no other thread here, or not one more.
    fn start(&self, vm: &VirtualMachine, entry: Entry) -> Result<ThreadId, CannotStart>;

    /// Which thread runs.
    fn current(&self) -> ThreadId;

    /// Blocks the running thread until `until` has come, [`Threads::wake`] or [`Threads::notify`] was called, or the
    /// host was woken; the other threads run meanwhile. May come back early, so callers look again at what they wait
    /// for.
    ///
    /// [`Parked::Stuck`] if nothing of that can happen any more: `until` is `None`, every other thread
    /// waits so too or has ended, and the host knows nobody who would wake it.
    fn park(&self, host: &dyn Host, until: Option<Instant>) -> Parked;

    /// What this thread waits for has come: it goes to the end of the line. Nothing happens if it does not wait.
    fn wake(&self, thread: ThreadId);

    /// Something that any thread may wait for has changed: each that waits looks again when its turn comes.
    fn notify(&self);

    /// The program has ended. A thread that has not will never run again; what it holds is not dropped.
    fn close(&self);
}

/// One thread, and no way to another.
#[derive(Debug, Default)]
pub struct NoThreads(pub CannotStart);

impl Threads for NoThreads {
    fn start(&self, _vm: &VirtualMachine, _entry: Entry) -> Result<ThreadId, CannotStart> {
        Err(self.0.clone())
    }

    fn current(&self) -> ThreadId {
        ThreadId::MAIN
    }

    fn park(&self, host: &dyn Host, until: Option<Instant>) -> Parked {
        host.park(until)
    }

    fn wake(&self, _thread: ThreadId) {}

    fn notify(&self) {}

    fn close(&self) {}
}
