//! `_thread`: locks, threads and what is local to one, over the world's threads. Knows the world; knows no loop.

pub(super) use _thread::{module_def, reset};

#[rustpython_vm::pymodule]
mod _thread {
    use std::cell::{Cell, RefCell};
    use std::collections::{BTreeMap, VecDeque};
    use std::rc::{Rc, Weak};
    use std::time::Duration;

    use interleave::Instant;
    use rustpython_vm::builtins::{PyDictRef, PyTupleRef, PyTypeRef};
    use rustpython_vm::function::{ArgIntoBool, ArgIntoFloat, FuncArgs, OptionalArg};
    use rustpython_vm::types::{Constructor, GetAttr, Representable, SetAttr};
    use rustpython_vm::{
        AsObject, FromArgs, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass,
    };

    use crate::modules::signal;
    use crate::threads::{self, ThreadId};
    use crate::world::{Blocked, World};

    #[pyattr]
    const TIMEOUT_MAX: f64 = 9_223_372_036.0;

    #[pyattr]
    fn error(vm: &VirtualMachine) -> PyTypeRef {
        vm.ctx.exceptions.runtime_error.to_owned()
    }

    /// How long `acquire` may wait: CPython, Modules/_threadmodule.c, `lock_acquire_parse_args`.
    #[derive(FromArgs)]
    struct AcquireArgs {
        #[pyarg(any, default = ArgIntoBool::TRUE)]
        blocking: ArgIntoBool,
        #[pyarg(any, default)]
        timeout: Option<ArgIntoFloat>,
    }

    impl AcquireArgs {
        /// `None` is without end.
        fn wait(self, vm: &VirtualMachine) -> PyResult<Option<Duration>> {
            let blocking = self.blocking.into_bool();
            let timeout = self.timeout.map_or(-1.0, ArgIntoFloat::into_float);
            if timeout.is_nan() {
                return Err(vm.new_value_error("Invalid value NaN (not a number)"));
            }
            if !blocking && timeout != -1.0 {
                return Err(vm.new_value_error("can't specify a timeout for a non-blocking call"));
            }
            if timeout < 0.0 && timeout != -1.0 {
                return Err(vm.new_value_error("timeout value must be a non-negative number"));
            }
            if timeout > TIMEOUT_MAX {
                return Err(vm.new_overflow_error("timeout value is too large"));
            }
            Ok(match (blocking, timeout) {
                (false, _) => Some(Duration::ZERO),
                (true, -1.0) => None,
                (true, seconds) => Some(Duration::from_secs_f64(seconds)),
            })
        }
    }

    /// The threads that wait for the same thing, in the order in which they came.
    #[derive(Debug, Default)]
    struct Line(RefCell<VecDeque<ThreadId>>);

    impl Line {
        /// Waits until `free` says yes; whether it did in time.
        fn wait_until(
            &self,
            free: impl Fn() -> bool,
            wait: Option<Duration>,
            vm: &VirtualMachine,
        ) -> PyResult<bool> {
            if free() {
                return Ok(true);
            }
            let world = World::current();
            let deadline = wait.map(|wait| world.now() + wait);
            let me = world.threads().current();
            self.0.borrow_mut().push_back(me);
            let waited = Self::wait(&world, &free, deadline, vm);
            self.0.borrow_mut().retain(|one| *one != me);
            if waited.is_err() && free() {
                // This one was told, and does not take it.
                self.wake_first();
            }
            waited
        }

        fn wait(
            world: &World,
            free: impl Fn() -> bool,
            deadline: Option<Instant>,
            vm: &VirtualMachine,
        ) -> PyResult<bool> {
            loop {
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
                if free() {
                    return Ok(true);
                }
            }
        }

        /// It is free: the first of those who wait looks. Whoever comes before its turn may take it, as in CPython.
        fn wake_first(&self) {
            let first = self.0.borrow().front().copied();
            if let Some(first) = first {
                World::current().threads().wake(first);
            }
        }

        /// It is free for all.
        fn wake_all(&self) {
            let world = World::current();
            for thread in self.0.borrow().iter() {
                world.threads().wake(*thread);
            }
        }
    }

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
            Self::acquire(
                zelf,
                AcquireArgs {
                    blocking: ArgIntoBool::TRUE,
                    timeout: None,
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
        line: Line,
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
            let wait = args.wait(vm)?;
            let acquired = zelf.line.wait_until(|| zelf.free(), wait, vm)?;
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
                zelf.line.wake_first();
            }
            Ok(())
        }

        #[pymethod]
        fn __enter__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
            Self::acquire(
                zelf,
                AcquireArgs {
                    blocking: ArgIntoBool::TRUE,
                    timeout: None,
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
    #[pyfunction(name = "allocate")]
    fn allocate_lock() -> Lock {
        Lock::default()
    }

    #[pyfunction]
    #[pyfunction(name = "get_native_id")]
    fn get_ident() -> u64 {
        World::current().threads().current().0
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
        LOCALS.with(|locals| locals.take());
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
            forget_locals();
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

    /// `threading.local`: an object whose attributes each thread has for itself.
    #[pyattr]
    #[pyclass(module = "_thread", name = "_local")]
    #[derive(Debug, PyPayload)]
    struct Local {
        attributes: Rc<Attributes>,
        args: FuncArgs,
    }

    /// Of each thread by its ident.
    type Attributes = RefCell<BTreeMap<u64, PyDictRef>>;

    thread_local! {
        /// Of all that there are.
        static LOCALS: RefCell<Vec<Weak<Attributes>>> = const { RefCell::new(Vec::new()) };
    }

    /// The running thread ends, and what was local to it.
    fn forget_locals() {
        let locals: Vec<Rc<Attributes>> = LOCALS.with(|locals| {
            let mut locals = locals.borrow_mut();
            locals.retain(|attributes| attributes.strong_count() > 0);
            locals.iter().filter_map(Weak::upgrade).collect()
        });
        for attributes in locals {
            // Not in one expression: the borrow would last while it is dropped, which may run the program's code.
            let mine = attributes.borrow_mut().remove(&get_ident());
            drop(mine);
        }
    }

    impl Constructor for Local {
        type Args = FuncArgs;

        fn py_new(
            _class: &Py<rustpython_vm::builtins::PyType>,
            args: FuncArgs,
            vm: &VirtualMachine,
        ) -> PyResult<Self> {
            let attributes = BTreeMap::from([(get_ident(), vm.ctx.new_dict())]);
            let attributes = Rc::new(RefCell::new(attributes));
            LOCALS.with(|locals| locals.borrow_mut().push(Rc::downgrade(&attributes)));
            Ok(Local { attributes, args })
        }
    }

    #[pyclass(with(Constructor, GetAttr, SetAttr), flags(BASETYPE))]
    impl Local {
        #[pygetset]
        fn __dict__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyDictRef> {
            Self::mine(zelf, vm)
        }
    }

    impl Local {
        /// The running thread's own attributes. A thread's first look calls `__init__` again, for that thread.
        fn mine(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyDictRef> {
            let ident = get_ident();
            if let Some(mine) = zelf.attributes.borrow().get(&ident) {
                return Ok(mine.clone());
            }
            let mine = vm.ctx.new_dict();
            zelf.attributes.borrow_mut().insert(ident, mine.clone());
            let mut args = zelf.args.clone();
            args.args.insert(0, zelf.to_owned().into());
            zelf.class()
                .as_object()
                .get_attr("__init__", vm)?
                .call(args, vm)?;
            Ok(mine)
        }
    }

    impl GetAttr for Local {
        fn getattro(
            zelf: &Py<Self>,
            name: &Py<rustpython_vm::builtins::PyStr>,
            vm: &VirtualMachine,
        ) -> PyResult {
            if name.to_string() == "__dict__" {
                return Ok(Self::mine(zelf, vm)?.into());
            }
            zelf.as_object()
                .generic_getattr_opt(name, Some(Self::mine(zelf, vm)?), vm)?
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
                    Self::mine(zelf, vm)?.set_item(name.as_object(), value, vm)
                }
                rustpython_vm::function::PySetterValue::Delete => Self::mine(zelf, vm)?
                    .del_item(name.as_object(), vm)
                    .map_err(|_| {
                        vm.new_attribute_error(format!(
                            "'{}' object has no attribute '{name}'",
                            zelf.class().name()
                        ))
                    }),
            }
        }
    }
}
