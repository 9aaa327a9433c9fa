//! `_thread`, over the world's threads. Knows the world; knows no loop.
//!
//! This file has threads themselves; what they wait for stands in `locks.rs`, what each has for itself in `local.rs`.

mod line;
mod local;
mod locks;

pub(super) use decl::{module_def, reset};

use crate::world::World;

/// The longest that one may wait, in seconds.
const TIMEOUT_MAX: f64 = 9_223_372_036.0;

/// The running thread's.
fn ident() -> u64 {
    World::current().threads().current().0
}

#[rustpython_vm::pymodule(name = "_thread", with(locks::decl, local::decl))]
mod decl {
    use std::cell::{Cell, RefCell};
    use std::time::Duration;

    use rustpython_vm::builtins::{PyDictRef, PyTupleRef, PyType, PyTypeRef};
    use rustpython_vm::function::{ArgIntoBool, ArgIntoFloat, FuncArgs, OptionalArg};
    use rustpython_vm::types::Constructor;
    use rustpython_vm::{
        AsObject, FromArgs, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass,
    };

    use super::line::Line;
    use super::local::decl as local;
    use crate::modules::signal;
    use crate::threads::{self, ThreadId};
    use crate::world::World;

    #[pyattr]
    use super::TIMEOUT_MAX;

    #[pyattr]
    fn error(vm: &VirtualMachine) -> PyTypeRef {
        vm.ctx.exceptions.runtime_error.to_owned()
    }

    /// A thread's end, for those who join it.
    #[pyattr]
    #[pyclass(module = "_thread", name = "_ThreadHandle")]
    #[derive(Debug, Default, PyPayload)]
    struct ThreadHandle {
        ident: Cell<u64>,
        done: Cell<bool>,
        line: Line,
    }

    impl Constructor for ThreadHandle {
        type Args = ();

        fn py_new(_class: &Py<PyType>, (): (), _vm: &VirtualMachine) -> PyResult<Self> {
            Ok(ThreadHandle::default())
        }
    }

    #[pyclass(with(Constructor))]
    impl ThreadHandle {
        #[pygetset]
        fn ident(zelf: &Py<Self>) -> u64 {
            zelf.ident.get()
        }

        #[pymethod]
        fn is_done(zelf: &Py<Self>) -> bool {
            zelf.done.get()
        }

        #[pymethod]
        fn _set_done(zelf: &Py<Self>) {
            zelf.done.set(true);
            zelf.line.wake_all();
        }

        #[pymethod]
        fn join(
            zelf: &Py<Self>,
            timeout: OptionalArg<Option<ArgIntoFloat>>,
            vm: &VirtualMachine,
        ) -> PyResult<()> {
            let wait = timeout
                .flatten()
                .map(ArgIntoFloat::into_float)
                .filter(|seconds| *seconds >= 0.0)
                .map(|seconds| Duration::from_secs_f64(seconds.min(TIMEOUT_MAX)));
            zelf.line.wait_until(|| zelf.done.get(), wait, vm)?;
            Ok(())
        }
    }

    #[pyfunction]
    fn _make_thread_handle(ident: u64) -> ThreadHandle {
        ThreadHandle {
            ident: Cell::new(ident),
            ..ThreadHandle::default()
        }
    }

    #[pyfunction]
    #[pyfunction(name = "get_native_id")]
    fn get_ident() -> u64 {
        super::ident()
    }

    #[pyfunction]
    fn _get_main_thread_ident() -> u64 {
        ThreadId::MAIN.0
    }

    thread_local! {
        /// The threads that the program's end waits for.
        static AWAITED: RefCell<Vec<PyRef<ThreadHandle>>> = const { RefCell::new(Vec::new()) };
    }

    /// Forgets the threads of an earlier interpreter.
    pub(crate) fn reset() {
        AWAITED.with(|awaited| awaited.take());
        local::reset();
    }

    /// CPython: Modules/_threadmodule.c, `thread_run`.
    fn start(
        handle: PyRef<ThreadHandle>,
        function: PyObjectRef,
        args: FuncArgs,
        daemon: bool,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let ended = handle.clone();
        let entry = move |vm: &VirtualMachine| {
            if let Err(exception) = function.call(args, vm)
                && !exception.fast_isinstance(vm.ctx.exceptions.system_exit)
            {
                let text = "Exception ignored in thread started by".to_owned();
                vm.run_unraisable(exception, Some(text), function.clone());
            }
            drop(function);
            local::forget_locals();
            threads::clear(vm);
            AWAITED.with(|awaited| awaited.borrow_mut().retain(|one| !one.is(&ended)));
            ThreadHandle::_set_done(&ended);
        };
        let ident = World::current()
            .threads()
            .start(vm, Box::new(entry))
            .map_err(|why| vm.new_runtime_error(format!("can't start new thread: {}", why.0)))?;
        handle.ident.set(ident.0);
        if !daemon {
            AWAITED.with(|awaited| awaited.borrow_mut().push(handle));
        }
        Ok(())
    }

    #[derive(FromArgs)]
    struct StartArgs {
        #[pyarg(positional)]
        function: PyObjectRef,
        #[pyarg(any, default)]
        handle: Option<PyObjectRef>,
        #[pyarg(any, default = ArgIntoBool::TRUE)]
        daemon: ArgIntoBool,
    }

    #[pyfunction]
    fn start_joinable_thread(
        args: StartArgs,
        vm: &VirtualMachine,
    ) -> PyResult<PyRef<ThreadHandle>> {
        if !args.function.is_callable() {
            return Err(vm.new_type_error("thread function must be callable"));
        }
        let handle = match args.handle.filter(|handle| !vm.is_none(handle)) {
            Some(handle) => handle
                .downcast::<ThreadHandle>()
                .map_err(|_| vm.new_type_error("'handle' must be a _ThreadHandle"))?,
            None => ThreadHandle::default().into_ref(&vm.ctx),
        };
        if handle.ident.get() != 0 {
            return Err(vm.new_runtime_error("thread already started"));
        }
        start(
            handle.clone(),
            args.function,
            FuncArgs::default(),
            args.daemon.into_bool(),
            vm,
        )?;
        Ok(handle)
    }

    #[pyfunction]
    #[pyfunction(name = "start_new")]
    fn start_new_thread(
        function: PyObjectRef,
        args: PyTupleRef,
        kwargs: OptionalArg<PyDictRef>,
        vm: &VirtualMachine,
    ) -> PyResult<u64> {
        if !function.is_callable() {
            return Err(vm.new_type_error("first arg must be callable"));
        }
        let mut bound = FuncArgs::from(args.as_slice().to_vec());
        if let OptionalArg::Present(kwargs) = kwargs {
            for (name, value) in kwargs {
                bound.kwargs.insert(name.str(vm)?.to_string().into(), value);
            }
        }
        let handle = ThreadHandle::default().into_ref(&vm.ctx);
        start(handle.clone(), function, bound, true, vm)?;
        Ok(handle.ident.get())
    }

    /// Waits for every thread that is no daemon: what the end of the main thread does.
    #[pyfunction]
    fn _shutdown(vm: &VirtualMachine) -> PyResult<()> {
        while let Some(handle) = AWAITED.with(|awaited| awaited.borrow().first().cloned()) {
            handle.line.wait_until(|| handle.done.get(), None, vm)?;
        }
        Ok(())
    }

    #[pyfunction]
    fn daemon_threads_allowed() -> bool {
        true
    }
    #[pyfunction]
    fn _is_main_interpreter() -> bool {
        true
    }
    #[pyfunction]
    fn _count() -> usize {
        AWAITED.with(|awaited| awaited.borrow().len())
    }
    #[pyfunction]
    fn stack_size(_size: OptionalArg<i64>) -> i64 {
        0
    }
    #[pyfunction]
    #[pyfunction(name = "exit_thread")]
    fn exit(vm: &VirtualMachine) -> PyResult<()> {
        Err(vm.new_exception_empty(vm.ctx.exceptions.system_exit.to_owned()))
    }
    #[pyfunction]
    fn interrupt_main(vm: &VirtualMachine) -> PyResult<()> {
        signal::interrupted(vm)
    }
}
