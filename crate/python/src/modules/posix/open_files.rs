//! `os.open`, `os.read` and what else goes by descriptors.

pub(super) use decl::NumberOrPath;
pub(in crate::modules) use decl::{close, ftruncate, isatty, read, seek, write};

#[rustpython_vm::pymodule(sub, name = "posix")]
pub(super) mod decl {
    use rustpython_vm::builtins::{PyBaseExceptionRef, PyInt};
    use rustpython_vm::function::ArgBytesLike;
    use rustpython_vm::{PyObjectRef, PyResult, TryFromObject, VirtualMachine};

    use super::super::path::{NoDirectory, Path};
    use crate::console::Stream;
    use crate::files::{Descriptor, Error, OpenOptions, Whence};
    use crate::modules::oserror;
    use crate::world::World;

    #[pyattr]
    const O_RDONLY: i32 = 0;
    #[pyattr]
    const O_WRONLY: i32 = 1;
    #[pyattr]
    const O_RDWR: i32 = 2;
    #[pyattr]
    const O_ACCMODE: i32 = 3;
    #[pyattr]
    const O_CREAT: i32 = 0o100;
    #[pyattr]
    const O_EXCL: i32 = 0o200;
    #[pyattr]
    const O_TRUNC: i32 = 0o1000;
    #[pyattr]
    const O_APPEND: i32 = 0o2000;
    #[pyattr]
    const O_NONBLOCK: i32 = 0o4000;
    #[pyattr]
    const O_DIRECTORY: i32 = 0o200_000;
    #[pyattr]
    const O_NOFOLLOW: i32 = 0o400_000;
    #[pyattr]
    const O_CLOEXEC: i32 = 0o2_000_000;

    /// The console's three descriptors come before those of files.
    const CONSOLE: std::ops::Range<i32> = 0..3;

    /// A path, or the number of an open file.
    pub(in crate::modules) enum NumberOrPath {
        Number(i32),
        Path(Path),
    }

    impl TryFromObject for NumberOrPath {
        fn try_from_object(vm: &VirtualMachine, object: PyObjectRef) -> PyResult<Self> {
            match object.downcast_ref::<PyInt>() {
                Some(number) => Ok(NumberOrPath::Number(number.try_to_primitive(vm)?)),
                None => Path::try_from_object(vm, object).map(NumberOrPath::Path),
            }
        }
    }

    fn told(error: Error, vm: &VirtualMachine) -> PyBaseExceptionRef {
        oserror::file_error(error, &[], vm)
    }

    /// What the flags of `os.open` ask for.
    fn open_options(flags: i32) -> OpenOptions {
        let is = |flag| flags & flag != 0;
        OpenOptions {
            read: matches!(flags & O_ACCMODE, O_RDONLY | O_RDWR),
            write: matches!(flags & O_ACCMODE, O_WRONLY | O_RDWR),
            append: is(O_APPEND),
            create: is(O_CREAT),
            exclusive: is(O_EXCL),
            truncate: is(O_TRUNC),
            directory: is(O_DIRECTORY),
        }
    }

    #[derive(rustpython_vm::FromArgs)]
    struct OpenArgs {
        #[pyarg(any)]
        path: Path,
        #[pyarg(any)]
        flags: i32,
        #[pyarg(any, default = 0o777)]
        mode: u32,
        #[pyarg(named, default)]
        #[allow(dead_code, reason = "checked when it is read")]
        dir_fd: NoDirectory,
    }

    #[pyfunction]
    fn open(args: OpenArgs, vm: &VirtualMachine) -> PyResult<i32> {
        let world = World::current();
        let mode = args.mode & !super::super::UMASK;
        let opened = world
            .files()
            .open(&args.path.bytes, open_options(args.flags), mode);
        opened
            .map(|descriptor| descriptor.0)
            .map_err(|error| oserror::file_error(error, &[args.path.object], vm))
    }

    /// Closes a file; the console's descriptors stay as they are.
    #[pyfunction]
    pub(in crate::modules) fn close(fd: i32, vm: &VirtualMachine) -> PyResult<()> {
        if CONSOLE.contains(&fd) {
            return Ok(());
        }
        let closed = World::current().files().close(Descriptor(fd));
        closed.map_err(|error| told(error, vm))
    }

    #[pyfunction(name = "read")]
    fn read_bytes(fd: i32, length: isize, vm: &VirtualMachine) -> PyResult {
        match usize::try_from(length) {
            Ok(length) => read(fd, length, vm),
            Err(_) => Err(oserror::exception(22, &[], vm)),
        }
    }

    /// Reads from a file, or from the console.
    pub(in crate::modules) fn read(fd: i32, length: usize, vm: &VirtualMachine) -> PyResult {
        if fd == 0 {
            // What is left of a line belongs to sys.stdin.
            let stdin = vm.sys_module.get_attr("__stdin__", vm)?;
            let raw = stdin.get_attr("buffer", vm)?.get_attr("raw", vm)?;
            return vm.call_method(&raw, "read", (length,));
        }
        let world = World::current();
        let read = {
            let mut files = world.files();
            let there = files.remaining(Descriptor(fd)).unwrap_or(0);
            let most = length.min(usize::try_from(there).unwrap_or(length));
            let mut bytes = vec![0; most];
            files.read(Descriptor(fd), &mut bytes).map(|count| {
                bytes.truncate(count);
                bytes
            })
        };
        read.map(|bytes| vm.ctx.new_bytes(bytes).into())
            .map_err(|error| told(error, vm))
    }

    #[pyfunction(name = "write")]
    fn write_bytes(fd: i32, data: ArgBytesLike, vm: &VirtualMachine) -> PyResult<usize> {
        write(fd, &data.borrow_buf(), vm)
    }

    /// Writes to a file, or to the console.
    pub(in crate::modules) fn write(fd: i32, data: &[u8], vm: &VirtualMachine) -> PyResult<usize> {
        let world = World::current();
        let stream = match fd {
            1 => Stream::Stdout,
            2 => Stream::Stderr,
            _ => {
                let written = world.files().write(Descriptor(fd), data);
                return written.map_err(|error| told(error, vm));
            }
        };
        world.write(stream, &String::from_utf8_lossy(data));
        Ok(data.len())
    }

    #[pyfunction]
    fn lseek(fd: i32, position: i64, whence: i32, vm: &VirtualMachine) -> PyResult<u64> {
        seek(fd, position, whence, vm)
    }

    /// Moves a descriptor, and says where it stands then.
    pub(in crate::modules) fn seek(
        fd: i32,
        position: i64,
        whence: i32,
        vm: &VirtualMachine,
    ) -> PyResult<u64> {
        if CONSOLE.contains(&fd) {
            return Err(oserror::exception(29, &[], vm));
        }
        let whence = match whence {
            0 => Whence::Start,
            1 => Whence::Current,
            2 => Whence::End,
            _ => return Err(oserror::exception(22, &[], vm)),
        };
        let moved = World::current()
            .files()
            .seek(Descriptor(fd), position, whence);
        moved.map_err(|error| told(error, vm))
    }

    #[pyfunction]
    pub(in crate::modules) fn ftruncate(fd: i32, length: i64, vm: &VirtualMachine) -> PyResult<()> {
        let Ok(length) = u64::try_from(length) else {
            return Err(oserror::exception(22, &[], vm));
        };
        let cut = World::current()
            .files()
            .truncate_open(Descriptor(fd), length);
        cut.map_err(|error| told(error, vm))
    }

    /// There is nothing between a write and the file.
    #[pyfunction]
    #[pyfunction(name = "fdatasync")]
    fn fsync(fd: i32, vm: &VirtualMachine) -> PyResult<()> {
        isatty(fd, vm).map(|_| ())
    }

    /// Nothing here is a terminal.
    ///
    /// # Errors
    ///
    /// EBADF; `os.isatty` has none.
    pub(in crate::modules) fn isatty(fd: i32, vm: &VirtualMachine) -> PyResult<bool> {
        if !CONSOLE.contains(&fd) {
            let found = World::current().files().status_of(Descriptor(fd));
            found.map_err(|error| told(error, vm))?;
        }
        Ok(false)
    }

    #[pyfunction(name = "isatty")]
    fn is_terminal(_fd: i32) -> bool {
        false
    }

    #[pyfunction]
    fn get_inheritable(_fd: i32) -> bool {
        false
    }

    #[pyfunction]
    fn set_inheritable(_fd: i32, _inheritable: bool) {}

    /// # Errors
    ///
    /// Always: the other end of a pipe would be in another process.
    #[pyfunction]
    fn pipe(vm: &VirtualMachine) -> PyResult<()> {
        Err(vm.new_os_error("the playground has no pipes: there is no other process"))
    }
}
