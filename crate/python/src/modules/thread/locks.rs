//! `_thread.lock` and `_thread.RLock`. Knows how a thread waits by `line.rs`.

#[rustpython_vm::pymodule(sub, name = "_thread")]
pub(super) mod decl {
    use std::cell::Cell;

    use rustpython_vm::builtins::{PyTupleRef, PyType};
    use rustpython_vm::function::FuncArgs;
    use rustpython_vm::types::{Constructor, Representable};
    use rustpython_vm::{AsObject, Py, PyPayload, PyResult, VirtualMachine, pyclass};

    use crate::modules::thread::ident;
    use crate::modules::thread::line::{AcquireArgs, Line};

    #[pyattr(name = "LockType")]
    #[pyattr(name = "lock")]
    #[pyclass(module = "_thread", name = "lock")]
    #[derive(Debug, Default, PyPayload)]
    struct Lock {
        locked: Cell<bool>,
        line: Line,
    }

    impl Constructor for Lock {
        type Args = ();

        fn py_new(_class: &Py<PyType>, (): (), _vm: &VirtualMachine) -> PyResult<Self> {
            Ok(Lock::default())
        }
    }

    #[pyclass(with(Constructor, Representable), flags(HAS_WEAKREF))]
    impl Lock {
        #[pymethod]
        #[pymethod(name = "acquire_lock")]
        fn acquire(zelf: &Py<Self>, args: AcquireArgs, vm: &VirtualMachine) -> PyResult<bool> {
            let wait = args.wait(vm)?;
            let acquired = zelf.line.wait_until(|| !zelf.locked.get(), wait, vm)?;
            if acquired {
                zelf.locked.set(true);
            }
            Ok(acquired)
        }

        #[pymethod]
        #[pymethod(name = "release_lock")]
        fn release(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
            if zelf.locked.replace(false) {
                zelf.line.wake_first();
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
            Self::acquire(zelf, AcquireArgs::FOR_EVER, vm)
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
        line: Line,
    }

    impl Constructor for RLock {
        type Args = FuncArgs;

        fn py_new(_class: &Py<PyType>, _args: FuncArgs, _vm: &VirtualMachine) -> PyResult<Self> {
            Ok(RLock::default())
        }
    }

    #[pyclass(with(Constructor, Representable), flags(BASETYPE, HAS_WEAKREF))]
    impl RLock {
        fn free(&self) -> bool {
            self.count.get() == 0 || self.owner.get() == ident()
        }

        #[pymethod]
        fn acquire(zelf: &Py<Self>, args: AcquireArgs, vm: &VirtualMachine) -> PyResult<bool> {
            let wait = args.wait(vm)?;
            let acquired = zelf.line.wait_until(|| zelf.free(), wait, vm)?;
            if acquired {
                zelf.owner.set(ident());
                zelf.count.set(zelf.count.get() + 1);
            }
            Ok(acquired)
        }

        #[pymethod]
        fn release(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
            if zelf.count.get() == 0 || zelf.owner.get() != ident() {
                return Err(vm.new_runtime_error("cannot release un-acquired lock"));
            }
            zelf.count.set(zelf.count.get() - 1);
            if zelf.count.get() == 0 {
                zelf.line.wake_first();
            }
            Ok(())
        }

        #[pymethod]
        fn __enter__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
            Self::acquire(zelf, AcquireArgs::FOR_EVER, vm)
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
            zelf.count.get() > 0 && zelf.owner.get() == ident()
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
            zelf.line.wake_first();
            Ok((zelf.count.replace(0), zelf.owner.replace(0)))
        }

        #[pymethod]
        fn _acquire_restore(
            zelf: &Py<Self>,
            state: PyTupleRef,
            vm: &VirtualMachine,
        ) -> PyResult<()> {
            let [count, owner] = state.as_slice() else {
                return Err(vm.new_type_error("_acquire_restore() argument 1 must be 2-item tuple"));
            };
            let count: u64 = count.clone().try_into_value(vm)?;
            let owner: u64 = owner.clone().try_into_value(vm)?;
            zelf.line.wait_until(|| zelf.free(), None, vm)?;
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

    #[pyfunction]
    #[pyfunction(name = "allocate")]
    fn allocate_lock() -> Lock {
        Lock::default()
    }
}
