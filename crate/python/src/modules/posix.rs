//! `posix`, as far as `os` needs it to import and a program without a system can have it. Knows the world; knows no
//! loop.

pub(super) use decl::{exit_now, module_def};

#[rustpython_vm::pymodule(name = "posix")]
mod decl {
    use rustpython_vm::builtins::{PyBaseExceptionRef, PyBytes, PyDictRef, PyStr};
    use rustpython_vm::function::FuncArgs;
    use rustpython_vm::types::PyStructSequence;
    use rustpython_vm::{
        AsObject, PyObjectRef, PyResult, VirtualMachine, pyclass, pystruct_sequence,
        pystruct_sequence_data,
    };

    use crate::modules::signal;

    #[pyattr]
    const F_OK: i32 = 0;
    #[pyattr]
    const R_OK: i32 = 4;
    #[pyattr]
    const W_OK: i32 = 2;
    #[pyattr]
    const X_OK: i32 = 1;
    #[pyattr]
    const O_RDONLY: i32 = 0;
    #[pyattr]
    const O_WRONLY: i32 = 1;
    #[pyattr]
    const O_RDWR: i32 = 2;
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
    const O_CLOEXEC: i32 = 0o2_000_000;
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

    /// What `os.stat` would return. The library asks for its class when it is imported.
    #[pystruct_sequence_data]
    #[allow(dead_code, reason = "there is nothing to be told of")]
    struct StatResultData {
        st_mode: u32,
        st_ino: u64,
        st_dev: u64,
        st_nlink: u64,
        st_uid: u32,
        st_gid: u32,
        st_size: u64,
        st_atime: f64,
        st_mtime: f64,
        st_ctime: f64,
    }

    #[pyattr]
    #[pystruct_sequence(name = "stat_result", module = "os", data = "StatResultData")]
    struct StatResult;

    #[pyclass(with(PyStructSequence))]
    impl StatResult {}

    /// What `shutil.get_terminal_size` makes of its default.
    #[pystruct_sequence_data]
    #[allow(dead_code, reason = "the library makes them")]
    struct TerminalSizeData {
        columns: usize,
        lines: usize,
    }

    #[pyattr]
    #[pystruct_sequence(name = "terminal_size", module = "os", data = "TerminalSizeData")]
    struct TerminalSize;

    #[pyclass(with(PyStructSequence))]
    impl TerminalSize {}

    /// # Errors
    ///
    /// Always: nothing here is a terminal.
    #[pyfunction]
    fn get_terminal_size(_args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        Err(vm
            .new_errno_error(25, "Inappropriate ioctl for device")
            .upcast())
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
    fn getuid() -> i32 {
        1000
    }
    /// A program can send signals to itself only.
    #[pyfunction]
    fn kill(pid: i32, number: i32, vm: &VirtualMachine) -> PyResult<()> {
        match (pid == getpid(), number) {
            (true, 0) => Ok(()),
            (true, _) => signal::raise_signal(number, vm),
            (false, _) => Err(vm.new_errno_error(3, "No such process").upcast()),
        }
    }
    #[pyfunction]
    fn cpu_count() -> i32 {
        1
    }
    #[pyfunction]
    fn getcwd() -> &'static str {
        "/home/python"
    }
    #[pyfunction]
    fn getcwdb(vm: &VirtualMachine) -> PyObjectRef {
        vm.ctx.new_bytes(getcwd().as_bytes().to_vec()).into()
    }
    #[pyfunction]
    fn isatty(_fd: i32) -> bool {
        false
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
    fn waitpid(_args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        Err(vm.new_os_error("[Errno 10] No child processes"))
    }

    #[pyfunction]
    fn strerror(code: i32) -> String {
        match code {
            1 => "Operation not permitted".to_owned(),
            2 => "No such file or directory".to_owned(),
            9 => "Bad file descriptor".to_owned(),
            13 => "Permission denied".to_owned(),
            17 => "File exists".to_owned(),
            22 => "Invalid argument".to_owned(),
            38 => "Function not implemented".to_owned(),
            _ => format!("Unknown error {code}"),
        }
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

    fn no_such_file(path: &PyObjectRef, vm: &VirtualMachine) -> PyBaseExceptionRef {
        let class = vm.ctx.exceptions.file_not_found_error.to_owned();
        let args = vec![
            vm.ctx.new_int(2).into(),
            vm.ctx.new_str(strerror(2)).into(),
            path.clone(),
        ];
        match class.as_object().call(args, vm) {
            Ok(exception) => exception.downcast().expect("the class makes exceptions"),
            Err(exception) => exception,
        }
    }

    fn nothing_there(args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        match args.args.first() {
            Some(path) => Err(no_such_file(path, vm)),
            None => Err(vm.new_type_error("missing required argument 'path' (pos 1)")),
        }
    }

    #[pyfunction]
    fn readlink(args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        nothing_there(args, vm)
    }
    #[pyfunction]
    fn open(args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        nothing_there(args, vm)
    }
    #[pyfunction]
    fn stat(args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        nothing_there(args, vm)
    }
    #[pyfunction]
    fn lstat(args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        nothing_there(args, vm)
    }
    #[pyfunction]
    fn listdir(args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        nothing_there(args, vm)
    }
    #[pyfunction]
    fn scandir(args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        nothing_there(args, vm)
    }
    #[pyfunction]
    fn unlink(args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        nothing_there(args, vm)
    }
    #[pyfunction]
    fn rmdir(args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        nothing_there(args, vm)
    }
    #[pyfunction]
    fn rename(args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        nothing_there(args, vm)
    }
    #[pyfunction]
    fn mkdir(args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        nothing_there(args, vm)
    }

    /// # Errors
    ///
    /// Always: nobody is there to read the other end.
    #[pyfunction]
    fn pipe(vm: &VirtualMachine) -> PyResult {
        Err(vm.new_os_error(
            "[Errno 38] Function not implemented: a playground has no pipes and no other processes",
        ))
    }

    /// Ends the program at once: no finally block runs, nothing is flushed but what was written.
    #[pyfunction(name = "_exit")]
    pub(crate) fn exit_now(status: i32, vm: &VirtualMachine) -> PyResult<()> {
        crate::World::current().exit_now(status);
        Err(vm.new_exception_msg(vm.ctx.exceptions.system_exit.to_owned(), "os._exit".into()))
    }
}
