//! The raw streams under `sys.stdin`, `sys.stdout` and `sys.stderr`: bytes on one side, the world's console on the
//! other. Knows the console; knows nothing of text streams above it.

use std::cell::{Cell, RefCell};

use rustpython_vm::function::{ArgBytesLike, ArgMemoryBuffer, FuncArgs};
use rustpython_vm::types::Representable;
use rustpython_vm::{Py, PyObjectRef, PyPayload, PyResult, VirtualMachine, pyclass};

use crate::console::{ReadLine, Stream};
use crate::modules::signal;
use crate::world::World;

/// Which of the three it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    In,
    Out(Stream),
}

/// What stands where CPython has an `io.FileIO` on the descriptors 0, 1 and 2.
#[pyclass(module = "_io", name = "FileIO")]
#[derive(Debug, PyPayload)]
pub(super) struct ConsoleIO {
    direction: Direction,
    closed: Cell<bool>,
    /// Out: the bytes of a character that is not whole yet. In: what was read and not taken.
    rest: RefCell<Vec<u8>>,
    /// Out: text that stands above the buffer, and waits for the end of its line; see `quick_text`.
    held: RefCell<String>,
    /// In: what to ask the person with when the next line has to be read.
    prompt: RefCell<Option<String>>,
}

impl ConsoleIO {
    pub(super) fn new(direction: Direction) -> ConsoleIO {
        ConsoleIO {
            direction,
            closed: Cell::new(false),
            rest: RefCell::default(),
            held: RefCell::default(),
            prompt: RefCell::default(),
        }
    }

    /// Whether the program closed it.
    pub(super) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// The text that waits for the end of its line.
    pub(super) fn held(&self) -> &RefCell<String> {
        &self.held
    }

    /// Hands the text on that waits for the end of its line.
    pub(super) fn emit_held(&self) {
        let held = self.held.take();
        if !held.is_empty() {
            self.emit(held.as_bytes());
        }
    }

    /// The prompt of the next line that has to be read.
    pub(super) fn set_prompt(&self, prompt: String) {
        self.prompt.replace(Some(prompt));
    }

    /// The prompt, if no line had to be read since it was set.
    pub(super) fn take_prompt(&self) -> Option<String> {
        self.prompt.take()
    }

    fn name_of(&self) -> &'static str {
        match self.direction {
            Direction::In => "<stdin>",
            Direction::Out(Stream::Stdout) => "<stdout>",
            Direction::Out(Stream::Stderr) => "<stderr>",
        }
    }

    fn mode_of(&self) -> &'static str {
        match self.direction {
            Direction::In => "rb",
            Direction::Out(_) => "wb",
        }
    }

    fn check_open(&self, vm: &VirtualMachine) -> PyResult<()> {
        if self.closed.get() {
            return Err(vm.new_value_error("I/O operation on closed file"));
        }
        Ok(())
    }

    fn unsupported(what: &str, vm: &VirtualMachine) -> PyResult {
        let class = vm.import("io", 0)?.get_attr("UnsupportedOperation", vm)?;
        let exception = class.call((what,), vm)?;
        match exception.downcast() {
            Ok(exception) => Err(exception),
            Err(_) => Err(vm.new_os_error(what.to_owned())),
        }
    }

    /// Hands on what is whole, and keeps an unfinished character for the next time.
    pub(super) fn emit(&self, data: &[u8]) {
        let Direction::Out(stream) = self.direction else {
            return;
        };
        let console = World::current();
        let mut rest = self.rest.borrow_mut();
        let joined;
        let mut bytes = if rest.is_empty() {
            data
        } else {
            rest.extend_from_slice(data);
            joined = std::mem::take(&mut *rest);
            &joined[..]
        };
        loop {
            match std::str::from_utf8(bytes) {
                Ok(text) => {
                    if !text.is_empty() {
                        console.write(stream, text);
                    }
                    return;
                }
                Err(error) => {
                    let (text, after) = bytes.split_at(error.valid_up_to());
                    if let Ok(text) = std::str::from_utf8(text)
                        && !text.is_empty()
                    {
                        console.write(stream, text);
                    }
                    let Some(wrong) = error.error_len() else {
                        rest.extend_from_slice(after);
                        return;
                    };
                    console.write(stream, "\u{fffd}");
                    bytes = &after[wrong..];
                }
            }
        }
    }

    /// Reads a line if nothing is left of the one before. Nothing is there afterwards at the end of the input.
    fn fill(&self, vm: &VirtualMachine) -> PyResult<()> {
        while self.rest.borrow().is_empty() {
            let prompt = self.prompt.take().unwrap_or_default();
            match World::current().read_line(&prompt) {
                ReadLine::Line(mut line) => {
                    line.push('\n');
                    self.rest.replace(line.into_bytes());
                }
                ReadLine::End => return Ok(()),
                // A handler of the program's own may let it go on.
                ReadLine::Interrupted => signal::interrupted(vm)?,
            }
        }
        Ok(())
    }
}

#[pyclass(with(Representable))]
impl ConsoleIO {
    #[pygetset]
    fn name(zelf: &Py<Self>) -> &'static str {
        zelf.name_of()
    }

    #[pygetset]
    fn mode(zelf: &Py<Self>) -> &'static str {
        zelf.mode_of()
    }

    #[pygetset]
    fn closed(zelf: &Py<Self>) -> bool {
        zelf.closed.get()
    }

    #[pygetset]
    fn closefd(_zelf: &Py<Self>) -> bool {
        false
    }

    #[pymethod]
    fn close(zelf: &Py<Self>) {
        zelf.closed.set(true);
    }

    #[pymethod]
    fn flush(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
        zelf.check_open(vm)
    }

    #[pymethod]
    fn fileno(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<i32> {
        zelf.check_open(vm)?;
        Ok(match zelf.direction {
            Direction::In => 0,
            Direction::Out(Stream::Stdout) => 1,
            Direction::Out(Stream::Stderr) => 2,
        })
    }

    #[pymethod]
    fn isatty(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
        zelf.check_open(vm)?;
        Ok(false)
    }

    #[pymethod]
    fn readable(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
        zelf.check_open(vm)?;
        Ok(zelf.direction == Direction::In)
    }

    #[pymethod]
    fn writable(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
        zelf.check_open(vm)?;
        Ok(zelf.direction != Direction::In)
    }

    #[pymethod]
    fn seekable(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
        zelf.check_open(vm)?;
        Ok(false)
    }

    #[pymethod]
    #[pymethod(name = "tell")]
    #[pymethod(name = "truncate")]
    fn seek(_zelf: &Py<Self>, _args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        Self::unsupported("underlying stream is not seekable", vm)
    }

    #[pymethod]
    fn write(zelf: &Py<Self>, data: ArgBytesLike, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
        zelf.check_open(vm)?;
        if zelf.direction == Direction::In {
            return Self::unsupported("File not open for writing", vm);
        }
        let data = data.borrow_buf();
        zelf.emit(&data);
        Ok(vm.ctx.new_int(data.len()).into())
    }

    #[pymethod]
    fn readinto(zelf: &Py<Self>, buffer: ArgMemoryBuffer, vm: &VirtualMachine) -> PyResult {
        zelf.check_open(vm)?;
        if zelf.direction != Direction::In {
            return Self::unsupported("File not open for reading", vm);
        }
        zelf.fill(vm)?;
        let mut rest = zelf.rest.borrow_mut();
        let mut buffer = buffer.borrow_buf_mut();
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        rest.drain(..count);
        Ok(vm.ctx.new_int(count).into())
    }

    /// At most `size` bytes of one line; all there will ever be if it is negative.
    #[pymethod]
    fn read(
        zelf: &Py<Self>,
        size: rustpython_vm::function::OptionalArg<Option<isize>>,
        vm: &VirtualMachine,
    ) -> PyResult {
        let Some(Ok(size)) = size.flatten().map(usize::try_from) else {
            return Self::readall(zelf, vm);
        };
        zelf.check_open(vm)?;
        if zelf.direction != Direction::In {
            return Self::unsupported("File not open for reading", vm);
        }
        zelf.fill(vm)?;
        let mut rest = zelf.rest.borrow_mut();
        let count = rest.len().min(size);
        Ok(vm.ctx.new_bytes(rest.drain(..count).collect()).into())
    }

    #[pymethod]
    fn readall(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        zelf.check_open(vm)?;
        if zelf.direction != Direction::In {
            return Self::unsupported("File not open for reading", vm);
        }
        let mut all = Vec::new();
        loop {
            zelf.fill(vm)?;
            let rest = zelf.rest.take();
            if rest.is_empty() {
                return Ok(vm.ctx.new_bytes(all).into());
            }
            all.extend(rest);
        }
    }
}

impl Representable for ConsoleIO {
    fn repr_str(zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
        Ok(if zelf.closed.get() {
            "<_io.FileIO [closed]>".to_owned()
        } else {
            format!(
                "<_io.FileIO name='{}' mode='{}' closefd=False>",
                zelf.name_of(),
                zelf.mode_of()
            )
        })
    }
}
