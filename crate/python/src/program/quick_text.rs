//! A short way for `print`: what a program writes to its standard streams goes straight to the console.
//!
//! The streams are `io.TextIOWrapper`s, whose three layers take seven microseconds for a line. Almost every program
//! writes whole characters to a stream that it left as it was; for those, functions in the stream's own namespace
//! stand in front of the class's, and do what the layers would: a line goes out when its end is written, and the
//! rest waits. For everything else they step aside. Measured with 10^5 prints of a number, native, optimized like
//! tests: 740 ms through the layers, 150 ms so.

use std::cell::Cell;
use std::rc::Rc;

use rustpython_vm::builtins::{PyStr, PyStrRef, PyWeak};
use rustpython_vm::function::{FuncArgs, KwArgs};
use rustpython_vm::{AsObject, PyObjectRef, PyRef, PyResult, VirtualMachine};

use super::console_io::ConsoleIO;

/// As the chunk of a `TextIOWrapper`: more than this does not wait for the end of its line.
const CHUNK: usize = 8192;

/// What the functions share. The stream owns them, so they do not own the stream.
struct Quick {
    raw: PyRef<ConsoleIO>,
    stream: PyRef<PyWeak>,
    buffer: PyRef<PyWeak>,
    /// The program wrote to the buffer under the text; that comes first.
    buffer_written: Cell<bool>,
}

impl Quick {
    fn write(&self, text: PyStrRef, vm: &VirtualMachine) -> PyResult<usize> {
        if self.raw.is_closed() {
            return Err(vm.new_value_error("I/O operation on closed file."));
        }
        let Some(utf8) = text.to_str() else {
            return self.write_in_full(text, vm);
        };
        let mut held = self.raw.held().borrow_mut();
        let ends_a_line = utf8.bytes().any(|byte| byte == b'\n' || byte == b'\r');
        if !ends_a_line && held.len() + utf8.len() < CHUNK {
            held.push_str(utf8);
            return Ok(text.char_len());
        }
        if held.is_empty() && !self.buffer_written.get() {
            drop(held);
            self.raw.emit(utf8.as_bytes());
        } else {
            held.push_str(utf8);
            drop(held);
            self.show(vm)?;
        }
        Ok(text.char_len())
    }

    /// Shows what is held, after what stands in the buffer.
    fn show(&self, vm: &VirtualMachine) -> PyResult<()> {
        if self.buffer_written.take()
            && let Some(buffer) = self.buffer.upgrade()
        {
            vm.call_method(&buffer, "flush", ())?;
        }
        self.raw.emit_held();
        Ok(())
    }

    /// Lone surrogates are the business of the stream's error handler.
    fn write_in_full(&self, text: PyStrRef, vm: &VirtualMachine) -> PyResult<usize> {
        self.show(vm)?;
        let Some(stream) = self.stream.upgrade() else {
            return Ok(0);
        };
        let written = method_of_class(&stream, "write", vm)?.call((stream.clone(), text), vm)?;
        method_of_class(&stream, "flush", vm)?.call((stream,), vm)?;
        written.try_to_value(vm)
    }

    /// From now on the stream's own layers do everything.
    fn step_aside(&self, vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
        self.show(vm)?;
        let stream = self.stream.upgrade();
        if let Some(stream) = &stream
            && let Some(names) = stream.dict()
        {
            for name in ["write", "flush"] {
                // The program may have done so itself.
                let _ = names.del_item(name, vm);
            }
        }
        Ok(stream)
    }
}

/// Puts the short way in front of this stream's methods, and gives back what shows the text that is held.
pub(super) fn install(
    vm: &VirtualMachine,
    raw: PyRef<ConsoleIO>,
    buffer: &PyObjectRef,
    stream: &PyObjectRef,
) -> PyResult<Rc<dyn Fn()>> {
    let quick = Rc::new(Quick {
        raw: raw.clone(),
        stream: stream.downgrade(None, vm)?,
        buffer: buffer.downgrade(None, vm)?,
        buffer_written: Cell::new(false),
    });

    let this = Rc::clone(&quick);
    let write = vm.new_function("write", move |text: PyStrRef, vm: &VirtualMachine| {
        this.write(text, vm)
    });
    stream.set_attr("write", write, vm)?;

    let this = Rc::clone(&quick);
    let flush = vm.new_function("flush", move |vm: &VirtualMachine| -> PyResult<()> {
        if this.raw.is_closed() {
            return Err(vm.new_value_error("I/O operation on closed file."));
        }
        this.buffer_written.set(true);
        this.show(vm)
    });
    stream.set_attr("flush", flush, vm)?;

    let this = Rc::clone(&quick);
    let detach = vm.new_function("detach", move |vm: &VirtualMachine| -> PyResult {
        let Some(stream) = this.step_aside(vm)? else {
            return Ok(vm.ctx.none());
        };
        method_of_class(&stream, "detach", vm)?.call((stream,), vm)
    });
    stream.set_attr("detach", detach, vm)?;

    let this = Rc::clone(&quick);
    let reconfigure = vm.new_function(
        "reconfigure",
        move |args: KwArgs, vm: &VirtualMachine| -> PyResult {
            this.show(vm)?;
            let Some(stream) = this.stream.upgrade() else {
                return Ok(vm.ctx.none());
            };
            let reconfigure = method_of_class(&stream, "reconfigure", vm)?;
            let newline = args.iter().any(|(name, _)| name.as_bytes() == b"newline");
            reconfigure.call(FuncArgs::new(vec![stream.clone()], args), vm)?;
            if newline || !is_as_it_was(&stream, vm)? {
                this.step_aside(vm)?;
            }
            Ok(vm.ctx.none())
        },
    );
    stream.set_attr("reconfigure", reconfigure, vm)?;

    let this = Rc::clone(&quick);
    let write = vm.new_function("write", move |data: PyObjectRef, vm: &VirtualMachine| {
        this.buffer_written.set(true);
        let Some(buffer) = this.buffer.upgrade() else {
            return Ok(vm.ctx.none());
        };
        method_of_class(&buffer, "write", vm)?.call((buffer, data), vm)
    });
    buffer.set_attr("write", write, vm)?;

    Ok(Rc::new(move || raw.emit_held()))
}

fn method_of_class(object: &PyObjectRef, name: &'static str, vm: &VirtualMachine) -> PyResult {
    object.class().as_object().get_attr(name, vm)
}

/// Whether the program left encoding, error handler and line buffering as the short way takes them to be.
fn is_as_it_was(stream: &PyObjectRef, vm: &VirtualMachine) -> PyResult<bool> {
    let is = |name: &'static str, values: &[&str]| -> PyResult<bool> {
        let value = stream.get_attr(name, vm)?;
        Ok(value
            .downcast_ref::<PyStr>()
            .is_some_and(|value| values.contains(&value.to_string_lossy().to_lowercase().as_str())))
    };
    Ok(is("encoding", &["utf-8", "utf8"])?
        && is("errors", &["strict", "backslashreplace", "surrogateescape"])?
        && stream.get_attr("line_buffering", vm)?.is_true(vm)?
        && !stream.get_attr("write_through", vm)?.is_true(vm)?)
}
