//! Where a task stands and where it was made, for the trace: read off the frames of its coroutine. Knows coroutines by
//! their frames; asks nothing of the program and runs none of it, for this comes at the end of every step.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use interleave::trace::{Frame, Place};
use rustpython_vm::builtins::{PyBoundMethod, PyCode, PyCoroutine, PyFunction, PyGenerator};
use rustpython_vm::class::StaticType;
use rustpython_vm::frame::FrameObjectRef;
use rustpython_vm::vm::thread::{get_current_frame, with_current_vm};
use rustpython_vm::{AsObject, Py, PyObject, PyRef};

use super::future::Future;
use super::serves::{Says, Waiting};
use super::state::State;
use super::task::Task;
use crate::program::source;

/// Of a coroutine that awaits deeper than this, the innermost calls are not told.
const DEEPEST: usize = 100;

/// So many calls are described; a program that makes code without end makes calls without end.
const MOST: usize = 10_000;

/// How many frames of a library may stand between a program and the task that it makes.
const LIBRARY_DEEP: usize = 20;

/// What was described before. A call is told by its caller, its code and where in that it stands; a suspended coroutine
/// is a path from the root, so it is described once, however often a loop comes by.
#[derive(Default)]
pub(super) struct Places(RefCell<Vec<Call>>);

/// A call at the end of a path.
#[derive(Default)]
struct Call {
    /// None at the root.
    frame: Option<Frame>,
    caller: usize,
    /// By the address of their code, and by instruction.
    callees: BTreeMap<(usize, u32), usize>,
    /// The one that was asked for last, for a loop asks for the same again.
    latest: Option<((usize, u32), usize)>,
    /// What it says of why its task is suspended.
    says: Says,
    /// Keeps the address from being used again.
    _code: Option<PyRef<PyCode>>,
    place: Option<Arc<Place>>,
    /// The same, if what it waits for is what `asyncio.gather` gives.
    gathering: Option<Arc<Place>>,
}

/// The paths of suspended coroutines begin here.
const SUSPENDED: usize = 0;

/// Those of new tasks begin here: the call of the program that made it, and then its coroutine.
const MADE: usize = 1;

/// The line of the instruction before the one with this number, in which a call stands.
pub(super) fn line(code: &PyCode, next: u32) -> u32 {
    let instruction = (next as usize).checked_sub(1);
    let location = instruction.and_then(|at| code.locations.get(at));
    let line = location.map(|(start, _)| start.line);
    line.or(code.first_line_number)
        .map_or(1, |line| line.get() as u32)
}

/// Of the program itself: not of the library, nor of a snippet before it, whose lines a person would look for in the wrong
/// text.
fn is_the_programs(frame: &Frame) -> bool {
    &*frame.file == source::FILE
}

impl Places {
    /// All of them, for they hold code of an interpreter that goes away.
    pub(super) fn take(&self) -> impl Sized {
        self.0.take()
    }

    /// Goes one call deeper: to one of this code, whose next instruction has this number. None if there are too many
    /// already.
    fn enter(&self, caller: usize, code: &Py<PyCode>, next: u32) -> Option<usize> {
        let mut calls = self.0.borrow_mut();
        if calls.is_empty() {
            calls.extend([Call::default(), Call::default()]);
        }
        let key = (std::ptr::from_ref(code).addr(), next);
        let from = &mut calls[caller];
        let known = from.latest.filter(|&(latest, _)| latest == key);
        if let Some((_, callee)) = known {
            return Some(callee);
        }
        if let Some(&callee) = from.callees.get(&key) {
            from.latest = Some((key, callee));
            return Some(callee);
        }
        let callee = calls.len();
        if callee >= MOST {
            return None;
        }
        calls.push(Call {
            frame: Some(Frame {
                function: code.qualname.to_string().into(),
                file: code.source_path().to_string().into(),
                line: line(code, next),
            }),
            caller,
            says: Says::of(code),
            _code: Some(code.to_owned()),
            ..Call::default()
        });
        calls[caller].callees.insert(key, callee);
        Some(callee)
    }

    fn says(&self, call: usize) -> Says {
        self.0.borrow()[call].says
    }

    /// Goes from the root to the innermost call of the program that runs, if it is one of the job that runs: below the
    /// loop's own lie calls that only wait for it.
    fn enter_maker(&self, below: usize) -> Option<usize> {
        let mut next = get_current_frame();
        for _ in 0..LIBRARY_DEEP {
            if next.addr() == below {
                return None;
            }
            // SAFETY: the frames of this chain have called each other, and the innermost one has called what calls
            // this; so none of them goes away before this returns. To make objects of them, as `sys._getframe` does,
            // takes longer than all that a step tells the trace.
            let frame = unsafe { next.as_ref() }?;
            let code = frame.code();
            if code.source_path().as_bytes() == source::FILE.as_bytes() {
                return self.enter(MADE, code, frame.get_lasti());
            }
            next = frame.previous();
        }
        None
    }

    /// The calls on the way to this one, outermost first.
    fn stack(&self, mut call: usize) -> Vec<Frame> {
        let calls = self.0.borrow();
        let mut stack = vec![];
        while let Some(frame) = &calls[call].frame {
            stack.push(frame.clone());
            call = calls[call].caller;
        }
        stack.reverse();
        stack
    }

    /// What is kept at this call, or else what `describe` makes of its stack.
    fn place(
        &self,
        call: usize,
        kept: impl Fn(&mut Call) -> &mut Option<Arc<Place>>,
        describe: impl FnOnce(Vec<Frame>) -> Place,
    ) -> Arc<Place> {
        let known = kept(&mut self.0.borrow_mut()[call]).clone();
        known.unwrap_or_else(|| {
            let place = Arc::new(describe(self.stack(call)));
            *kept(&mut self.0.borrow_mut()[call]) = Some(Arc::clone(&place));
            place
        })
    }
}

/// Where a suspended task stands, with what it waits for if that is a function of the library; and in which of those.
pub(super) fn suspended(task: &Py<Task>) -> (Option<Arc<Place>>, Waiting) {
    let state = State::current();
    let places = &state.places;
    let mut call = SUSPENDED;
    let mut waiting = Waiting::default();
    let mut next = task.coro();
    for _ in 0..DEEPEST {
        let Some(awaited) = next else { break };
        let Some(frame) = frame_of(&awaited) else {
            break;
        };
        let Some(deeper) = places.enter(call, frame.iframe().code(), frame.lasti()) else {
            return (None, Waiting::default());
        };
        call = deeper;
        waiting.enter(places.says(call), &frame);
        next = frame.yield_from_target();
    }
    let describe = |stack: Vec<Frame>, otherwise: Option<&str>| Place {
        what: awaited(&stack).or(otherwise.map(Into::into)),
        line: stack
            .iter()
            .rfind(|frame| is_the_programs(frame))
            .map(|frame| frame.line),
        stack,
    };
    let place = match call {
        SUSPENDED => None,
        call if is_gathering(task) => {
            let gather = |stack| describe(stack, Some("gather()"));
            Some(places.place(call, |call| &mut call.gathering, gather))
        }
        call => Some(places.place(call, |call| &mut call.place, |stack| describe(stack, None))),
    };
    (place, waiting)
}

/// Where a task is made, in the program, and which coroutine it runs.
pub(super) fn made(coro: &PyObject) -> Option<Arc<Place>> {
    let coroutine = frame_of(coro)?;
    let state = State::current();
    let places = &state.places;
    let maker = places.enter_maker(state.loop_frame.get()).unwrap_or(MADE);
    let made = places.enter(maker, coroutine.iframe().code(), 0)?;
    Some(places.place(made, |call| &mut call.place, called_there))
}

/// Where the program hands over a callback, and what that is called.
pub(super) fn called(callback: &PyObject) -> Option<Arc<Place>> {
    let Some(code) = code_of(callback) else {
        return here();
    };
    let state = State::current();
    let places = &state.places;
    let maker = places.enter_maker(state.loop_frame.get()).unwrap_or(MADE);
    let called = places.enter(maker, &code, 0)?;
    Some(places.place(called, |call| &mut call.place, called_there))
}

/// Where the program is.
pub(super) fn here() -> Option<Arc<Place>> {
    let state = State::current();
    let places = &state.places;
    let maker = places.enter_maker(state.loop_frame.get())?;
    let describe = |mut stack: Vec<Frame>| Place {
        what: None,
        line: stack.pop().map(|maker| maker.line),
        stack: vec![],
    };
    Some(places.place(maker, |call| &mut call.place, describe))
}

/// Of the call that hands it over, and of what is called.
fn called_there(mut stack: Vec<Frame>) -> Place {
    Place {
        what: stack.pop().map(|called| called.function),
        line: stack.pop().map(|maker| maker.line),
        stack: vec![],
    }
}

/// Of a function, or of the one that a bound method is of. These attributes are the interpreter's own: no code of the
/// program's runs.
pub(super) fn code_of(callback: &PyObject) -> Option<PyRef<PyCode>> {
    with_current_vm(|vm| {
        let function = match callback.downcast_ref::<PyBoundMethod>() {
            Some(_) => callback.get_attr("__func__", vm).ok()?,
            None => callback.to_owned(),
        };
        function.downcast_ref::<PyFunction>()?;
        let code = function.get_attr("__code__", vm).ok()?;
        code.downcast::<PyCode>().ok()
    })
}

/// Of a coroutine or a generator that has not ended.
fn frame_of(object: &PyObject) -> Option<FrameObjectRef> {
    if let Some(coroutine) = object.downcast_ref::<PyCoroutine>() {
        return coroutine.as_coro().frame_opt();
    }
    object.downcast_ref::<PyGenerator>()?.as_coro().frame_opt()
}

/// The function of the library that the program's innermost call awaits: "Queue.get()".
fn awaited(stack: &[Frame]) -> Option<Arc<str>> {
    let own = stack
        .iter()
        .rposition(|frame| source::is_written(&frame.file));
    let library = &stack[own.map_or(0, |own| own + 1)..];
    // `async with lock` goes by way of a mixin, which says nothing.
    let function = library
        .iter()
        .find(|frame| !frame.function.starts_with('_'))?;
    Some(format!("{}()", function.function).into())
}

fn is_gathering(task: &Py<Task>) -> bool {
    let Some(future) = task.waits_for() else {
        return false;
    };
    let class = future.class();
    !class.is(Future::static_type()) && &*class.slot_name() == "_GatheringFuture"
}
