//! Which executor runs on this thread now, so that `sleep(..)` need not be told. Knows nothing of what
//! an executor is.

use std::cell::RefCell;
use std::rc::Rc;

use crate::core::Core;

thread_local! {
    // A stack, for a job of one executor may drive another.
    static CURRENT: RefCell<Vec<Rc<Core>>> = const { RefCell::new(Vec::new()) };
}

/// Makes an executor the current one of this thread until it is dropped.
pub(crate) struct Scope(());

impl Scope {
    pub(crate) fn enter(core: Rc<Core>) -> Scope {
        CURRENT.with(|current| current.borrow_mut().push(core));
        Scope(())
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        // The last reference may drop a whole executor, which may ask for the current one.
        let left = CURRENT.try_with(|current| current.borrow_mut().pop());
        drop(left);
    }
}

pub(crate) fn current() -> Option<Rc<Core>> {
    CURRENT
        .try_with(|current| current.borrow().last().cloned())
        .ok()
        .flatten()
}
