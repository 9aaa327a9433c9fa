//! `_thread` where there is one thread: locks that work, and an honest answer to those who want another thread.
//! Knows the world; knows no loop.

pub(super) use _thread::module_def;

#[rustpython_vm::pymodule]
mod _thread {
    use std::cell::Cell;
    use std::time::Duration;

    use rustpython_vm::builtins::{PyDictRef, PyTypeRef};
    use rustpython_vm::function::{FuncArgs, OptionalArg};
    use rustpython_vm::types::{Constructor, GetAttr, Representable, SetAttr};
    use rustpython_vm::{AsObject, FromArgs, Py, PyPayload, PyResult, VirtualMachine, pyclass};

    use crate::modules::signal;
    use crate::world::{Blocked, World};

    #[pyattr]
    const TIMEOUT_MAX: f64 = 9_223_372_036.0;
    /// What `get_ident` says of the one thread.
    const MAIN: u64 = 1;

    #[pyattr]
    fn error(vm: &VirtualMachine) -> PyTypeRef {
        vm.ctx.exceptions.runtime_error.to_owned()
    }

    /// How long `acquire` may wait: CPython, Modules/_threadmodule.c, `lock_acquire_parse_args`.
    #[derive(FromArgs)]
    struct AcquireArgs {
        #[pyarg(any, default = true)]
        blocking: bool,
        #[pyarg(any, default = -1.0)]
        timeout: f64,
    }

    impl AcquireArgs {
        /// `None` is without end.
        fn wait(&self, vm: &VirtualMachine) -> PyResult<Option<Duration>> {
            if !self.blocking && self.timeout != -1.0 {
                return Err(vm.new_value_error("can't specify a timeout for a non-blocking call"));
            }
            if self.timeout < 0.0 && self.timeout != -1.0 {
                return Err(vm.new_value_error("timeout value must be a non-negative number"));
            }
            if self.timeout > TIMEOUT_MAX {
                return Err(vm.new_overflow_error("timeout value is too large"));
            }
            Ok(match (self.blocking, self.timeout) {
                (false, _) => Some(Duration::ZERO),
                (true, -1.0) => None,
                (true, seconds) => Some(Duration::from_secs_f64(seconds)),
            })
        }
    }

    /// Waits until `free` says yes; whether it did in time.
    fn wait_until(
        free: impl Fn() -> bool,
        wait: Option<Duration>,
        vm: &VirtualMachine,
    ) -> PyResult<bool> {
        let world = World::current();
        let deadline = wait.map(|wait| world.now() + wait);
        loop {
            if free() {
                return Ok(true);
            }
            if deadline.is_some_and(|deadline| world.now() >= deadline) {
                return Ok(false);
            }
            match world.block_until(deadline) {
                Blocked::Again => {}
                Blocked::Interrupted => signal::interrupted(vm)?,
                Blocked::Stuck => {
                    return Err(vm.new_runtime_error(
                        "this would wait for ever: no other thread is there to release the lock",
                    ));
                }
            }
        }
    }

    #[pyattr(name = "LockType")]
    #[pyattr(name = "lock")]
    #[pyclass(module = "_thread", name = "lock")]
    #[derive(Debug, Default, PyPayload)]
    struct Lock {
        locked: Cell<bool>,
    }

    impl Constructor for Lock {
        type Args = ();

        fn py_new(
            _class: &Py<rustpython_vm::builtins::PyType>,
            (): (),
            _vm: &VirtualMachine,
        ) -> PyResult<Self> {
            Ok(Lock::default())
        }
    }

    #[pyclass(with(Constructor, Representable), flags(HAS_WEAKREF))]
    impl Lock {
        #[pymethod]
        #[pymethod(name = "acquire_lock")]
        fn acquire(zelf: &Py<Self>, args: AcquireArgs, vm: &VirtualMachine) -> PyResult<bool> {
            let acquired = wait_until(|| !zelf.locked.get(), args.wait(vm)?, vm)?;
            if acquired {
                zelf.locked.set(true);
            }
            Ok(acquired)
        }

        #[pymethod]
        #[pymethod(name = "release_lock")]
        fn release(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
            if zelf.locked.replace(false) {
                World::current().host().wake();
                Ok(())
            } else {
                Err(vm.new_runtime_error("release unlocked lock"))
            }
        }

        #[pymethod]
        #[pymethod(name = "locked_lock")]
        fn locked(zelf: &Py<Self>) -> bool {
            zelf.locked.get()
        }

        #[pymethod]
        fn __enter__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
            Self::acquire(
                zelf,
                AcquireArgs {
                    blocking: true,
                    timeout: -1.0,
                },
                vm,
            )
        }

        #[pymethod]
        fn __exit__(zelf: &Py<Self>, _args: FuncArgs, vm: &VirtualMachine) -> PyResult<()> {
            Self::release(zelf, vm)
        }

        #[pymethod]
        fn _at_fork_reinit(zelf: &Py<Self>) {
            zelf.locked.set(false);
        }
    }

    impl Representable for Lock {
        fn repr_str(zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
            let state = if zelf.locked.get() {
                "locked"
            } else {
                "unlocked"
            };
            Ok(format!(
                "<{state} _thread.lock object at {:#x}>",
                zelf.get_id()
            ))
        }
    }

    #[pyattr]
    #[pyclass(module = "_thread", name = "RLock")]
    #[derive(Debug, Default, PyPayload)]
    struct RLock {
        owner: Cell<u64>,
        count: Cell<u64>,
    }

    impl Constructor for RLock {
        type Args = FuncArgs;

        fn py_new(
            _class: &Py<rustpython_vm::builtins::PyType>,
            _args: FuncArgs,
            _vm: &VirtualMachine,
        ) -> PyResult<Self> {
            Ok(RLock::default())
        }
    }

    #[pyclass(with(Constructor, Representable), flags(BASETYPE, HAS_WEAKREF))]
    impl RLock {
        fn free(&self) -> bool {
            self.count.get() == 0 || self.owner.get() == get_ident()
        }

        #[pymethod]
        fn acquire(zelf: &Py<Self>, args: AcquireArgs, vm: &VirtualMachine) -> PyResult<bool> {
            let acquired = wait_until(|| zelf.free(), args.wait(vm)?, vm)?;
            if acquired {
                zelf.owner.set(get_ident());
                zelf.count.set(zelf.count.get() + 1);
            }
            Ok(acquired)
        }

        #[pymethod]
        fn release(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
            if zelf.count.get() == 0 || zelf.owner.get() != get_ident() {
                return Err(vm.new_runtime_error("cannot release un-acquired lock"));
            }
            zelf.count.set(zelf.count.get() - 1);
            if zelf.count.get() == 0 {
                World::current().host().wake();
            }
            Ok(())
        }

        #[pymethod]
        fn __enter__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
            Self::acquire(
                zelf,
                AcquireArgs {
                    blocking: true,
                    timeout: -1.0,
                },
                vm,
            )
        }

        #[pymethod]
        fn __exit__(zelf: &Py<Self>, _args: FuncArgs, vm: &VirtualMachine) -> PyResult<()> {
            Self::release(zelf, vm)
        }

        #[pymethod]
        fn locked(zelf: &Py<Self>) -> bool {
            zelf.count.get() > 0
        }

        #[pymethod]
        fn _is_owned(zelf: &Py<Self>) -> bool {
            zelf.count.get() > 0 && zelf.owner.get() == get_ident()
        }

        #[pymethod]
        fn _recursion_count(zelf: &Py<Self>) -> u64 {
            if Self::_is_owned(zelf) {
                zelf.count.get()
            } else {
                0
            }
        }

        #[pymethod]
        fn _release_save(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<(u64, u64)> {
            if zelf.count.get() == 0 {
                return Err(vm.new_runtime_error("cannot release un-acquired lock"));
            }
            World::current().host().wake();
            Ok((zelf.count.replace(0), zelf.owner.replace(0)))
        }

        #[pymethod]
        fn _acquire_restore(
            zelf: &Py<Self>,
            (count, owner): (u64, u64),
            vm: &VirtualMachine,
        ) -> PyResult<()> {
            wait_until(|| zelf.free(), None, vm)?;
            zelf.count.set(count);
            zelf.owner.set(owner);
            Ok(())
        }

        #[pymethod]
        fn _at_fork_reinit(zelf: &Py<Self>) {
            zelf.count.set(0);
            zelf.owner.set(0);
        }
    }

    impl Representable for RLock {
        fn repr_str(zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
            let state = if zelf.count.get() > 0 {
                "locked"
            } else {
                "unlocked"
            };
            Ok(format!(
                "<{state} _thread.RLock object owner={} count={} at {:#x}>",
                zelf.owner.get(),
                zelf.count.get(),
                zelf.get_id()
            ))
        }
    }

    /// A thread's end, for those who join it.
    #[pyattr]
    #[pyclass(module = "_thread", name = "_ThreadHandle")]
    #[derive(Debug, Default, PyPayload)]
    struct ThreadHandle {
        ident: Cell<u64>,
        done: Cell<bool>,
    }

    impl Constructor for ThreadHandle {
        type Args = ();

        fn py_new(
            _class: &Py<rustpython_vm::builtins::PyType>,
            (): (),
            _vm: &VirtualMachine,
        ) -> PyResult<Self> {
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
        }

        #[pymethod]
        fn join(
            zelf: &Py<Self>,
            timeout: OptionalArg<Option<f64>>,
            vm: &VirtualMachine,
        ) -> PyResult<()> {
            let wait = timeout
                .flatten()
                .filter(|seconds| *seconds >= 0.0)
                .map(Duration::from_secs_f64);
            wait_until(|| zelf.done.get(), wait, vm)?;
            Ok(())
        }
    }

    #[pyfunction]
    fn _make_thread_handle(ident: u64) -> ThreadHandle {
        ThreadHandle {
            ident: Cell::new(ident),
            done: Cell::new(false),
        }
    }

    #[pyfunction]
    #[pyfunction(name = "allocate")]
    fn allocate_lock() -> Lock {
        Lock::default()
    }

    #[pyfunction]
    #[pyfunction(name = "get_native_id")]
    #[pyfunction(name = "_get_main_thread_ident")]
    fn get_ident() -> u64 {
        MAIN
    }

    #[pyfunction]
    #[pyfunction(name = "start_new")]
    #[pyfunction(name = "start_joinable_thread")]
    fn start_new_thread(_args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        Err(vm.new_runtime_error("can't start new thread: this playground has no threads yet"))
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
    fn _shutdown() {}
    #[pyfunction]
    fn _count() -> u64 {
        0
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

    /// `threading.local`: with one thread, an object with attributes.
    #[pyattr]
    #[pyclass(module = "_thread", name = "_local")]
    #[derive(Debug, PyPayload)]
    struct Local {
        attributes: PyDictRef,
    }

    impl Constructor for Local {
        type Args = FuncArgs;

        fn py_new(
            _class: &Py<rustpython_vm::builtins::PyType>,
            _args: FuncArgs,
            vm: &VirtualMachine,
        ) -> PyResult<Self> {
            Ok(Local {
                attributes: vm.ctx.new_dict(),
            })
        }
    }

    #[pyclass(with(Constructor, GetAttr, SetAttr), flags(BASETYPE))]
    impl Local {
        #[pygetset]
        fn __dict__(zelf: &Py<Self>) -> PyDictRef {
            zelf.attributes.clone()
        }
    }

    impl GetAttr for Local {
        fn getattro(
            zelf: &Py<Self>,
            name: &Py<rustpython_vm::builtins::PyStr>,
            vm: &VirtualMachine,
        ) -> PyResult {
            if name.to_string() == "__dict__" {
                return Ok(zelf.attributes.clone().into());
            }
            zelf.as_object()
                .generic_getattr_opt(name, Some(zelf.attributes.clone()), vm)?
                .ok_or_else(|| {
                    vm.new_attribute_error(format!(
                        "'{}' object has no attribute '{name}'",
                        zelf.class().name()
                    ))
                })
        }
    }

    impl SetAttr for Local {
        fn setattro(
            zelf: &Py<Self>,
            name: &Py<rustpython_vm::builtins::PyStr>,
            value: rustpython_vm::function::PySetterValue,
            vm: &VirtualMachine,
        ) -> PyResult<()> {
            match value {
                rustpython_vm::function::PySetterValue::Assign(value) => {
                    zelf.attributes.set_item(name.as_object(), value, vm)
                }
                rustpython_vm::function::PySetterValue::Delete => {
                    zelf.attributes.del_item(name.as_object(), vm).map_err(|_| {
                        vm.new_attribute_error(format!(
                            "'{}' object has no attribute '{name}'",
                            zelf.class().name()
                        ))
                    })
                }
            }
        }
    }
}
