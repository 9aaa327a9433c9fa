//! `_interleave.Executor`: the runtime's executor as an event loop of asyncio sees it. Knows handles by their
//! `_run`, and nothing else of asyncio.

pub(super) use decl::module_def;

#[rustpython_vm::pymodule(name = "_interleave")]
mod decl {
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;
    use std::time::Duration;

    use interleave::{CallHandle, Instant, Next};
    use rustpython_vm::builtins::{PyBaseExceptionRef, PyType};
    use rustpython_vm::types::Constructor;
    use rustpython_vm::vm::thread::with_current_vm;
    use rustpython_vm::{Py, PyObjectRef, PyPayload, PyResult, VirtualMachine, pyclass};

    use crate::modules::signal;
    use crate::threads::ThreadId;
    use crate::world::{Blocked, World};

    /// What a handle raised that `Handle._run` let through: KeyboardInterrupt and SystemExit.
    type Raised = Rc<RefCell<Option<PyBaseExceptionRef>>>;

    #[pyattr]
    #[pyclass(module = "_interleave", name = "Executor")]
    #[derive(PyPayload)]
    struct Executor {
        executor: interleave::Executor,
        timers: RefCell<slab::Slab<CallHandle>>,
        raised: Raised,
        /// The thread that waits in `run_once`.
        waits: Cell<Option<ThreadId>>,
    }

    impl std::fmt::Debug for Executor {
        fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.debug_struct("Executor").finish_non_exhaustive()
        }
    }

    impl Constructor for Executor {
        type Args = ();

        fn py_new(_class: &Py<PyType>, (): (), _vm: &VirtualMachine) -> PyResult<Self> {
            let world = World::current();
            let executor = match world.sink() {
                Some(sink) => interleave::Executor::with_trace(world.host(), sink),
                None => interleave::Executor::new(world.host()),
            };
            Ok(Executor {
                executor,
                timers: RefCell::default(),
                raised: Raised::default(),
                waits: Cell::new(None),
            })
        }
    }

    #[pyclass(with(Constructor))]
    impl Executor {
        /// A job that runs the handle, unless it was cancelled meanwhile.
        fn job(&self, handle: PyObjectRef) -> impl FnOnce() + 'static {
            let raised = Rc::clone(&self.raised);
            let executor = self.executor.handle();
            move || {
                let ran = with_current_vm(|vm| {
                    if handle.get_attr("_cancelled", vm)?.is_true(vm)? {
                        return Ok(());
                    }
                    vm.call_method(&handle, "_run", ()).map(drop)
                });
                if let Err(exception) = ran {
                    raised.replace(Some(exception));
                    executor.interrupt();
                }
            }
        }

        #[pymethod]
        fn call_soon(zelf: &Py<Self>, handle: PyObjectRef) {
            zelf.executor.handle().call_soon(zelf.job(handle));
        }

        /// `when` is in seconds of program time. Returns what `cancel` takes.
        #[pymethod]
        fn call_at(zelf: &Py<Self>, when: f64, handle: PyObjectRef) -> usize {
            let nanos = (when * 1e9).clamp(0.0, u64::MAX as f64);
            let job = zelf.job(handle);
            let call = zelf
                .executor
                .handle()
                .call_at(Instant::from_nanos(nanos as u64), job);
            zelf.timers.borrow_mut().insert(call)
        }

        /// Takes a timer out. Nothing happens if it has fired.
        #[pymethod]
        fn cancel(zelf: &Py<Self>, entry: usize) {
            let call = zelf.timers.borrow_mut().try_remove(entry);
            if let Some(call) = call {
                call.cancel();
            }
        }

        /// Tells the thread that waits in `run_once` to look again.
        #[pymethod]
        fn wake(zelf: &Py<Self>) {
            if let Some(thread) = zelf.waits.get() {
                World::current().threads().wake(thread);
            }
        }

        /// Program time in seconds: `loop.time()`.
        #[pymethod]
        fn time(_zelf: &Py<Self>) -> f64 {
            Duration::as_secs_f64(&(World::current().now() - Instant::ZERO))
        }

        /// Waits until there is something to do, unless `stopping`, and runs one turn.
        ///
        /// CPython: Lib/asyncio/base_events.py, `_run_once`.
        #[pymethod]
        fn run_once(zelf: &Py<Self>, stopping: bool, vm: &VirtualMachine) -> PyResult<()> {
            let until = match zelf.executor.next() {
                Next::Ready => None,
                _ if stopping => None,
                Next::At(deadline) => Some(Some(deadline)),
                Next::Idle => Some(None),
            };
            if let Some(until) = until {
                let world = World::current();
                zelf.waits.set(Some(world.threads().current()));
                let blocked = world.block_until(until);
                zelf.waits.set(None);
                match blocked {
                    Blocked::Again => {}
                    Blocked::Interrupted => signal::interrupted(vm)?,
                    Blocked::Stuck => {
                        return Err(vm.new_runtime_error(
                            "deadlock: every task waits for something that nobody is left to do",
                        ));
                    }
                }
            }
            zelf.executor.turn();
            match zelf.raised.take() {
                Some(exception) => Err(exception),
                None => Ok(()),
            }
        }

        /// Forgets the timers of a loop that was closed.
        #[pymethod]
        fn clear(zelf: &Py<Self>) {
            let calls: Vec<CallHandle> = zelf.timers.borrow_mut().drain().collect();
            for call in calls {
                call.cancel();
            }
        }
    }
}
