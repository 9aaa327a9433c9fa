//! Tracebacks as CPython's core writes them by itself: for what is raised where nobody can catch it, and where the
//! `traceback` module cannot be used. Without carets, notes or groups, as there.

use std::collections::HashSet;
use std::fmt::Write;

use rustpython_vm::builtins::{PyBaseExceptionRef, PyStr, PyTraceback, PyType};
use rustpython_vm::{AsObject, Py, PyObjectRef, PyRef, VirtualMachine};

use super::{error, source};

/// So many equal steps are shown before they are counted.
const REPEATED: usize = 3;

/// CPython: Python/traceback.c, `PyTraceBack_Print`.
pub(super) fn traceback(text: &mut String, first: &Py<PyTraceback>, vm: &VirtualMachine) {
    text.push_str("Traceback (most recent call last):\n");
    let limit = vm
        .sys_module
        .get_attr("tracebacklimit", vm)
        .ok()
        .and_then(|limit| limit.try_to_value::<i64>(vm).ok());
    let limit = limit.map_or(1000, |limit| usize::try_from(limit).unwrap_or(0));
    let steps: Vec<PyRef<PyTraceback>> = error::steps(Some(first.to_owned())).collect();
    let mut last = None;
    let mut count = 0;
    for step in &steps[steps.len() - steps.len().min(limit)..] {
        let code = step.frame.iframe().code();
        let place = (
            code.source_path().as_str(),
            step.lineno.get(),
            code.obj_name.as_str(),
        );
        if last != Some(place) {
            say_repeated(text, count);
            last = Some(place);
            count = 0;
        }
        count += 1;
        if count <= REPEATED {
            let (file, line, name) = place;
            let _ = writeln!(text, "  File \"{file}\", line {line}, in {name}");
            if let Some(line) = source::line(file, line)
                && !line.trim().is_empty()
            {
                let _ = writeln!(text, "    {}", line.trim());
            }
        }
    }
    say_repeated(text, count);
}

fn say_repeated(text: &mut String, count: usize) {
    if count > REPEATED {
        let more = count - REPEATED;
        let times = if more > 1 { "times" } else { "time" };
        let _ = writeln!(text, "  [Previous line repeated {more} more {times}]");
    }
}

/// An exception, after those that it came of.
///
/// CPython: Python/pythonrun.c, `print_exception_recursive`.
pub(super) fn exception(vm: &VirtualMachine, exception: &PyBaseExceptionRef) -> String {
    let mut seen = HashSet::from([exception.get_id()]);
    let mut chain = vec![(exception.clone(), "")];
    loop {
        let (last, _) = &chain[chain.len() - 1];
        let (before, how) = if let Some(cause) = last.__cause__() {
            let how = "The above exception was the direct cause of the following exception:";
            (cause, how)
        } else if let Some(context) = last.__context__().filter(|_| !suppresses(vm, last)) {
            let how = "During handling of the above exception, another exception occurred:";
            (context, how)
        } else {
            break;
        };
        if !seen.insert(before.get_id()) {
            break;
        }
        chain.push((before, how));
    }
    let mut text = String::new();
    for (index, (exception, how)) in chain.iter().enumerate().rev() {
        if let Some(traceback) = exception.__traceback__() {
            self::traceback(&mut text, &traceback, vm);
        }
        text.push_str(&name_of(exception.class(), vm));
        match exception.as_object().str(vm) {
            Ok(message) if message.is_empty() => {}
            Ok(message) => {
                let _ = write!(text, ": {}", message.to_string_lossy());
            }
            Err(_) => text.push_str(": <exception str() failed>"),
        }
        text.push('\n');
        if index > 0 {
            let _ = write!(text, "\n{how}\n\n");
        }
    }
    text
}

fn suppresses(vm: &VirtualMachine, exception: &PyBaseExceptionRef) -> bool {
    exception
        .as_object()
        .get_attr("__suppress_context__", vm)
        .and_then(|suppresses| suppresses.is_true(vm))
        .unwrap_or(false)
}

/// The name of a class, after its module if that is neither the program nor the builtins.
fn name_of(class: &Py<PyType>, vm: &VirtualMachine) -> String {
    let attribute = |name: &'static str| {
        let value = class.as_object().get_attr(name, vm).ok()?;
        let value = value.downcast_ref::<PyStr>()?;
        Some(value.to_string_lossy().into_owned())
    };
    let name = attribute("__qualname__").unwrap_or_else(|| class.name().to_string());
    match attribute("__module__") {
        Some(module) if module == "builtins" || module == "__main__" => name,
        Some(module) => format!("{module}.{name}"),
        None => format!("<unknown>.{name}"),
    }
}

/// What was raised where nobody can catch it: what `sys.unraisablehook` is told.
pub(super) struct Unraisable {
    pub(super) class: PyObjectRef,
    pub(super) value: PyObjectRef,
    pub(super) traceback: PyObjectRef,
    pub(super) message: PyObjectRef,
    pub(super) object: PyObjectRef,
}

/// CPython: Python/errors.c, `write_unraisable_exc_file`.
pub(super) fn unraisable(vm: &VirtualMachine, told: &Unraisable) -> String {
    let mut text = String::new();
    let message = (!vm.is_none(&told.message))
        .then(|| told.message.str(vm).ok())
        .flatten()
        .map(|message| match message.to_string_lossy().as_ref() {
            // So the interpreter's collector calls it.
            "weakref callback" => "Exception ignored while calling weakref callback".to_owned(),
            message => message.to_owned(),
        });
    let object = (!vm.is_none(&told.object)).then(|| {
        told.object.repr(vm).map_or_else(
            |_| "<object repr() failed>".to_owned(),
            |repr| repr.to_string_lossy().into_owned(),
        )
    });
    let _ = match (message, object) {
        // The interpreter gives the object once more, where it stands in the message already.
        (Some(message), Some(object)) if message.ends_with(&object) => writeln!(text, "{message}:"),
        (Some(message), Some(object)) if message.starts_with("Exception ignored while") => {
            writeln!(text, "{message} {object}:")
        }
        (Some(message), Some(object)) => writeln!(text, "{message}: {object}"),
        (Some(message), None) => writeln!(text, "{message}:"),
        (None, Some(object)) => writeln!(text, "Exception ignored in: {object}"),
        (None, None) => Ok(()),
    };
    if let Some(first) = told.traceback.downcast_ref::<PyTraceback>() {
        traceback(&mut text, first, vm);
    }
    let Some(class) = told.class.downcast_ref::<PyType>() else {
        return text;
    };
    text.push_str(&name_of(class, vm));
    if !vm.is_none(&told.value) {
        let value = told.value.str(vm);
        let value = value.map_or_else(
            |_| "<exception str() failed>".to_owned(),
            |value| value.to_string_lossy().into_owned(),
        );
        let _ = write!(text, ": {value}");
    }
    text.push('\n');
    text
}
