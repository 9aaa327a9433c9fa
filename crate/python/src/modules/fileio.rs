//! `io.FileIO` over the small file system, and `open` above it. Knows descriptors; knows no paths and no text.
//!
//! The interpreter has its own only where it has an operating system. What stands above the raw stream, buffers and
//! text, is the interpreter's.

use rustpython_vm::builtins::{PyBaseObject, PyTypeRef};
use rustpython_vm::class::{PyClassDef, StaticType};
use rustpython_vm::common::static_cell::StaticCell;
use rustpython_vm::object::{MaybeTraverse, TraverseFn, payload_offset};
use rustpython_vm::{Context, Py, PyPayload, PyResult, VirtualMachine};

use rustpython_vm::builtins::PyType;

/// The interpreter's `_io._RawIOBase`, whose Rust type it keeps to itself: a class without content of its own.
#[derive(Debug, Default)]
#[repr(align(8))]
pub(super) struct RawIoBase;

impl PyClassDef for RawIoBase {
    const NAME: &'static str = "_RawIOBase";
    const MODULE_NAME: Option<&'static str> = Some("_io");
    const TP_NAME: &'static str = "_io._RawIOBase";
    const BASICSIZE: usize = payload_offset::<RawIoBase>();
    type Base = PyBaseObject;
}

impl StaticType for RawIoBase {
    fn static_cell() -> &'static StaticCell<PyTypeRef> {
        rustpython_vm::common::static_cell! {
            static CELL: PyTypeRef;
        }
        &CELL
    }
}

impl MaybeTraverse for RawIoBase {
    fn try_traverse(&self, _traverse: &mut TraverseFn<'_>) {}
}

impl PyPayload for RawIoBase {
    fn class(_context: &Context) -> &'static Py<PyType> {
        RawIoBase::static_type()
    }
}

/// Puts `FileIO`, `open` and `open_code` where programs look for them.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let io = vm.import("_io", 0)?;
    if RawIoBase::static_cell().get().is_none() {
        let base: PyTypeRef = io
            .get_attr("_RawIOBase", vm)?
            .downcast()
            .map_err(|_| vm.new_system_error("_RawIOBase is no class"))?;
        let _ = RawIoBase::init_manually(base);
    }
    let ours = vm.import("_fileio", 0)?;
    for name in ["FileIO", "open", "open_code"] {
        io.set_attr(vm.ctx.intern_str(name), ours.get_attr(name, vm)?, vm)?;
    }
    vm.builtins.set_attr("open", ours.get_attr("open", vm)?, vm)
}

pub(super) use _fileio::module_def;

#[rustpython_vm::pymodule]
mod _fileio {
    use std::cell::Cell;

    use rustpython_vm::builtins::{PyBaseExceptionRef, PyInt, PyUtf8StrRef};
    use rustpython_vm::function::{ArgBytesLike, ArgMemoryBuffer, FsPath, KwArgs, OptionalArg};
    use rustpython_vm::types::{
        Constructor, DefaultConstructor, Destructor, Initializer, Representable,
    };
    use rustpython_vm::warn;
    use rustpython_vm::{
        AsObject, Py, PyObject, PyObjectRef, PyResult, TryFromObject, VirtualMachine, pyclass,
    };

    use rustpython_vm::class::StaticType;
    use rustpython_vm::convert::ToPyObject;

    use super::RawIoBase;
    use crate::files::{Descriptor, OpenOptions};
    use crate::modules::oserror;
    use crate::modules::posix::{self, Path};
    use crate::world::World;

    /// The buffer of `open`: CPython's `DEFAULT_BUFFER_SIZE`.
    const BUFFER: usize = 128 * 1024;

    /// A file, without a buffer.
    #[pyattr]
    #[pyclass(module = "_io", name = "FileIO", base = RawIoBase)]
    #[derive(Debug)]
    struct FileIO {
        _base: RawIoBase,
        /// Below 0: closed.
        fd: Cell<i32>,
        closefd: Cell<bool>,
        mode: Cell<Mode>,
        finalizing: Cell<bool>,
    }

    impl Default for FileIO {
        fn default() -> Self {
            FileIO {
                _base: RawIoBase,
                fd: Cell::new(-1),
                closefd: Cell::new(true),
                mode: Cell::new(Mode::default()),
                finalizing: Cell::new(false),
            }
        }
    }

    /// What the letters of a raw stream's mode say.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    struct Mode {
        letter: Letter,
        plus: bool,
    }

    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    enum Letter {
        #[default]
        Read,
        Write,
        Exclusive,
        Append,
    }

    impl Mode {
        /// CPython: Modules/_io/fileio.c, `_io_FileIO___init___impl`.
        fn parse(text: &str, vm: &VirtualMachine) -> PyResult<Mode> {
            let mut letter = None;
            let mut plus = false;
            for character in text.chars() {
                let found = match character {
                    'r' => Letter::Read,
                    'w' => Letter::Write,
                    'x' => Letter::Exclusive,
                    'a' => Letter::Append,
                    'b' => continue,
                    '+' if !plus => {
                        plus = true;
                        continue;
                    }
                    '+' => return Err(bad_mode(vm)),
                    _ => return Err(vm.new_value_error(format!("invalid mode: {text}"))),
                };
                if letter.replace(found).is_some() {
                    return Err(bad_mode(vm));
                }
            }
            letter
                .map(|letter| Mode { letter, plus })
                .ok_or_else(|| bad_mode(vm))
        }

        fn readable(self) -> bool {
            self.plus || self.letter == Letter::Read
        }

        fn writable(self) -> bool {
            self.plus || self.letter != Letter::Read
        }

        fn options(self) -> OpenOptions {
            OpenOptions {
                read: self.readable(),
                write: self.writable(),
                append: self.letter == Letter::Append,
                create: self.letter != Letter::Read,
                exclusive: self.letter == Letter::Exclusive,
                truncate: self.letter == Letter::Write,
                directory: false,
            }
        }

        /// The flags that `opener` gets.
        fn flags(self) -> i32 {
            let access = match (self.readable(), self.writable()) {
                (true, true) => 2,
                (false, true) => 1,
                _ => 0,
            };
            let letter = match self.letter {
                Letter::Read => 0,
                Letter::Write => 0o100 | 0o1000,
                Letter::Exclusive => 0o100 | 0o200,
                Letter::Append => 0o100 | 0o2000,
            };
            access | letter | 0o2_000_000
        }

        fn name(self) -> &'static str {
            match (self.letter, self.plus) {
                (Letter::Exclusive, true) => "xb+",
                (Letter::Exclusive, false) => "xb",
                (Letter::Append, true) => "ab+",
                (Letter::Append, false) => "ab",
                (Letter::Read, false) => "rb",
                (Letter::Write, false) => "wb",
                (Letter::Read | Letter::Write, true) => "rb+",
            }
        }
    }

    fn bad_mode(vm: &VirtualMachine) -> PyBaseExceptionRef {
        vm.new_value_error(
            "Must have exactly one of create/read/write/append mode and at most one plus",
        )
    }

    fn closed(vm: &VirtualMachine) -> PyBaseExceptionRef {
        vm.new_value_error("I/O operation on closed file")
    }

    fn unsupported(action: &str, vm: &VirtualMachine) -> PyBaseExceptionRef {
        let made = vm
            .import("_io", 0)
            .and_then(|io| io.get_attr("UnsupportedOperation", vm))
            .and_then(|class| class.call((format!("File not open for {action}"),), vm))
            .map(|exception| exception.downcast());
        match made {
            Ok(Ok(exception)) => exception,
            Ok(Err(_)) => vm.new_system_error("UnsupportedOperation is no exception"),
            Err(exception) => exception,
        }
    }

    #[derive(rustpython_vm::FromArgs)]
    struct FileIOArgs {
        #[pyarg(any)]
        file: PyObjectRef,
        #[pyarg(any, default)]
        mode: Option<PyUtf8StrRef>,
        #[pyarg(any, default = true)]
        closefd: bool,
        #[pyarg(any, default)]
        opener: Option<PyObjectRef>,
    }

    impl DefaultConstructor for FileIO {}

    impl Initializer for FileIO {
        type Args = FileIOArgs;

        fn init(zelf: &Py<Self>, args: FileIOArgs, vm: &VirtualMachine) -> PyResult<()> {
            if zelf.fd.get() >= 0 && zelf.closefd.get() {
                posix::close(zelf.fd.replace(-1), vm)?;
            }
            let mode = args.mode.as_ref().map_or("r", |mode| mode.as_str());
            let mode = Mode::parse(mode, vm)?;
            zelf.mode.set(mode);
            zelf.closefd.set(args.closefd);
            let fd = match args.file.downcast_ref::<PyInt>() {
                Some(number) => {
                    let number: i32 = number.try_to_primitive(vm)?;
                    if number < 0 {
                        return Err(vm.new_value_error("negative file descriptor"));
                    }
                    posix::isatty(number, vm)?;
                    number
                }
                None if !args.closefd => {
                    return Err(vm.new_value_error("Cannot use closefd=False with file name"));
                }
                None => match args.opener.filter(|opener| !vm.is_none(opener)) {
                    Some(opener) => opened_by(&opener, args.file.clone(), mode, vm)?,
                    None => opened(args.file.clone(), mode, vm)?,
                },
            };
            zelf.fd.set(fd);
            zelf.as_object().set_attr("name", args.file, vm)?;
            if mode.letter == Letter::Append {
                posix::seek(fd, 0, 2, vm)?;
            }
            Ok(())
        }
    }

    fn opened(file: PyObjectRef, mode: Mode, vm: &VirtualMachine) -> PyResult<i32> {
        let path = Path::try_from_object(vm, file)?;
        let world = World::current();
        let opened = world.files().open(&path.bytes, mode.options(), 0o644);
        match opened {
            // A directory can be opened, but not as a file.
            Ok(descriptor) if !is_file(descriptor) => {
                posix::close(descriptor.0, vm)?;
                Err(oserror::exception(21, &[path.object], vm))
            }
            Ok(descriptor) => Ok(descriptor.0),
            Err(error) => Err(oserror::file_error(error, &[path.object], vm)),
        }
    }

    fn is_file(descriptor: Descriptor) -> bool {
        let status = World::current().files().status_of(descriptor);
        status.is_ok_and(|status| status.kind == crate::files::Kind::File)
    }

    fn opened_by(
        opener: &PyObject,
        file: PyObjectRef,
        mode: Mode,
        vm: &VirtualMachine,
    ) -> PyResult<i32> {
        let answer = opener.call((file, mode.flags()), vm)?;
        let Some(number) = answer.downcast_ref::<PyInt>() else {
            return Err(vm.new_type_error("expected integer from opener"));
        };
        let number: i32 = number.try_to_primitive(vm)?;
        if number < 0 {
            return Err(vm.new_value_error(format!("opener returned {number}")));
        }
        Ok(number)
    }

    #[pyclass(
        with(Constructor, Initializer, Representable, Destructor),
        flags(BASETYPE, HAS_DICT, HAS_WEAKREF)
    )]
    impl FileIO {
        #[pygetset]
        fn closed(zelf: &Py<Self>) -> bool {
            zelf.fd.get() < 0
        }

        #[pygetset]
        fn closefd(zelf: &Py<Self>) -> bool {
            zelf.closefd.get()
        }

        #[pygetset]
        fn mode(zelf: &Py<Self>) -> &'static str {
            zelf.mode.get().name()
        }

        #[pygetset(name = "_blksize")]
        fn blksize(_zelf: &Py<Self>) -> usize {
            BUFFER
        }

        #[pymethod]
        fn fileno(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<i32> {
            zelf.open_fd(vm)
        }

        #[pymethod]
        fn isatty(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
            posix::isatty(zelf.open_fd(vm)?, vm)
        }

        #[pymethod]
        fn readable(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
            zelf.open_fd(vm)?;
            Ok(zelf.mode.get().readable())
        }

        #[pymethod]
        fn writable(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
            zelf.open_fd(vm)?;
            Ok(zelf.mode.get().writable())
        }

        #[pymethod]
        fn seekable(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
            Ok(zelf.open_fd(vm)? > 2)
        }

        #[pymethod]
        fn read(
            zelf: &Py<Self>,
            size: OptionalArg<Option<isize>>,
            vm: &VirtualMachine,
        ) -> PyResult<PyObjectRef> {
            let fd = zelf.for_reading(vm)?;
            match size.flatten().map(usize::try_from) {
                Some(Ok(size)) => posix::read(fd, size, vm),
                _ => Self::readall(zelf, vm),
            }
        }

        #[pymethod]
        fn readall(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
            let fd = zelf.for_reading(vm)?;
            if fd == 0 {
                let stdin = vm.sys_module.get_attr("__stdin__", vm)?;
                let raw = stdin.get_attr("buffer", vm)?.get_attr("raw", vm)?;
                return vm.call_method(&raw, "readall", ());
            }
            let there = World::current().files().remaining(Descriptor(fd));
            let there = there.map_err(|error| oserror::file_error(error, &[], vm))?;
            posix::read(fd, usize::try_from(there).unwrap_or(usize::MAX), vm)
        }

        #[pymethod]
        fn readinto(
            zelf: &Py<Self>,
            buffer: ArgMemoryBuffer,
            vm: &VirtualMachine,
        ) -> PyResult<usize> {
            let fd = zelf.for_reading(vm)?;
            if fd == 0 {
                let bytes = posix::read(fd, buffer.len(), vm)?;
                let bytes = ArgBytesLike::try_from_object(vm, bytes)?;
                let bytes = bytes.borrow_buf();
                buffer.borrow_buf_mut()[..bytes.len()].copy_from_slice(&bytes);
                return Ok(bytes.len());
            }
            let mut into = buffer.borrow_buf_mut();
            let count = World::current().files().read(Descriptor(fd), &mut into);
            count.map_err(|error| oserror::file_error(error, &[], vm))
        }

        #[pymethod]
        fn write(zelf: &Py<Self>, data: ArgBytesLike, vm: &VirtualMachine) -> PyResult<usize> {
            let fd = zelf.open_fd(vm)?;
            if !zelf.mode.get().writable() {
                return Err(unsupported("writing", vm));
            }
            posix::write(fd, &data.borrow_buf(), vm)
        }

        #[pymethod]
        fn seek(
            zelf: &Py<Self>,
            position: i64,
            whence: OptionalArg<i32>,
            vm: &VirtualMachine,
        ) -> PyResult<u64> {
            posix::seek(zelf.open_fd(vm)?, position, whence.unwrap_or(0), vm)
        }

        #[pymethod]
        fn tell(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<u64> {
            posix::seek(zelf.open_fd(vm)?, 0, 1, vm)
        }

        #[pymethod]
        fn truncate(
            zelf: &Py<Self>,
            size: OptionalArg<Option<i64>>,
            vm: &VirtualMachine,
        ) -> PyResult<i64> {
            let fd = zelf.open_fd(vm)?;
            if !zelf.mode.get().writable() {
                return Err(unsupported("writing", vm));
            }
            let size = match size.flatten() {
                Some(size) => size,
                None => i64::try_from(posix::seek(fd, 0, 1, vm)?).unwrap_or(i64::MAX),
            };
            posix::ftruncate(fd, size, vm)?;
            Ok(size)
        }

        #[pymethod]
        fn close(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
            let base = RawIoBase::static_type().as_object();
            let flushed = vm.call_method(base, "close", (zelf.to_owned(),));
            if zelf.finalizing.get() {
                zelf.warn_of_leak(zelf.as_object(), vm);
            }
            let fd = zelf.fd.replace(-1);
            if fd >= 0 && zelf.closefd.get() {
                posix::close(fd, vm)?;
            }
            flushed.map(|_| ())
        }

        #[pymethod]
        fn _dealloc_warn(zelf: &Py<Self>, source: PyObjectRef, vm: &VirtualMachine) {
            zelf.warn_of_leak(&source, vm);
        }

        #[pymethod]
        fn __getstate__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
            let class = zelf.class().name().to_string();
            Err(vm.new_type_error(format!("cannot pickle '{class}' instances")))
        }
    }

    impl FileIO {
        fn open_fd(&self, vm: &VirtualMachine) -> PyResult<i32> {
            match self.fd.get() {
                fd if fd >= 0 => Ok(fd),
                _ => Err(closed(vm)),
            }
        }

        fn for_reading(&self, vm: &VirtualMachine) -> PyResult<i32> {
            let fd = self.open_fd(vm)?;
            if self.mode.get().readable() {
                Ok(fd)
            } else {
                Err(unsupported("reading", vm))
            }
        }

        /// CPython: Modules/_io/fileio.c, `fileio_dealloc_warn`.
        fn warn_of_leak(&self, source: &PyObject, vm: &VirtualMachine) {
            if self.fd.get() < 0 || !self.closefd.get() {
                return;
            }
            let told = source.repr(vm).and_then(|repr| {
                let class = vm.ctx.exceptions.resource_warning.to_owned();
                let message = vm.ctx.new_str(format!("unclosed file {repr}"));
                warn::warn(message.into(), Some(class), 1, Some(source.to_owned()), vm)
            });
            if let Err(exception) = told {
                vm.run_unraisable(exception, None, source.to_owned());
            }
        }
    }

    impl Representable for FileIO {
        fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
            let class = zelf.class().slot_name();
            let fd = zelf.fd.get();
            if fd < 0 {
                return Ok(format!("<{class} [closed]>"));
            }
            let mode = zelf.mode.get().name();
            let closefd = if zelf.closefd.get() { "True" } else { "False" };
            let name = match vm.get_attribute_opt(zelf.as_object(), "name")? {
                Some(name) => format!("name={}", name.repr(vm)?),
                None => format!("fd={fd}"),
            };
            Ok(format!("<{class} {name} mode='{mode}' closefd={closefd}>"))
        }
    }

    impl Destructor for FileIO {
        fn del(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
            zelf.finalizing.set(true);
            if zelf.fd.get() >= 0 {
                vm.call_method(zelf.as_object(), "close", ())?;
            }
            Ok(())
        }
    }

    #[derive(rustpython_vm::FromArgs)]
    struct OpenArgs {
        #[pyarg(any)]
        file: PyObjectRef,
        #[pyarg(any, default)]
        mode: Option<PyUtf8StrRef>,
        #[pyarg(any, default = -1)]
        buffering: isize,
        #[pyarg(any, default)]
        encoding: Option<PyObjectRef>,
        #[pyarg(any, default)]
        errors: Option<PyObjectRef>,
        #[pyarg(any, default)]
        newline: Option<PyObjectRef>,
        #[pyarg(any, default = true)]
        closefd: bool,
        #[pyarg(any, default)]
        opener: Option<PyObjectRef>,
    }

    /// CPython: Modules/_io/_iomodule.c, `_io_open_impl`.
    #[pyfunction]
    fn open(args: OpenArgs, vm: &VirtualMachine) -> PyResult {
        let text = args.mode.as_ref().map_or("r", |mode| mode.as_str());
        let binary = text.contains('b');
        check_mode(text, vm)?;
        let given = |argument: &Option<PyObjectRef>| {
            argument.clone().filter(|argument| !vm.is_none(argument))
        };
        let (encoding, errors, newline) = (
            given(&args.encoding),
            given(&args.errors),
            given(&args.newline),
        );
        if binary {
            for (name, argument) in [
                ("an encoding", &encoding),
                ("an errors", &errors),
                ("a newline", &newline),
            ] {
                if argument.is_some() {
                    return Err(
                        vm.new_value_error(format!("binary mode doesn't take {name} argument"))
                    );
                }
            }
        }
        let file = if args.file.downcast_ref::<PyInt>().is_some() {
            args.file
        } else {
            FsPath::try_from_path_like(args.file, true, vm)?.to_pyobject(vm)
        };
        let raw_mode: String = text
            .chars()
            .filter(|letter| !"bt".contains(*letter))
            .collect();
        let io = vm.import("_io", 0)?;
        let opener = args.opener.unwrap_or_else(|| vm.ctx.none());
        let raw = io
            .get_attr("FileIO", vm)?
            .call((file, raw_mode, args.closefd, opener), vm)?;
        if args.buffering == 0 {
            if binary {
                return Ok(raw);
            }
            vm.call_method(&raw, "close", ())?;
            return Err(vm.new_value_error("can't have unbuffered text I/O"));
        }
        if args.buffering == 1 && binary {
            let class = vm.ctx.exceptions.runtime_warning.to_owned();
            let message = "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will \
                           be used";
            warn::warn(vm.ctx.new_str(message).into(), Some(class), 1, None, vm)?;
        }
        let class = if text.contains('+') {
            "BufferedRandom"
        } else if text.contains('r') || !text.contains(['w', 'x', 'a']) {
            "BufferedReader"
        } else {
            "BufferedWriter"
        };
        let size = usize::try_from(args.buffering)
            .ok()
            .filter(|&size| size > 1)
            .unwrap_or(BUFFER);
        let buffer = io.get_attr(class, vm)?.call((raw, size), vm)?;
        if binary {
            return Ok(buffer);
        }
        let named = [
            (
                "encoding",
                encoding.unwrap_or_else(|| vm.ctx.new_str("utf-8").into()),
            ),
            ("errors", errors.unwrap_or_else(|| vm.ctx.none())),
            ("newline", newline.unwrap_or_else(|| vm.ctx.none())),
            (
                "line_buffering",
                vm.ctx.new_bool(args.buffering == 1).into(),
            ),
        ]
        .map(|(name, value)| (name.to_owned().into(), value));
        let named: KwArgs = KwArgs::new(named.into_iter().collect());
        let call = rustpython_vm::function::FuncArgs::new(vec![buffer.clone()], named);
        let stream = match io.get_attr("TextIOWrapper", vm)?.call(call, vm) {
            Ok(stream) => stream,
            Err(exception) => {
                vm.call_method(&buffer, "close", ())?;
                return Err(exception);
            }
        };
        stream.set_attr("mode", vm.ctx.new_str(text), vm)?;
        Ok(stream)
    }

    fn check_mode(text: &str, vm: &VirtualMachine) -> PyResult<()> {
        let letters = |set: &str| text.chars().filter(|letter| set.contains(*letter)).count();
        let repeated = text
            .char_indices()
            .any(|(at, letter)| text[..at].contains(letter));
        if repeated || text.chars().any(|letter| !"rwxabt+".contains(letter)) {
            return Err(vm.new_value_error(format!("invalid mode: '{text}'")));
        }
        if letters("bt") > 1 {
            return Err(vm.new_value_error("can't have text and binary mode at once"));
        }
        match letters("rwxa") {
            1 => Ok(()),
            0 => Err(bad_mode(vm)),
            _ => Err(vm.new_value_error("must have exactly one of create/read/write/append mode")),
        }
    }

    #[derive(rustpython_vm::FromArgs)]
    struct OpenCodeArgs {
        #[pyarg(any)]
        path: PyObjectRef,
    }

    #[pyfunction]
    fn open_code(args: OpenCodeArgs, vm: &VirtualMachine) -> PyResult {
        vm.builtins
            .get_attr("open", vm)?
            .call((args.path, "rb"), vm)
    }
}
