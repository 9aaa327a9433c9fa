//! What stands in the executor for a loop: handles and tasks. They are kept here, where the garbage collector finds
//! them by way of their loop, and the executor's callbacks know only their places: so a loop that nobody holds goes
//! away with all that waits in it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use interleave::{CallHandle, Instant, TaskId};
use rustpython_vm::builtins::PyBaseExceptionRef;
use rustpython_vm::object::{self, TraverseFn};
use rustpython_vm::vm::thread::with_current_vm;
use rustpython_vm::{PyObjectRef, PyRef, PyResult, Traverse, VirtualMachine};
use slab::Slab;

use super::handle::Handle;
use super::resume::Resume;
use super::task::Task;
use super::timer_handle::TimerHandle;
use super::told::Told;
use super::{slow, stands};

/// A job that has not run.
enum Waiting {
    Handle(PyRef<Handle>),
    Timer(PyRef<TimerHandle>),
    Told(Told),
    Step(Step),
}

#[derive(Traverse)]
struct Step {
    task: PyRef<Task>,
    resume: Resume,
}

/// The jobs of a loop.
pub(super) struct Jobs {
    pub(super) executor: interleave::Handle,
    waiting: RefCell<Slab<Waiting>>,
    /// What ended a turn: KeyboardInterrupt and SystemExit go through it.
    raised: RefCell<Option<PyBaseExceptionRef>>,
}

/// Where a job stands; when this goes, it does.
struct Place {
    jobs: Rc<Jobs>,
    key: Cell<Option<usize>>,
}

impl Place {
    fn take(&self) -> Option<Waiting> {
        let key = self.key.take()?;
        self.jobs.waiting.borrow_mut().try_remove(key)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let left = self.take();
        // With nothing borrowed: a __del__ may run.
        drop(left);
    }
}

impl Jobs {
    pub(super) fn new(executor: interleave::Handle) -> Rc<Jobs> {
        Rc::new(Jobs {
            executor,
            waiting: RefCell::default(),
            raised: RefCell::default(),
        })
    }

    fn add(self: &Rc<Jobs>, waiting: Waiting) -> Place {
        let key = self.waiting.borrow_mut().insert(waiting);
        Place {
            jobs: Rc::clone(self),
            key: Cell::new(Some(key)),
        }
    }

    fn ended(&self, result: PyResult<()>) {
        if let Err(exception) = result {
            self.raised.replace(Some(exception));
            self.executor.interrupt();
        }
    }

    /// What ended the turn, if something did.
    pub(super) fn take_raised(&self) -> Option<PyBaseExceptionRef> {
        self.raised.take()
    }

    /// Puts a handle at the end of the ready queue.
    pub(super) fn queue(self: &Rc<Jobs>, handle: PyRef<Handle>) -> CallHandle {
        self.executor.stands_at(|| {
            handle
                .callback()
                .and_then(|callback| stands::called(&callback))
        });
        let place = self.add(Waiting::Handle(handle));
        self.executor.call_soon(move || run_call(&place))
    }

    /// Puts a future's callback at the end of the ready queue.
    pub(super) fn queue_told(self: &Rc<Jobs>, told: Told) {
        self.executor.stands_at(|| stands::called(&told.callback));
        let place = self.add(Waiting::Told(told));
        self.executor.call_soon(move || run_call(&place));
    }

    /// Lets a handle run at this time.
    pub(super) fn set_timer(
        self: &Rc<Jobs>,
        deadline: Instant,
        timer: PyRef<TimerHandle>,
    ) -> CallHandle {
        self.executor.stands_at(|| {
            timer
                .base()
                .callback()
                .and_then(|callback| stands::called(&callback))
        });
        let place = self.add(Waiting::Timer(timer));
        self.executor.call_at(deadline, move || run_call(&place))
    }

    /// Puts a task's next step at the end of the ready queue; see [`super::schedule::step_soon`].
    pub(super) fn queue_step(self: &Rc<Jobs>, id: TaskId, task: PyRef<Task>, resume: Resume) {
        let place = self.add(Waiting::Step(Step { task, resume }));
        self.executor.step_soon(id, move || run_step(&place));
    }
}

fn run_call(place: &Place) {
    let Some(waiting) = place.take() else { return };
    let ran = with_current_vm(|vm| match waiting {
        Waiting::Handle(handle) => slow::watched_handle(&handle, vm),
        Waiting::Timer(timer) => {
            timer.fired();
            let timer: PyObjectRef = timer.into();
            let handle: PyRef<Handle> = timer.try_downcast(vm)?;
            slow::watched_handle(&handle, vm)
        }
        Waiting::Told(told) => told.run(vm),
        // It has a number of its own, by which the executor runs it.
        Waiting::Step(_) => Ok(()),
    });
    place.jobs.ended(ran);
}

fn run_step(place: &Place) -> interleave::trace::Outcome {
    let step = |vm: &VirtualMachine| {
        let Some(Waiting::Step(Step { task, resume })) = place.take() else {
            return None;
        };
        let ran = slow::watched_step(&task, resume, vm);
        place.jobs.ended(ran);
        Some(Task::outcome(&task, &place.jobs.executor))
    };
    // A job whose place is empty was collected, and then its executor does not run.
    with_current_vm(step).unwrap_or(interleave::trace::Outcome::Cancelled)
}

// SAFETY: each reference that the table owns is visited once, by way of the one loop that owns the table. While the
// table is changed, nothing is collected; if it were, nothing would be visited, and so nothing freed.
unsafe impl object::Traverse for Jobs {
    fn traverse(&self, visit: &mut TraverseFn<'_>) {
        if let Ok(waiting) = self.waiting.try_borrow() {
            for (_, waiting) in waiting.iter() {
                match waiting {
                    Waiting::Handle(handle) => handle.traverse(visit),
                    Waiting::Timer(timer) => timer.traverse(visit),
                    Waiting::Told(told) => told.traverse(visit),
                    Waiting::Step(step) => step.traverse(visit),
                }
            }
        }
    }
}
