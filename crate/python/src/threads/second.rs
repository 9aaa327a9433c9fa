//! The interpreter's state for one more thread. Knows RustPython's `VirtualMachine`, which is that state; knows no
//! stacks.
//!
//! RustPython makes a second `VirtualMachine` of an interpreter by `new_thread`, which needs its feature
//! `threading`, whose garbage collector asks for a clock that the target lacks. What it shares and what it makes new
//! is followed here, over what is public: a second interpreter is made, and what a thread shares is put in the
//! place of its own. See rustpython-vm 0.6.0, src/vm/thread.rs, `new_thread`.

use std::cell::Cell;
use std::ptr;

use rustpython_vm::builtins::PyDictRef;
use rustpython_vm::frame::InterpreterFrame;
use rustpython_vm::vm::thread::set_current_frame;
use rustpython_vm::{AsObject, Interpreter, PyResult, VirtualMachine};

use super::{CannotStart, bare};

/// A `VirtualMachine` beside the first one, with the same modules, builtins and global state, and with a call stack
/// and a handled exception of its own.
pub(super) struct SecondVm {
    /// In one place for good: a suspended stack refers to it.
    interpreter: Box<Interpreter>,
    /// Its innermost Python frame while it does not run.
    frame: Cell<*const InterpreterFrame>,
}

impl SecondVm {
    /// Makes one beside `vm`.
    pub(super) fn new(vm: &VirtualMachine) -> Result<SecondVm, CannotStart> {
        // While it is built, nothing of the program is running.
        let outer = set_current_frame(ptr::null());
        let mut interpreter = Box::new(bare::interpreter());
        let shared = share_importlib(vm, &interpreter);
        let _ = set_current_frame(outer);
        shared.map_err(|_| CannotStart("its import system cannot be set up".to_owned()))?;
        interpreter.global_state = vm.state.clone();
        let second = vm_of(&mut interpreter);
        second.builtins = vm.builtins.clone();
        second.sys_module = vm.sys_module.clone();
        second.import_func = vm.import_func.clone();
        second.state = vm.state.clone();
        let second = SecondVm {
            interpreter,
            frame: Cell::new(ptr::null()),
        };
        second.renew(vm);
        Ok(second)
    }

    /// Makes it ready for a thread that is started from `vm`.
    pub(super) fn renew(&self, vm: &VirtualMachine) {
        let trace = vm.state.global_trace_func.lock().clone();
        let profile = vm.state.global_profile_func.lock().clone();
        let tracing = trace.is_some() || profile.is_some();
        let trace = trace.unwrap_or_else(|| vm.ctx.none());
        let profile = profile.unwrap_or_else(|| vm.ctx.none());
        let old = self.interpreter.enter(|second| {
            second.recursion_limit.set(vm.recursion_limit.get());
            second.use_tracing.set(tracing);
            (
                second.trace_func.replace(trace),
                second.profile_func.replace(profile),
            )
        });
        // This may run the program's code, which may wait; `enter` is over.
        drop(old);
    }

    /// Its address stays the same as long as it lives.
    pub(super) fn vm(&self) -> *const VirtualMachine {
        self.interpreter.enter(ptr::from_ref)
    }

    /// Runs `f`, which goes over to the stack of this machine's thread and comes back, with this machine as the
    /// interpreter's current one.
    pub(super) fn run<R>(&self, f: impl FnOnce() -> R) -> R {
        let outer = set_current_frame(self.frame.get());
        let result = self.interpreter.enter(|_| f());
        self.frame.set(set_current_frame(outer));
        result
    }
}

/// Drops what a thread had for itself: its function has returned. On its own stack, for this may run the program's code.
///
/// CPython: Python/pystate.c, `PyThreadState_Clear`.
pub(crate) fn clear(vm: &VirtualMachine) {
    drop(vm.context_stack.take());
    drop(vm.asyncio_running_loop.take());
    drop(vm.asyncio_running_task.take());
    drop(vm.async_gen_firstiter.take());
    drop(vm.async_gen_finalizer.take());
    vm.use_tracing.set(false);
    drop(vm.trace_func.replace(vm.ctx.none()));
    drop(vm.profile_func.replace(vm.ctx.none()));
}

/// The machine inside of an interpreter, which lends it out unchangeable only.
fn vm_of(interpreter: &mut Interpreter) -> &mut VirtualMachine {
    let address = interpreter.enter(|vm| ptr::from_ref(vm).addr());
    let start = ptr::from_mut(interpreter);
    let offset = address - start.addr();
    assert!(
        offset + size_of::<VirtualMachine>() <= size_of::<Interpreter>(),
        "an interpreter holds its machine in itself"
    );
    // SAFETY: `enter` lends out a `VirtualMachine` at this address, which lies inside of the interpreter. `start` may
    // change all of the interpreter, for it comes from an exclusive borrow of it, which the result keeps up.
    unsafe { &mut *start.byte_add(offset).cast::<VirtualMachine>() }
}

/// Makes the import system of the second interpreter do as the first one's does: same functions, which work on the
/// first one's modules. The field that holds it is RustPython's own; what it holds is a module like any other.
fn share_importlib(vm: &VirtualMachine, interpreter: &Interpreter) -> PyResult<()> {
    let ours = importlib(vm)?;
    interpreter.enter(|second| {
        let theirs = importlib(second)?;
        for (name, value) in ours {
            theirs.set_item(&*name, value, second)?;
        }
        Ok(())
    })
}

fn importlib(vm: &VirtualMachine) -> PyResult<PyDictRef> {
    vm.sys_module
        .get_attr("modules", vm)?
        .get_item("_frozen_importlib", vm)?
        .as_object()
        .dict()
        .ok_or_else(|| vm.new_system_error("_frozen_importlib is a module"))
}
