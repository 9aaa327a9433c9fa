//! `posix`, as far as a program without a system can have it. Knows the world; knows no loop.
//!
//! This file has what is about the process; `files.rs` has what is about files.

mod directory;
mod files;
mod open_files;
mod path;
mod status;

pub(super) use decl::{exit_now, module_def};
pub(super) use open_files::{close, ftruncate, isatty, read, seek, write};
pub(super) use path::Path;

/// What `os.umask` says: which permission bits a new file does not get.
const UMASK: u32 = 0o022;

/// Whose program it is.
const USER: u16 = 1000;

#[rustpython_vm::pymodule(
    name = "posix",
    with(files::decl, open_files::decl, directory::decl, status::decl)
)]
mod decl {
    use rustpython_vm::builtins::{PyBytes, PyDictRef, PyStr, PyTupleRef};
    use rustpython_vm::function::FuncArgs;
    use rustpython_vm::types::PyStructSequence;
    use rustpython_vm::{
        AsObject, PyObjectRef, PyResult, VirtualMachine, pyclass, pystruct_sequence,
        pystruct_sequence_data,
    };

    use super::USER;
    use crate::modules::{oserror, signal};

    #[pyattr]
    const WNOHANG: i32 = 1;
    #[pyattr]
    const EX_OK: i32 = 0;

    #[pyattr]
    fn error(vm: &VirtualMachine) -> PyObjectRef {
        vm.ctx.exceptions.os_error.to_owned().into()
    }

    /// `os.environ` begins with what a program may look for; it is bytes here as on every POSIX.
    #[pyattr]
    fn environ(vm: &VirtualMachine) -> PyDictRef {
        let environ = vm.ctx.new_dict();
        for (name, value) in [("HOME", "/home/python"), ("LANG", "C.UTF-8"), ("TZ", "UTC")] {
            let value = vm.ctx.new_bytes(value.as_bytes().to_vec());
            let name = vm.ctx.new_bytes(name.as_bytes().to_vec());
            environ
                .set_item(name.as_object(), value.into(), vm)
                .expect("bytes can be keys");
        }
        environ
    }

    #[pyattr]
    fn _have_functions(vm: &VirtualMachine) -> PyObjectRef {
        vm.ctx.new_list(vec![]).into()
    }

    #[pyfunction]
    fn putenv(_args: FuncArgs) {}
    #[pyfunction]
    fn unsetenv(_args: FuncArgs) {}
    #[pyfunction]
    fn getpid() -> i32 {
        1
    }
    #[pyfunction]
    fn getppid() -> i32 {
        0
    }
    #[pyfunction]
    #[pyfunction(name = "geteuid")]
    #[pyfunction(name = "getgid")]
    #[pyfunction(name = "getegid")]
    fn getuid() -> i32 {
        i32::from(USER)
    }

    /// What `platform` makes its answers of.
    #[pyfunction]
    fn uname(vm: &VirtualMachine) -> PyTupleRef {
        let data = UnameResultData {
            sysname: "Linux",
            nodename: "localhost",
            release: "",
            version: "",
            machine: "wasm32",
        };
        PyUnameResult::from_data(data, vm)
    }

    #[pystruct_sequence_data]
    struct UnameResultData {
        sysname: &'static str,
        nodename: &'static str,
        release: &'static str,
        version: &'static str,
        machine: &'static str,
    }

    #[pyattr]
    #[pystruct_sequence(name = "uname_result", module = "posix", data = "UnameResultData")]
    struct PyUnameResult;

    #[pyclass(with(PyStructSequence))]
    impl PyUnameResult {}

    #[pystruct_sequence_data]
    struct TerminalSizeData {
        columns: usize,
        lines: usize,
    }

    #[pyattr]
    #[pystruct_sequence(name = "terminal_size", module = "os", data = "TerminalSizeData")]
    struct PyTerminalSize;

    #[pyclass(with(PyStructSequence))]
    impl PyTerminalSize {}

    /// # Errors
    ///
    /// Always: what a program writes does not go to a terminal.
    #[pyfunction]
    fn get_terminal_size(_args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        Err(oserror::exception(25, &[], vm))
    }
    /// A program can send signals to itself only.
    #[pyfunction]
    fn kill(pid: i32, number: i32, vm: &VirtualMachine) -> PyResult<()> {
        match (pid == getpid(), number) {
            (true, 0) => Ok(()),
            (true, _) => signal::raise_signal(number, vm),
            (false, _) => Err(oserror::exception(3, &[], vm)),
        }
    }
    #[pyfunction]
    fn cpu_count() -> i32 {
        1
    }
    #[pyfunction]
    fn umask(_mask: i32) -> i32 {
        0o022
    }

    /// How a process that was waited for ended; nobody ever is.
    #[pyfunction]
    #[pyfunction(name = "WIFSTOPPED")]
    #[pyfunction(name = "WSTOPSIG")]
    fn waitstatus_to_exitcode(status: i32) -> i32 {
        status
    }

    /// # Errors
    ///
    /// Always: the program has no children.
    #[pyfunction]
    #[pyfunction(name = "wait")]
    fn waitpid(_args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        Err(oserror::exception(10, &[], vm))
    }

    /// # Errors
    ///
    /// Always: the program has no system that could start another.
    #[pyfunction]
    fn system(_args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        Err(vm.new_os_error("the playground has no processes: a program cannot start another"))
    }

    #[pyfunction]
    fn strerror(code: i32) -> String {
        oserror::message(code)
    }

    /// Bytes from the system's source of randomness.
    #[pyfunction]
    fn urandom(size: i64, vm: &VirtualMachine) -> PyResult {
        let size = usize::try_from(size)
            .map_err(|_| vm.new_value_error("negative argument not allowed"))?;
        let mut bytes = vec![0; size];
        getrandom_03::fill(&mut bytes).map_err(|error| vm.new_os_error(error.to_string()))?;
        Ok(vm.ctx.new_bytes(bytes).into())
    }

    #[pyfunction]
    fn fspath(path: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        if path.downcast_ref::<PyStr>().is_some() || path.downcast_ref::<PyBytes>().is_some() {
            return Ok(path);
        }
        let class = path.class().name().to_string();
        match vm.get_attribute_opt(&path, "__fspath__")? {
            Some(method) => method.call((), vm),
            None => Err(vm.new_type_error(format!(
                "expected str, bytes or os.PathLike object, not {class}"
            ))),
        }
    }

    /// Ends the program at once: no finally block runs, nothing is flushed but what was written.
    #[pyfunction(name = "_exit")]
    pub(crate) fn exit_now(status: i32, vm: &VirtualMachine) -> PyResult<()> {
        crate::World::current().exit_now(status);
        Err(vm.new_exception_msg(vm.ctx.exceptions.system_exit.to_owned(), "os._exit".into()))
    }
}
