//! What it takes to run a function that stops in the middle. Knows no threads and no Python.

use super::CannotStart;

/// Names a stack. A number is used again when its stack has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StackId(pub u32);

/// Stacks beside the one that the program began on, the main stack. One runs at a time.
///
/// They are coroutines: the main stack goes over to one, and that one comes back to it, by [`Stacks::suspend`]
/// or by its body's end. Nothing that lies on a stack is looked at while it is suspended.
pub trait Stacks {
    /// Makes a stack. Its body begins at the first [`Stacks::resume`].
    ///
    /// # Errors
    ///
    /// If there can be none.
    fn create(&self, body: Box<dyn FnOnce()>) -> Result<StackId, CannotStart>;

    /// From the main stack, goes over to `stack`. Whether it is suspended again; otherwise its body has ended.
    fn resume(&self, stack: StackId) -> bool;

    /// From another stack, goes back to the main one. Returns when the stack is resumed.
    fn suspend(&self);
}
