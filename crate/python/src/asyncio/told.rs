//! A future's callback that waits for its turn. Nobody can hold the handle that CPython makes for it, so there is
//! none here, unless the callback raises or the loop is in debug mode. Knows handles; knows no queue.

use rustpython_vm::{AsObject, PyObjectRef, PyPayload, PyRef, PyResult, Traverse, VirtualMachine};

use super::future::Future;
use super::handle::{Handle, is_debug, run_in_context, tell_exception};
use super::slow;
use super::state::ends_the_loop;

/// What is called with a future that is done, and in which context.
#[derive(Debug, Traverse)]
pub(super) struct Told {
    pub(super) callback: PyObjectRef,
    pub(super) future: PyRef<Future>,
    pub(super) context: PyObjectRef,
}

impl Told {
    /// Runs it.
    ///
    /// # Errors
    ///
    /// Only those that end the loop; the loop's exception handler is told of any other.
    pub(super) fn run(self, vm: &VirtualMachine) -> PyResult<()> {
        let event_loop = self.future.event_loop(vm)?;
        // It was switched on since the callback was queued.
        if is_debug(&event_loop, vm)? {
            let handle = self.handle(event_loop, vm)?;
            return slow::watched_handle(&handle, vm);
        }
        let future: PyObjectRef = self.future.clone().into();
        match run_in_context(&self.context, &self.callback, vec![future.clone()], vm) {
            Ok(_) => Ok(()),
            Err(exception) if ends_the_loop(exception.as_object(), vm) => Err(exception),
            Err(exception) => {
                let callback = self.callback.clone();
                let handle = self.handle(event_loop.clone(), vm)?.into();
                tell_exception(
                    &event_loop,
                    &callback,
                    vec![future],
                    exception,
                    handle,
                    None,
                    vm,
                )
            }
        }
    }

    /// The handle that it would have had.
    fn handle(self, event_loop: PyObjectRef, vm: &VirtualMachine) -> PyResult<PyRef<Handle>> {
        let args = vec![self.future.into()];
        let handle = Handle::new(self.callback, args, event_loop, Some(self.context), vm)?;
        Ok(handle.into_ref(&vm.ctx))
    }
}
