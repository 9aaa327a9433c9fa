//! What the future that a task waits for stands for, for the trace: a place in the line of a lock, the next item of a
//! queue, all that `asyncio.gather` was given. It is read off the suspended calls of the library and their variables or,
//! where none of them waits, off the future. Knows the names in CPython's Lib/asyncio; runs nothing of the program.

use std::sync::Arc;

use interleave::Handle;
use interleave::trace::{Part, Role};
use interleave_python_library::DIRECTORY;
use rustpython_vm::builtins::{PyCode, PyFunction, PyList, PySet, PyTuple};
use rustpython_vm::class::StaticType;
use rustpython_vm::frame::FrameObjectRef;
use rustpython_vm::vm::thread::with_current_vm;
use rustpython_vm::{AsObject, Py, PyObject, PyObjectRef, VirtualMachine};

use super::future::Future;
use super::state::{State, kept};
use super::task::Task;
use super::timer_handle::TimerHandle;

/// Where a function of the library has something.
enum Has {
    Variable(&'static str),
    /// An attribute of its `self`.
    Attribute(&'static str),
}

/// A function of the library in which tasks wait.
pub(super) struct Waits {
    file: &'static str,
    function: &'static str,
    role: Role,
    /// The future, unless another function waits for that.
    future: Option<Has>,
    /// What has to be done first. If there is no such thing, tasks wait at its `self`.
    parts: Option<Has>,
}

const fn at(
    file: &'static str,
    function: &'static str,
    role: Role,
    future: Option<&'static str>,
) -> Waits {
    let future = match future {
        Some(variable) => Some(Has::Variable(variable)),
        None => None,
    };
    Waits {
        file,
        function,
        role,
        future,
        parts: None,
    }
}

const fn until(function: &'static str, role: Role, future: &'static str, parts: Has) -> Waits {
    Waits {
        parts: Some(parts),
        ..at("tasks.py", function, role, Some(future))
    }
}

/// CPython's Lib/asyncio.
static WAITS: [Waits; 12] = [
    until("sleep", Role::Sleep, "future", Has::Variable("h")),
    at("locks.py", "Lock.acquire", Role::Lock, Some("fut")),
    at("queues.py", "Queue.get", Role::QueueGet, Some("getter")),
    at("queues.py", "Queue.put", Role::QueuePut, Some("putter")),
    at("queues.py", "Queue.join", Role::QueueJoin, None),
    at(
        "locks.py",
        "Semaphore.acquire",
        Role::Semaphore,
        Some("fut"),
    ),
    at("locks.py", "Event.wait", Role::Event, Some("fut")),
    at("locks.py", "Condition.wait", Role::Condition, Some("fut")),
    at("locks.py", "Barrier.wait", Role::Barrier, None),
    until("_wait", Role::Wait, "waiter", Has::Variable("fs")),
    Waits {
        future: None,
        ..until(
            "_AsCompletedIterator._wait_for_one",
            Role::Wait,
            "",
            Has::Attribute("_todo"),
        )
    },
    Waits {
        file: "taskgroups.py",
        function: "TaskGroup._aexit",
        role: Role::Group,
        future: Some(Has::Attribute("_on_completed_fut")),
        parts: Some(Has::Attribute("_tasks")),
    },
];

/// What a call says of why its task is suspended.
#[derive(Clone, Copy, Default)]
pub(super) enum Says {
    /// Nothing, and what its callers say is about something else: it is none of the library.
    #[default]
    Nothing,
    /// What its callers say.
    AsItsCallers,
    /// That its task waits in it.
    Waits(&'static Waits),
}

impl Says {
    pub(super) fn of(code: &PyCode) -> Says {
        let Some(file) = library_file(code) else {
            return Says::Nothing;
        };
        let function = code.qualname.as_str();
        let waits = WAITS
            .iter()
            .find(|waits| waits.file == file && waits.function == function);
        waits.map_or(Says::AsItsCallers, Says::Waits)
    }
}

/// The name of a file of Lib/asyncio.
pub(super) fn library_file(code: &PyCode) -> Option<&'static str> {
    let path = code.source_path().as_str();
    path.strip_prefix(DIRECTORY)?.strip_prefix("/asyncio/")
}

/// The calls of the library in which a suspended task waits.
#[derive(Default)]
pub(super) struct Waiting {
    /// The one that says what for.
    says: Option<(&'static Waits, FrameObjectRef)>,
    /// The innermost of all calls, which has the future.
    innermost: Option<(&'static Waits, FrameObjectRef)>,
}

impl Waiting {
    /// Goes one call deeper.
    pub(super) fn enter(&mut self, says: Says, frame: &FrameObjectRef) {
        match says {
            Says::Nothing => *self = Waiting::default(),
            Says::AsItsCallers => self.innermost = None,
            Says::Waits(waits) => {
                // A barrier waits at a condition of its own, and that is none of anybody's business; but who waits for the
                // lock that goes with it waits for whoever holds that.
                if self.says.is_none() || waits.role == Role::Lock {
                    self.says = Some((waits, frame.clone()));
                }
                self.innermost = Some((waits, frame.clone()));
            }
        }
    }

    /// What the future stands for that its task waits for.
    fn meaning(&self, future: &PyObject, vm: &VirtualMachine) -> Option<Meaning> {
        let (waits, frame) = self.innermost.as_ref()?;
        if !waits.future.as_ref()?.find(frame, vm)?.is(future) {
            return None;
        }
        let (waits, frame) = self.says.as_ref()?;
        let (role, parts) = (waits.role, &waits.parts);
        Some(match parts {
            Some(parts) => Meaning::of(role, several(parts.find(frame, vm)?)),
            None => Meaning {
                role,
                resource: Some(variable(frame, "self", vm)?),
                parts: vec![],
            },
        })
    }
}

impl Has {
    fn find(&self, frame: &FrameObjectRef, vm: &VirtualMachine) -> Option<PyObjectRef> {
        match self {
            Has::Variable(name) => variable(frame, name, vm),
            Has::Attribute(name) => attribute(&*variable(frame, "self", vm)?, name, vm),
        }
    }
}

/// What stands in a variable of a suspended call, also if a function in it has that too.
fn variable(frame: &FrameObjectRef, name: &str, vm: &VirtualMachine) -> Option<PyObjectRef> {
    let code = frame.iframe().code();
    // Those that a function in it has too stand behind the others, unless they are parameters.
    let others = code.cellvars.iter();
    let others = others.filter(|other| !code.varnames.contains(other));
    let mut names = code.varnames.iter().chain(others);
    let index = names.position(|each| each.as_str() == name)?;
    // SAFETY: the frame is that of a coroutine that is suspended, for its task's step has just ended, and nothing of the
    // program runs until the variable is read.
    let variables = unsafe { frame.fastlocals() };
    let found = variables.get(index)?.clone()?;
    match found.class().is(vm.ctx.types.cell_type) {
        true => found.get_attr("cell_contents", vm).ok(),
        false => Some(found),
    }
}

/// What stands in an object itself: no property is asked.
pub(super) fn attribute(object: &PyObject, name: &str, vm: &VirtualMachine) -> Option<PyObjectRef> {
    object.dict()?.get_item_opt(name, vm).ok()?
}

fn several(objects: PyObjectRef) -> Vec<PyObjectRef> {
    if let Some(set) = objects.downcast_ref::<PySet>() {
        return set.elements();
    }
    if let Some(list) = objects.downcast_ref::<PyList>() {
        return list.borrow_vec().to_vec();
    }
    vec![objects]
}

/// What a future stands for.
struct Meaning {
    role: Role,
    resource: Option<PyObjectRef>,
    parts: Vec<PyObjectRef>,
}

impl Meaning {
    fn of(role: Role, parts: Vec<PyObjectRef>) -> Meaning {
        Meaning {
            role,
            resource: None,
            parts,
        }
    }

    /// What a future says of itself.
    fn told_by(future: &Py<Future>, vm: &VirtualMachine) -> Option<Meaning> {
        let object = future.as_object();
        if !object.class().is(Future::static_type()) {
            let gathering = kept("asyncio.tasks", "_GatheringFuture", vm).ok()?;
            return match object.class().is(&gathering) {
                true => Some(attribute(object, "_children", vm)?)
                    .map(|children| Meaning::of(Role::Gather, several(children))),
                false => None,
            };
        }
        // The first thing that the library does with a future that it makes is to have itself told when it is done.
        let callback = future.inner.read().first.as_ref()?.what.clone();
        callback.downcast_ref::<PyFunction>()?;
        let code = callback.get_attr("__code__", vm).ok()?;
        let code = code.downcast::<PyCode>().ok()?;
        match (library_file(&code)?, code.qualname.as_str()) {
            ("tasks.py", "shield.<locals>._outer_done_callback") => {
                let inner = free_variable(&callback, &code, "inner", vm)?;
                Some(Meaning::of(Role::Shield, vec![inner]))
            }
            ("futures.py", "_chain_future.<locals>._call_check_cancel") => {
                Some(Meaning::of(Role::Outside, vec![]))
            }
            _ => None,
        }
    }
}

/// A variable that a function has of the one around it.
fn free_variable(
    function: &PyObject,
    code: &PyCode,
    name: &str,
    vm: &VirtualMachine,
) -> Option<PyObjectRef> {
    let index = code
        .freevars
        .iter()
        .position(|each| each.as_str() == name)?;
    let closure = function.get_attr("__closure__", vm).ok()?;
    let cell = closure.downcast_ref::<PyTuple>()?.get(index)?.clone();
    cell.get_attr("cell_contents", vm).ok()
}

/// Tells what the future stands for that a suspended task waits for, and those of which that is made.
pub(super) fn tell(task: &Py<Task>, waiting: &Waiting, executor: &Handle) {
    let Some(waited) = task.waits_for() else {
        return;
    };
    if !is_to_tell(&waited) {
        return;
    }
    with_current_vm(|vm| {
        let meaning = waiting.meaning(&waited, vm);
        let mut left = tell_one(&waited, meaning, executor, vm);
        while let Some(part) = left.pop() {
            if is_to_tell(&part) {
                left.extend(tell_one(&part, None, executor, vm));
            }
        }
    });
}

/// Whether it is a future of which nothing was told.
fn is_to_tell(future: &PyObject) -> bool {
    future.downcast_ref::<Task>().is_none()
        && future
            .downcast_ref::<Future>()
            .is_some_and(|future| future.id().is_some() && !future.is_told.get())
}

/// Tells what one future stands for, if it is known; gives back its parts.
fn tell_one(
    future: &PyObject,
    meaning: Option<Meaning>,
    executor: &Handle,
    vm: &VirtualMachine,
) -> Vec<PyObjectRef> {
    let Some(future) = future.downcast_ref::<Future>() else {
        return vec![];
    };
    let meaning = meaning.or_else(|| Meaning::told_by(future, vm));
    let (Some(id), Some(meaning)) = (future.id(), meaning) else {
        return vec![];
    };
    future.is_told.set(true);
    let resources = &State::current().resources;
    let resource = meaning
        .resource
        .and_then(|object| resources.with(&object, executor, vm, |resource| resource.id));
    let parts: Arc<[Part]> = meaning.parts.iter().filter_map(|each| part(each)).collect();
    executor.future_serves(id, meaning.role, resource, || parts);
    meaning.parts
}

/// What the trace calls a future, a task or a timer.
fn part(object: &PyObject) -> Option<Part> {
    if let Some(task) = object.downcast_ref::<Task>() {
        return task.id().map(Part::Task);
    }
    if let Some(future) = object.downcast_ref::<Future>() {
        return future.id().map(Part::Future);
    }
    let handle = object.downcast_ref::<TimerHandle>()?.base();
    let timer = handle.call.borrow().as_ref()?.timer();
    timer.map(Part::Timer)
}
