//! `sys.stdin`, `sys.stdout` and `sys.stderr`, as text streams over the console. Knows `io`; knows no program.

use std::rc::Rc;

use rustpython_vm::class::PyClassImpl;
use rustpython_vm::function::{FuncArgs, KwArgs};
use rustpython_vm::{PyObjectRef, PyPayload, PyResult, VirtualMachine};

use super::console_io::{ConsoleIO, Direction};
use super::quick_text;
use crate::console::Stream;
use crate::world::World;

/// Makes the three streams. Standard output is written line by line, and whatever the program does not end with a
/// line end is written before the program waits.
///
/// CPython: Python/pylifecycle.c, `create_stdio`.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let _ = ConsoleIO::make_static_type();
    let io = vm.import("_io", 0)?;
    let open = |name: &'static str,
                direction: Direction,
                errors: &str|
     -> PyResult<Option<Rc<dyn Fn()>>> {
        let raw = ConsoleIO::new(direction).into_ref(&vm.ctx);
        let (class, mode, newline) = match direction {
            Direction::In => ("BufferedReader", "r", vm.ctx.none()),
            Direction::Out(_) => ("BufferedWriter", "w", vm.ctx.new_str("\n").into()),
        };
        let buffer = io.get_attr(class, vm)?.call((raw.clone(),), vm)?;
        let named: [(&str, PyObjectRef); 4] = [
            ("encoding", vm.ctx.new_str("utf-8").into()),
            ("errors", vm.ctx.new_str(errors).into()),
            ("newline", newline),
            (
                "line_buffering",
                vm.ctx.new_bool(direction != Direction::In).into(),
            ),
        ];
        let named = named.map(|(name, value)| (name.to_owned(), value));
        let args = FuncArgs::new(vec![buffer.clone()], named.into_iter().collect::<KwArgs>());
        let stream = io.get_attr("TextIOWrapper", vm)?.call(args, vm)?;
        stream.set_attr("mode", vm.ctx.new_str(mode), vm)?;
        vm.sys_module
            .set_attr(vm.ctx.intern_str(name), stream.clone(), vm)?;
        let kept = vm.ctx.intern_str(format!("__{name}__"));
        vm.sys_module.set_attr(kept, stream.clone(), vm)?;
        match direction {
            Direction::In => Ok(None),
            Direction::Out(_) => quick_text::install(vm, raw, &buffer, &stream).map(Some),
        }
    };
    open("stdin", Direction::In, "strict")?;
    let stdout = open("stdout", Direction::Out(Stream::Stdout), "strict")?;
    let stderr = open("stderr", Direction::Out(Stream::Stderr), "backslashreplace")?;
    World::current().before_waiting(Rc::new(move || {
        for show in [&stdout, &stderr].into_iter().flatten() {
            show();
        }
    }));
    Ok(())
}
