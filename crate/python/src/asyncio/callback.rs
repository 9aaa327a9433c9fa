//! The arguments of `call_soon` and its like, with the messages of the functions in Python.

use rustpython_vm::function::FuncArgs;
use rustpython_vm::{Py, PyObjectRef, PyResult, VirtualMachine};

use super::event_loop::EventLoop;
use super::handle::Handle;

/// `callback, *args, context=None`.
pub(super) struct Callback {
    pub(super) callback: PyObjectRef,
    args: Vec<PyObjectRef>,
    context: Option<PyObjectRef>,
}

impl Callback {
    pub(super) fn from(
        method: &str,
        before: usize,
        mut args: FuncArgs,
        vm: &VirtualMachine,
    ) -> PyResult<(Vec<PyObjectRef>, Callback)> {
        let context = args.take_keyword("context");
        if let Some((name, _)) = args.kwargs.first() {
            return Err(vm.new_type_error(format!(
                "BaseEventLoop.{method}() got an unexpected keyword argument '{name}'"
            )));
        }
        if args.args.len() <= before {
            let count = before + 1 - args.args.len();
            let (s, missing) = match (count, method) {
                (1, _) => ("", "'callback'"),
                (_, "call_at") => ("s", "'when' and 'callback'"),
                _ => ("s", "'delay' and 'callback'"),
            };
            return Err(vm.new_type_error(format!(
                "BaseEventLoop.{method}() missing {count} required positional argument{s}: {missing}"
            )));
        }
        let mut all = args.args;
        let rest = all.split_off(before + 1);
        let callback = all.remove(before);
        let callback = Callback {
            callback,
            args: rest,
            context,
        };
        Ok((all, callback))
    }

    pub(super) fn handle(
        self,
        event_loop: &Py<EventLoop>,
        vm: &VirtualMachine,
    ) -> PyResult<Handle> {
        let event_loop = event_loop.to_owned().into();
        Handle::new(self.callback, self.args, event_loop, self.context, vm)
    }
}
