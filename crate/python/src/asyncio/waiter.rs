//! Who is told when a future is done. Knows callbacks, and tasks as somebody who waits; calls nobody.

use rustpython_vm::{
    AsObject, PyObject, PyObjectRef, PyPayload, PyResult, Traverse, VirtualMachine,
};

use super::task::Task;
use super::wrappers::Wakeup;

/// Somebody who is told when it is done: a callback and its context or, without a context, a native task.
#[derive(Clone, Debug, Traverse)]
pub(super) struct Waiter {
    pub(super) what: PyObjectRef,
    pub(super) context: Option<PyObjectRef>,
}

impl Waiter {
    pub(super) fn is(&self, callback: &PyObject, vm: &VirtualMachine) -> PyResult<bool> {
        match (&self.context, callback.downcast_ref::<Wakeup>()) {
            (None, Some(wakeup)) => Ok(wakeup.task().as_object().is(&self.what)),
            (None, None) => Ok(false),
            (Some(_), _) => vm.identical_or_equal(&self.what, callback),
        }
    }

    pub(super) fn shown(&self, vm: &VirtualMachine) -> (PyObjectRef, PyObjectRef) {
        match (&self.context, self.what.downcast_ref::<Task>()) {
            (None, Some(task)) => {
                let wakeup = Wakeup::new(task.to_owned()).into_ref(&vm.ctx);
                (wakeup.into(), task.context(vm))
            }
            (context, _) => (self.what.clone(), vm.unwrap_or_none(context.clone())),
        }
    }
}
