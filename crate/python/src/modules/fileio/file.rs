//! `io.FileIO`: a file without a buffer. Knows descriptors; knows no text.

#[rustpython_vm::pymodule(sub, name = "_fileio")]
pub(super) mod decl {
    use std::cell::Cell;

    use rustpython_vm::builtins::{PyBaseExceptionRef, PyInt, PyUtf8StrRef};
    use rustpython_vm::class::StaticType;
    use rustpython_vm::function::{ArgBytesLike, ArgMemoryBuffer, OptionalArg};
    use rustpython_vm::types::{
        Constructor, DefaultConstructor, Destructor, Initializer, Representable,
    };
    use rustpython_vm::warn;
    use rustpython_vm::{
        AsObject, Py, PyObject, PyObjectRef, PyResult, TryFromObject, VirtualMachine, pyclass,
    };

    use crate::files::Descriptor;
    use crate::modules::fileio::BUFFER;
    use crate::modules::fileio::mode::{Letter, Mode};
    use crate::modules::fileio::raw_base::RawIoBase;
    use crate::modules::oserror;
    use crate::modules::posix::{self, Path};
    use crate::world::World;

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
}
