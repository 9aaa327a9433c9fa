//! How a task's coroutine goes on at its next step. Knows neither tasks nor queues.

use rustpython_vm::PyObjectRef;
use rustpython_vm::object::{Traverse, TraverseFn};

/// What a step begins with.
#[derive(Clone, Debug)]
pub(super) enum Resume {
    /// Nothing: it is the first step, or the coroutine let others go first.
    Plain,
    /// The future that the task waited for is done.
    Done(PyObjectRef),
    /// This is thrown into the coroutine.
    Raise(PyObjectRef),
}

// SAFETY: the one reference that there may be is visited once.
unsafe impl Traverse for Resume {
    fn traverse(&self, visit: &mut TraverseFn<'_>) {
        match self {
            Resume::Plain => {}
            Resume::Done(object) | Resume::Raise(object) => object.traverse(visit),
        }
    }
}
