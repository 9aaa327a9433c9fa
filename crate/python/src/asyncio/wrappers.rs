//! A task's step as something that can be called: for loops that are not ours, and as the callback that a future
//! shows.

use rustpython_vm::types::{Callable, Representable};
use rustpython_vm::{
    AsObject, Py, PyObjectRef, PyPayload, PyRef, PyResult, Traverse, VirtualMachine, pyclass,
};

use super::resume::Resume;
use super::step;
use super::task::Task;

/// What a loop that is not ours is given to call for a task's next step.
#[pyclass(module = false, name = "TaskStepMethWrapper", traverse)]
#[derive(Debug, PyPayload)]
pub(super) struct StepWrapper {
    task: PyRef<Task>,
    raised: Option<PyObjectRef>,
}

impl StepWrapper {
    pub(super) fn new(task: PyRef<Task>, raised: Option<PyObjectRef>) -> StepWrapper {
        StepWrapper { task, raised }
    }
}

#[pyclass(with(Callable))]
impl StepWrapper {
    #[pygetset]
    fn __self__(zelf: &Py<Self>) -> PyRef<Task> {
        zelf.task.clone()
    }
}

impl Callable for StepWrapper {
    type Args = ();

    fn call(zelf: &Py<Self>, (): (), vm: &VirtualMachine) -> PyResult {
        let raised = zelf.raised.clone();
        let resume = raised.map_or(Resume::Plain, Resume::Raise);
        step::called(&zelf.task, resume, vm)?;
        Ok(vm.ctx.none())
    }
}

/// A task as a callback of the future that it waits for.
#[pyclass(module = false, name = "TaskWakeupMethWrapper", traverse)]
#[derive(Debug, PyPayload)]
pub(super) struct Wakeup {
    task: PyRef<Task>,
}

impl Wakeup {
    pub(super) fn new(task: PyRef<Task>) -> Wakeup {
        Wakeup { task }
    }

    pub(super) fn task(&self) -> PyRef<Task> {
        self.task.clone()
    }
}

#[pyclass(with(Callable, Representable))]
impl Wakeup {
    #[pygetset]
    fn __self__(zelf: &Py<Self>) -> PyRef<Task> {
        zelf.task.clone()
    }

    #[pygetset]
    fn __name__(_zelf: &Py<Self>) -> &'static str {
        "task_wakeup"
    }

    #[pygetset]
    fn __qualname__(zelf: &Py<Self>) -> String {
        format!("{}.task_wakeup", zelf.task.class().name())
    }
}

impl Representable for Wakeup {
    fn repr_str(zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
        let (class, id) = (zelf.task.class().slot_name(), zelf.task.get_id());
        Ok(format!(
            "<built-in method task_wakeup of {class} object at {id:#x}>"
        ))
    }
}

impl Callable for Wakeup {
    type Args = (PyObjectRef,);

    fn call(zelf: &Py<Self>, (future,): (PyObjectRef,), vm: &VirtualMachine) -> PyResult {
        step::called(&zelf.task, Resume::Done(future), vm)?;
        Ok(vm.ctx.none())
    }
}
