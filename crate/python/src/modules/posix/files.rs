//! `os.mkdir`, `os.rename` and what else goes by names.

#[rustpython_vm::pymodule(sub, name = "posix")]
pub(super) mod decl {
    use std::time::Duration;

    use rustpython_vm::builtins::{PyBaseExceptionRef, PyTupleRef};
    use rustpython_vm::function::OptionalArg;
    use rustpython_vm::{PyObjectRef, PyResult, TryFromObject, VirtualMachine};

    use super::super::UMASK;
    use super::super::open_files::NumberOrPath;
    use super::super::path::{NoDirectory, Path, decoded};
    use crate::files::{Descriptor, Error};
    use crate::modules::oserror;
    use crate::world::World;

    #[pyattr]
    const F_OK: i32 = 0;
    #[pyattr]
    const R_OK: i32 = 4;
    #[pyattr]
    const W_OK: i32 = 2;
    #[pyattr]
    const X_OK: i32 = 1;

    fn about(path: Path, vm: &VirtualMachine) -> impl FnOnce(Error) -> PyBaseExceptionRef {
        move |error| oserror::file_error(error, &[path.object], vm)
    }

    #[pyfunction]
    fn getcwd(vm: &VirtualMachine) -> PyObjectRef {
        decoded(World::current().files().current_directory(), vm)
    }

    #[pyfunction]
    fn getcwdb(vm: &VirtualMachine) -> PyObjectRef {
        let path = World::current().files().current_directory().to_vec();
        vm.ctx.new_bytes(path).into()
    }

    #[pyfunction]
    fn chdir(path: Path, vm: &VirtualMachine) -> PyResult<()> {
        let gone = World::current().files().change_directory(&path.bytes);
        gone.map_err(about(path, vm))
    }

    #[derive(rustpython_vm::FromArgs)]
    struct PathArgs {
        #[pyarg(any)]
        path: Path,
        #[pyarg(named, default)]
        #[allow(dead_code, reason = "checked when it is read")]
        dir_fd: NoDirectory,
    }

    #[derive(rustpython_vm::FromArgs)]
    struct MakeArgs {
        #[pyarg(any)]
        path: Path,
        #[pyarg(any, default = 0o777)]
        mode: u32,
        #[pyarg(named, default)]
        #[allow(dead_code, reason = "checked when it is read")]
        dir_fd: NoDirectory,
    }

    #[pyfunction]
    fn mkdir(args: MakeArgs, vm: &VirtualMachine) -> PyResult<()> {
        let mode = args.mode & !UMASK;
        let made = World::current()
            .files()
            .make_directory(&args.path.bytes, mode);
        made.map_err(about(args.path, vm))
    }

    #[pyfunction]
    fn rmdir(args: PathArgs, vm: &VirtualMachine) -> PyResult<()> {
        let removed = World::current().files().remove_directory(&args.path.bytes);
        removed.map_err(about(args.path, vm))
    }

    #[pyfunction]
    #[pyfunction(name = "remove")]
    fn unlink(args: PathArgs, vm: &VirtualMachine) -> PyResult<()> {
        let removed = World::current().files().remove(&args.path.bytes);
        removed.map_err(about(args.path, vm))
    }

    #[derive(rustpython_vm::FromArgs)]
    struct RenameArgs {
        #[pyarg(any)]
        src: Path,
        #[pyarg(any)]
        dst: Path,
        #[pyarg(named, default)]
        #[allow(dead_code, reason = "checked when it is read")]
        src_dir_fd: NoDirectory,
        #[pyarg(named, default)]
        #[allow(dead_code, reason = "checked when it is read")]
        dst_dir_fd: NoDirectory,
    }

    #[pyfunction]
    #[pyfunction(name = "replace")]
    fn rename(args: RenameArgs, vm: &VirtualMachine) -> PyResult<()> {
        let renamed = World::current()
            .files()
            .rename(&args.src.bytes, &args.dst.bytes);
        renamed.map_err(|error| oserror::file_error(error, &[args.src.object, args.dst.object], vm))
    }

    #[derive(rustpython_vm::FromArgs)]
    struct AccessArgs {
        #[pyarg(any)]
        path: Path,
        #[pyarg(any)]
        mode: i32,
        #[pyarg(named, default)]
        #[allow(dead_code, reason = "checked when it is read")]
        dir_fd: NoDirectory,
        #[pyarg(named, default = false)]
        #[allow(dead_code, reason = "there is one user")]
        effective_ids: bool,
        #[pyarg(named, default = true)]
        #[allow(dead_code, reason = "there are no links")]
        follow_symlinks: bool,
    }

    #[pyfunction]
    fn access(args: AccessArgs) -> bool {
        let found = World::current().files().status(&args.path.bytes);
        found.is_ok_and(|status| {
            let asked = u32::try_from(args.mode & 7).unwrap_or(7);
            (status.mode >> 6) & asked == asked
        })
    }

    #[derive(rustpython_vm::FromArgs)]
    struct ModeArgs {
        #[pyarg(any)]
        path: Path,
        #[pyarg(any)]
        mode: u32,
        #[pyarg(named, default)]
        #[allow(dead_code, reason = "checked when it is read")]
        dir_fd: NoDirectory,
        #[pyarg(named, default = true)]
        #[allow(dead_code, reason = "there are no links")]
        follow_symlinks: bool,
    }

    #[pyfunction]
    fn chmod(args: ModeArgs, vm: &VirtualMachine) -> PyResult<()> {
        let set = World::current()
            .files()
            .set_mode(&args.path.bytes, args.mode);
        set.map_err(about(args.path, vm))
    }

    #[derive(rustpython_vm::FromArgs)]
    struct TimesArgs {
        #[pyarg(any)]
        path: Path,
        #[pyarg(any, default)]
        times: Option<PyTupleRef>,
        #[pyarg(named, default)]
        ns: Option<PyTupleRef>,
        #[pyarg(named, default)]
        #[allow(dead_code, reason = "checked when it is read")]
        dir_fd: NoDirectory,
        #[pyarg(named, default = true)]
        #[allow(dead_code, reason = "there are no links")]
        follow_symlinks: bool,
    }

    #[pyfunction]
    fn utime(args: TimesArgs, vm: &VirtualMachine) -> PyResult<()> {
        let pair = |tuple: &PyTupleRef| match tuple.as_slice() {
            [accessed, modified] => Ok((accessed.clone(), modified.clone())),
            _ => {
                Err(vm.new_type_error("utime: 'times' must be either a tuple of two ints or None"))
            }
        };
        let (accessed, modified) = match (&args.times, &args.ns) {
            (Some(_), Some(_)) => {
                return Err(vm.new_value_error(
                    "utime: you may specify either 'times' or 'ns' but not both",
                ));
            }
            (Some(times), None) => {
                let (accessed, modified) = pair(times)?;
                (seconds(accessed, vm)?, seconds(modified, vm)?)
            }
            (None, Some(times)) => {
                let (accessed, modified) = pair(times)?;
                let nanos = |object| u64::try_from_object(vm, object).map(Duration::from_nanos);
                (nanos(accessed)?, nanos(modified)?)
            }
            (None, None) => {
                let now = World::current().unix_time();
                (now, now)
            }
        };
        let set = World::current()
            .files()
            .set_times(&args.path.bytes, accessed, modified);
        set.map_err(about(args.path, vm))
    }

    fn seconds(object: PyObjectRef, vm: &VirtualMachine) -> PyResult<Duration> {
        let seconds: f64 = object.try_float(vm)?.to_f64();
        Duration::try_from_secs_f64(seconds)
            .map_err(|_| vm.new_overflow_error("timestamp out of range"))
    }

    #[pyfunction]
    fn truncate(path: NumberOrPath, length: i64, vm: &VirtualMachine) -> PyResult<()> {
        let Ok(length) = u64::try_from(length) else {
            return Err(oserror::exception(22, &[], vm));
        };
        let world = World::current();
        match path {
            NumberOrPath::Number(number) => {
                let cut = world.files().truncate_open(Descriptor(number), length);
                cut.map_err(|error| oserror::file_error(error, &[], vm))
            }
            NumberOrPath::Path(path) => {
                let cut = world.files().truncate(&path.bytes, length);
                cut.map_err(about(path, vm))
            }
        }
    }

    /// # Errors
    ///
    /// Always: nothing is a link.
    #[pyfunction]
    fn readlink(args: PathArgs, vm: &VirtualMachine) -> PyResult<()> {
        let found = World::current().files().status(&args.path.bytes);
        let number = found.map_or_else(Error::number, |_| Error::Invalid.number());
        Err(oserror::exception(number, &[args.path.object], vm))
    }

    /// The names in a directory, in order.
    #[pyfunction]
    fn listdir(path: OptionalArg<Option<Path>>, vm: &VirtualMachine) -> PyResult<Vec<PyObjectRef>> {
        let path = match path.flatten() {
            Some(path) => path,
            None => Path::try_from_object(vm, vm.ctx.new_str(".").into())?,
        };
        let listed = World::current().files().list(&path.bytes);
        match listed {
            Ok(entries) => Ok(entries
                .iter()
                .map(|(name, _)| path.name(name, vm))
                .collect()),
            Err(error) => Err(about(path, vm)(error)),
        }
    }
}
