//! `os.stat_result`, and the functions that give one.

pub(super) use decl::of_path;

#[rustpython_vm::pymodule(sub, name = "posix")]
pub(super) mod decl {
    use std::time::Duration;

    use rustpython_vm::builtins::PyTupleRef;
    use rustpython_vm::types::PyStructSequence;
    use rustpython_vm::{
        PyResult, VirtualMachine, pyclass, pystruct_sequence, pystruct_sequence_data,
    };

    use super::super::USER;
    use super::super::path::{NoDirectory, Path};
    use crate::files::{Descriptor, Kind, Status};
    use crate::modules::oserror;
    use crate::modules::posix::open_files::NumberOrPath;
    use crate::world::World;

    #[pystruct_sequence_data]
    pub(in crate::modules) struct StatResultData {
        pub st_mode: u32,
        pub st_ino: u64,
        pub st_dev: u64,
        pub st_nlink: u32,
        pub st_uid: u16,
        pub st_gid: u16,
        pub st_size: u64,
        #[pystruct_sequence(unnamed)]
        pub st_atime_int: u64,
        #[pystruct_sequence(unnamed)]
        pub st_mtime_int: u64,
        #[pystruct_sequence(unnamed)]
        pub st_ctime_int: u64,
        #[pystruct_sequence(skip)]
        pub st_atime: f64,
        #[pystruct_sequence(skip)]
        pub st_mtime: f64,
        #[pystruct_sequence(skip)]
        pub st_ctime: f64,
        #[pystruct_sequence(skip)]
        pub st_atime_ns: u128,
        #[pystruct_sequence(skip)]
        pub st_mtime_ns: u128,
        #[pystruct_sequence(skip)]
        pub st_ctime_ns: u128,
        #[pystruct_sequence(skip)]
        pub st_blksize: u32,
        #[pystruct_sequence(skip)]
        pub st_blocks: u64,
        #[pystruct_sequence(skip)]
        pub st_rdev: u32,
    }

    #[pyattr]
    #[pystruct_sequence(name = "stat_result", module = "os", data = "StatResultData")]
    pub(in crate::modules) struct PyStatResult;

    #[pyclass(with(PyStructSequence))]
    impl PyStatResult {}

    /// Seconds, as near as a double has them.
    fn timestamp(time: Duration) -> f64 {
        time.as_nanos() as f64 / 1e9
    }

    /// What `stat` gives for it.
    fn result(status: &Status, vm: &VirtualMachine) -> PyTupleRef {
        let kind = match status.kind {
            Kind::File => 0o100_000,
            Kind::Directory => 0o040_000,
        };
        let data = StatResultData {
            st_mode: kind | status.mode,
            st_ino: status.number,
            st_dev: 1,
            st_nlink: status.links,
            st_uid: USER,
            st_gid: USER,
            st_size: status.size,
            st_atime_int: status.accessed.as_secs(),
            st_mtime_int: status.modified.as_secs(),
            st_ctime_int: status.changed.as_secs(),
            st_atime: timestamp(status.accessed),
            st_mtime: timestamp(status.modified),
            st_ctime: timestamp(status.changed),
            st_atime_ns: status.accessed.as_nanos(),
            st_mtime_ns: status.modified.as_nanos(),
            st_ctime_ns: status.changed.as_nanos(),
            st_blksize: 4096,
            st_blocks: status.size.div_ceil(512),
            st_rdev: 0,
        };
        PyStatResult::from_data(data, vm)
    }

    #[derive(rustpython_vm::FromArgs)]
    struct StatArgs {
        #[pyarg(any)]
        path: NumberOrPath,
        #[pyarg(named, default)]
        #[allow(dead_code, reason = "checked when it is read")]
        dir_fd: NoDirectory,
        #[pyarg(named, default = true)]
        #[allow(dead_code, reason = "there are no links")]
        follow_symlinks: bool,
    }

    #[pyfunction]
    fn stat(args: StatArgs, vm: &VirtualMachine) -> PyResult<PyTupleRef> {
        match args.path {
            NumberOrPath::Number(number) => fstat(number, vm),
            NumberOrPath::Path(path) => of_path(&path, vm),
        }
    }

    #[derive(rustpython_vm::FromArgs)]
    struct LstatArgs {
        #[pyarg(any)]
        path: Path,
        #[pyarg(named, default)]
        #[allow(dead_code, reason = "checked when it is read")]
        dir_fd: NoDirectory,
    }

    /// The same, as there are no links.
    #[pyfunction]
    fn lstat(args: LstatArgs, vm: &VirtualMachine) -> PyResult<PyTupleRef> {
        of_path(&args.path, vm)
    }

    pub(in crate::modules) fn of_path(path: &Path, vm: &VirtualMachine) -> PyResult<PyTupleRef> {
        let found = World::current().files().status(&path.bytes);
        match found {
            Ok(status) => Ok(result(&status, vm)),
            Err(error) => Err(oserror::file_error(
                error,
                std::slice::from_ref(&path.object),
                vm,
            )),
        }
    }

    #[pyfunction]
    fn fstat(fd: i32, vm: &VirtualMachine) -> PyResult<PyTupleRef> {
        if (0..3).contains(&fd) {
            return Ok(result(&console(), vm));
        }
        let found = World::current().files().status_of(Descriptor(fd));
        found
            .map(|status| result(&status, vm))
            .map_err(|error| oserror::file_error(error, &[], vm))
    }

    /// What the console looks like to a program: an empty file that is its own.
    fn console() -> Status {
        Status {
            kind: Kind::File,
            mode: 0o600,
            number: 0,
            links: 1,
            size: 0,
            accessed: Duration::ZERO,
            modified: Duration::ZERO,
            changed: Duration::ZERO,
        }
    }
}
