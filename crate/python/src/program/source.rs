//! The text of the program that runs: its lines, and how it is compiled. Knows no errors but those of compiling.

use std::rc::Rc;

use rustpython_vm::builtins::{PyBaseExceptionRef, PyCode, PyStr, PyType};
use rustpython_vm::compiler::Mode;
use rustpython_vm::{AsObject, Py, PyRef, PyResult, VirtualMachine};

use super::nesting;
use crate::world::World;

/// What the program is called in tracebacks.
pub(crate) const FILE: &str = "main.py";

/// The text of the program that runs.
pub(super) fn text() -> Rc<str> {
    World::current().program()
}

/// Whether it is the program's file, or that of a snippet before it.
pub(crate) fn is_written(file: &str) -> bool {
    World::current().text_of(file).is_some()
}

/// A line of one of these, counted from 1, with its line end.
pub(super) fn line(file: &str, number: usize) -> Option<String> {
    let text = World::current().text_of(file)?;
    text.split_inclusive('\n')
        .nth(number.checked_sub(1)?)
        .map(str::to_owned)
}

/// Compiles the program, or what runs before it. It may await where it stands, as in `python -m asyncio`; its code is a coroutine then.
pub(super) fn compile(vm: &VirtualMachine, text: &str, file: &str) -> PyResult<PyRef<PyCode>> {
    if let Some(before) = text.find('\0') {
        return Err(null_byte(vm, &text[..before], file));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    check(vm, text, file)?;
    let mut options = vm.compile_opts();
    options.allow_top_level_await = true;
    vm.compile_with_opts(text, Mode::Exec, file, options)
        .map_err(|error| {
            let exception = error.into_pyexception(vm, Some(text));
            add_line(vm, &exception, file);
            mend(vm, &exception);
            exception
        })
}

/// Turns a text away that would use up the stack, with what CPython says of it.
pub(super) fn check(vm: &VirtualMachine, text: &str, file: &str) -> PyResult<()> {
    let Err(deep) = nesting::check(text) else {
        return Ok(());
    };
    Err(match deep {
        nesting::TooDeep::Parser => {
            let message = "Parser stack overflowed - Python source too complex to parse";
            vm.new_memory_error(message)
        }
        nesting::TooDeep::Compiler => {
            vm.new_recursion_error("maximum recursion depth exceeded during compilation")
        }
        nesting::TooDeep::Indentation(number) => {
            let class = vm.ctx.exceptions.indentation_error;
            let line = text.split_inclusive('\n').nth(number - 1);
            let place = (file, number, line.unwrap_or_default());
            located(vm, class, "too many levels of indentation", place)
        }
    })
}

/// CPython: Parser/tokenizer/file_tokenizer.c: it names the line, and shows what stands before the null byte.
fn null_byte(vm: &VirtualMachine, before: &str, file: &str) -> PyBaseExceptionRef {
    let class = vm.ctx.exceptions.syntax_error;
    let number = before.matches('\n').count() + 1;
    let line = before.rsplit('\n').next().unwrap_or_default();
    let place = (file, number, line);
    located(vm, class, "source code cannot contain null bytes", place)
}

/// A SyntaxError at a place: the file, the line's number and its text.
fn located(
    vm: &VirtualMachine,
    class: &Py<PyType>,
    message: &'static str,
    (file, number, line): (&str, usize, &str),
) -> PyBaseExceptionRef {
    let exception = vm.new_exception_msg(class.to_owned(), message.into());
    let object = exception.as_object();
    let _ = object.set_attr("filename", vm.ctx.new_str(file), vm);
    let _ = object.set_attr("lineno", vm.ctx.new_int(number), vm);
    let _ = object.set_attr("text", vm.ctx.new_str(line), vm);
    exception
}

/// The compiler looks for the line in a file, which there is none; CPython's finds it there.
fn add_line(vm: &VirtualMachine, exception: &PyBaseExceptionRef, file: &str) {
    let object = exception.as_object();
    if !exception.fast_isinstance(vm.ctx.exceptions.syntax_error) {
        return;
    }
    let missing = object
        .get_attr("text", vm)
        .is_ok_and(|text| vm.is_none(&text));
    let number = object
        .get_attr("lineno", vm)
        .and_then(|number| number.try_to_value::<usize>(vm));
    if missing
        && let Ok(number) = number
        && let Some(line) = line(file, number)
    {
        let _ = object.set_attr("text", vm.ctx.new_str(line), vm);
    }
}

/// Says of indentation what CPython says of it: its words, and for tabs the beginning of the line as the place.
///
/// `CPython`: Parser/pegen_errors.c, `_Pypegen_tokenizer_error`.
pub(super) fn mend(vm: &VirtualMachine, exception: &PyBaseExceptionRef) {
    let object = exception.as_object();
    if exception.class().is(vm.ctx.exceptions.tab_error) {
        let _ = object.set_attr("offset", vm.ctx.new_int(1), vm);
        let _ = object.set_attr("end_offset", vm.ctx.new_int(0), vm);
    }
    let said = object.get_attr("msg", vm);
    let is_unexpected = said.is_ok_and(|said| {
        said.downcast_ref::<PyStr>()
            .is_some_and(|said| said.as_bytes() == b"unexpected indentation")
    });
    if exception.class().is(vm.ctx.exceptions.indentation_error) && is_unexpected {
        let message = vm.ctx.new_str("unexpected indent");
        let args = vm.ctx.new_tuple(vec![message.clone().into()]);
        let _ = object.set_attr("msg", message, vm);
        let _ = object.set_attr("args", args, vm);
    }
}
