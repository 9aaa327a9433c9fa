//! `asyncio.Handle`: a callback that was given to a loop. Knows how one is run and shown; knows no queue.
//!
//! The rules are those of CPython's Lib/asyncio/events.py.

use std::cell::{Cell, RefCell};

use interleave::CallHandle;
use rustpython_vm::builtins::{PyBaseExceptionRef, PyStrRef, PyTuple, PyType};
use rustpython_vm::common::lock::PyRwLock;
use rustpython_vm::function::{FuncArgs, KwArgs};
use rustpython_vm::types::{Constructor, Representable};
use rustpython_vm::{
    AsObject, FromArgs, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, Traverse,
    VirtualMachine, pyclass,
};

use super::event_loop::EventLoop;
use super::state::{ends_the_loop, kept, source_traceback};
use crate::modules::contextvars::Context;

/// What is called; gone once it was cancelled.
#[derive(Debug, Traverse)]
pub(super) struct What {
    pub(super) callback: Option<PyObjectRef>,
    pub(super) args: Option<Vec<PyObjectRef>>,
    /// The tuple that `args` came in, where Python made the handle.
    given: Option<PyRef<PyTuple>>,
}

/// A callback, what it is called with, and where.
#[pyclass(module = "asyncio.events", name = "Handle", traverse)]
#[derive(Debug, PyPayload)]
pub(super) struct Handle {
    pub(super) what: PyRwLock<What>,
    pub(super) event_loop: PyObjectRef,
    context: PyObjectRef,
    source_traceback: PyRwLock<Option<PyObjectRef>>,
    /// Kept in debug mode when it is cancelled.
    repr: PyRwLock<Option<PyObjectRef>>,
    #[pytraverse(skip)]
    pub(super) cancelled: Cell<bool>,
    /// Where it stands in the executor, if it stands in ours.
    #[pytraverse(skip)]
    pub(super) call: RefCell<Option<CallHandle>>,
}

/// Whether the loop is in debug mode.
pub(super) fn is_debug(event_loop: &PyObject, vm: &VirtualMachine) -> PyResult<bool> {
    match event_loop.downcast_ref::<EventLoop>() {
        Some(native) => Ok(native.debug.get()),
        None => vm.call_method(event_loop, "get_debug", ())?.is_true(vm),
    }
}

/// `context.run(...)`.
pub(super) fn run_in_context(
    context: &PyObject,
    callback: &PyObject,
    args: Vec<PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult {
    match context.downcast_ref::<Context>() {
        Some(own) => Context::run_in(own, vm, || callback.call_with_args(args.into(), vm)),
        None => {
            let mut all = vec![callback.to_owned()];
            all.extend(args);
            vm.call_method(context, "run", FuncArgs::from(all))
        }
    }
}

/// `format_helpers._format_callback_source(callback, args, debug=debug)`.
fn shown(
    callback: &PyObject,
    args: Vec<PyObjectRef>,
    debug: bool,
    vm: &VirtualMachine,
) -> PyResult<String> {
    let debug = vm.ctx.new_bool(debug).into();
    let debug = KwArgs::new([("debug".to_owned().into(), debug)].into_iter().collect());
    let args = vec![callback.to_owned(), vm.ctx.new_tuple(args).into()];
    let text = kept("asyncio.format_helpers", "_format_callback_source", vm)?
        .call(FuncArgs::new(args, debug), vm)?;
    Ok(text.str(vm)?.to_string())
}

/// Tells the loop what a callback raised that nobody else will hear of.
pub(super) fn tell_exception(
    event_loop: &PyObject,
    callback: &PyObject,
    args: Vec<PyObjectRef>,
    exception: PyBaseExceptionRef,
    handle: PyObjectRef,
    source_traceback: Option<PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let callback = shown(callback, args, is_debug(event_loop, vm)?, vm)?;
    let context = vm.ctx.new_dict();
    let message = vm.ctx.new_str(format!("Exception in callback {callback}"));
    context.set_item("message", message.into(), vm)?;
    context.set_item("exception", exception.clone().into(), vm)?;
    context.set_item("handle", handle, vm)?;
    if let Some(traceback) = source_traceback {
        context.set_item("source_traceback", traceback, vm)?;
    }
    kept("asyncio.unix_events", "_tell_exception", vm)?
        .call((exception, event_loop.to_owned(), context), vm)
        .map(drop)
}

impl Handle {
    /// What is called; gone once it was cancelled.
    pub(super) fn callback(&self) -> Option<PyObjectRef> {
        self.what.read().callback.clone()
    }

    pub(super) fn new(
        callback: PyObjectRef,
        args: Vec<PyObjectRef>,
        event_loop: PyObjectRef,
        context: Option<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<Handle> {
        let source_traceback = match is_debug(&event_loop, vm)? {
            true => Some(source_traceback(vm)?),
            false => None,
        };
        Ok(Handle {
            what: PyRwLock::new(What {
                callback: Some(callback),
                args: Some(args),
                given: None,
            }),
            event_loop,
            context: context
                .filter(|context| !vm.is_none(context))
                .unwrap_or_else(|| Context::copy_current(vm).into()),
            source_traceback: PyRwLock::new(source_traceback),
            repr: PyRwLock::new(None),
            cancelled: Cell::new(false),
            call: RefCell::new(None),
        })
    }

    pub(super) fn event_loop(&self) -> &PyObject {
        &self.event_loop
    }

    /// Where it stands in the executor.
    pub(super) fn stands(&self, call: CallHandle) {
        self.call.replace(Some(call));
    }

    /// Runs it.
    ///
    /// # Errors
    ///
    /// Only those that end the loop; the loop's exception handler is told of any other.
    pub(super) fn run(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        let (callback, args) = {
            let what = zelf.what.read();
            match (&what.callback, &what.args) {
                (Some(callback), Some(args)) => (callback.clone(), args.clone()),
                _ => return Ok(()),
            }
        };
        match run_in_context(&zelf.context, &callback, args.clone(), vm) {
            Ok(_) => Ok(()),
            Err(exception) if ends_the_loop(exception.as_object(), vm) => Err(exception),
            Err(exception) => {
                let traceback = zelf.source_traceback.read().clone();
                let handle = zelf.to_owned().into();
                tell_exception(
                    &zelf.event_loop,
                    &callback,
                    args,
                    exception,
                    handle,
                    traceback,
                    vm,
                )
            }
        }
    }

    pub(super) fn parts(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<Vec<String>> {
        let mut parts = vec![zelf.class().name().to_string()];
        if zelf.cancelled.get() {
            parts.push("cancelled".to_owned());
        }
        let (callback, args) = {
            let what = zelf.what.read();
            (what.callback.clone(), what.args.clone().unwrap_or_default())
        };
        if let Some(callback) = callback {
            parts.push(shown(&callback, args, is_debug(&zelf.event_loop, vm)?, vm)?);
        }
        let traceback = zelf.source_traceback.read().clone();
        if let Some(traceback) = traceback
            && traceback.length(vm)? > 0
        {
            let frame = vm.call_method(&traceback, "__getitem__", (-1,))?;
            let (file, line) = (frame.get_item(&0, vm)?, frame.get_item(&1, vm)?);
            parts.push(format!("created at {}:{}", file.str(vm)?, line.str(vm)?));
        }
        Ok(parts)
    }

    pub(super) fn cancel_it(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        if zelf.cancelled.replace(true) {
            return Ok(());
        }
        if is_debug(&zelf.event_loop, vm)? {
            let repr = zelf.as_object().repr(vm)?;
            *zelf.repr.write() = Some(repr.into());
        }
        let what = std::mem::replace(
            &mut *zelf.what.write(),
            What {
                callback: None,
                args: None,
                given: None,
            },
        );
        let call = zelf.call.take();
        if let Some(call) = call {
            call.cancel();
        }
        drop(what);
        Ok(())
    }
}

#[derive(FromArgs)]
pub(super) struct HandleArgs {
    #[pyarg(any)]
    callback: PyObjectRef,
    #[pyarg(any)]
    args: PyObjectRef,
    #[pyarg(any, name = "loop")]
    event_loop: PyObjectRef,
    #[pyarg(any, default)]
    context: Option<PyObjectRef>,
}

impl HandleArgs {
    pub(super) fn handle(self, vm: &VirtualMachine) -> PyResult<Handle> {
        let args: Vec<PyObjectRef> = self.args.try_to_value(vm)?;
        let handle = Handle::new(self.callback, args, self.event_loop, self.context, vm)?;
        handle.what.write().given = self.args.downcast().ok();
        Ok(handle)
    }
}

impl Constructor for Handle {
    type Args = HandleArgs;

    fn py_new(_class: &Py<PyType>, args: HandleArgs, vm: &VirtualMachine) -> PyResult<Self> {
        args.handle(vm)
    }
}

#[pyclass(with(Constructor, Representable), flags(BASETYPE, HAS_WEAKREF))]
impl Handle {
    #[pymethod]
    fn get_context(zelf: &Py<Self>) -> PyObjectRef {
        zelf.context.clone()
    }

    #[pymethod]
    fn cancel(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        Handle::cancel_it(zelf, vm)
    }

    #[pymethod]
    fn cancelled(zelf: &Py<Self>) -> bool {
        zelf.cancelled.get()
    }

    #[pymethod]
    fn _run(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        Handle::run(zelf, vm)
    }

    #[pymethod]
    fn _repr_info(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<Vec<PyObjectRef>> {
        let parts = Handle::parts(zelf, vm)?.into_iter();
        Ok(parts.map(|part| vm.ctx.new_str(part).into()).collect())
    }

    #[pygetset]
    fn _callback(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.what.read().callback.clone()
    }

    #[pygetset]
    fn _args(zelf: &Py<Self>, vm: &VirtualMachine) -> Option<PyRef<PyTuple>> {
        let what = zelf.what.read();
        let args = || Some(vm.ctx.new_tuple(what.args.clone()?));
        what.given.clone().or_else(args)
    }

    #[pygetset]
    fn _cancelled(zelf: &Py<Self>) -> bool {
        zelf.cancelled.get()
    }

    #[pygetset]
    fn _loop(zelf: &Py<Self>) -> PyObjectRef {
        zelf.event_loop.clone()
    }

    #[pygetset]
    fn _context(zelf: &Py<Self>) -> PyObjectRef {
        zelf.context.clone()
    }

    #[pygetset]
    fn _repr(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.repr.read().clone()
    }

    #[pygetset]
    fn _source_traceback(zelf: &Py<Self>) -> Option<PyObjectRef> {
        zelf.source_traceback.read().clone()
    }

    #[pygetset(setter)]
    fn set__source_traceback(zelf: &Py<Self>, traceback: Option<PyObjectRef>) {
        let before = std::mem::replace(&mut *zelf.source_traceback.write(), traceback);
        drop(before);
    }
}

impl Representable for Handle {
    fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        let kept = zelf.repr.read().clone();
        if let Some(kept) = kept {
            return Ok(kept.str(vm)?.to_string());
        }
        let parts: Vec<PyStrRef> = vm
            .call_method(zelf.as_object(), "_repr_info", ())?
            .try_to_value(vm)?;
        let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
        Ok(format!("<{}>", parts.join(" ")))
    }
}
