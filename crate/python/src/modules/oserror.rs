//! What the system's errors are called, and which class each has. Knows no files.

use rustpython_vm::builtins::{PyBaseExceptionRef, PyInt, PyType, PyTypeRef};
use rustpython_vm::function::FuncArgs;
use rustpython_vm::{AsObject, Py, PyObjectRef, PyResult, VirtualMachine};

use crate::files::Error;

/// What glibc's `strerror` says.
const MESSAGES: [(i32, &str); 61] = [
    (1, "Operation not permitted"),
    (2, "No such file or directory"),
    (3, "No such process"),
    (4, "Interrupted system call"),
    (5, "Input/output error"),
    (6, "No such device or address"),
    (7, "Argument list too long"),
    (8, "Exec format error"),
    (9, "Bad file descriptor"),
    (10, "No child processes"),
    (11, "Resource temporarily unavailable"),
    (12, "Cannot allocate memory"),
    (13, "Permission denied"),
    (14, "Bad address"),
    (15, "Block device required"),
    (16, "Device or resource busy"),
    (17, "File exists"),
    (18, "Invalid cross-device link"),
    (19, "No such device"),
    (20, "Not a directory"),
    (21, "Is a directory"),
    (22, "Invalid argument"),
    (23, "Too many open files in system"),
    (24, "Too many open files"),
    (25, "Inappropriate ioctl for device"),
    (26, "Text file busy"),
    (27, "File too large"),
    (28, "No space left on device"),
    (29, "Illegal seek"),
    (30, "Read-only file system"),
    (31, "Too many links"),
    (32, "Broken pipe"),
    (33, "Numerical argument out of domain"),
    (34, "Numerical result out of range"),
    (35, "Resource deadlock avoided"),
    (36, "File name too long"),
    (37, "No locks available"),
    (38, "Function not implemented"),
    (39, "Directory not empty"),
    (40, "Too many levels of symbolic links"),
    (71, "Protocol error"),
    (75, "Value too large for defined data type"),
    (88, "Socket operation on non-socket"),
    (90, "Message too long"),
    (95, "Operation not supported"),
    (97, "Address family not supported by protocol"),
    (98, "Address already in use"),
    (99, "Cannot assign requested address"),
    (100, "Network is down"),
    (101, "Network is unreachable"),
    (103, "Software caused connection abort"),
    (104, "Connection reset by peer"),
    (105, "No buffer space available"),
    (106, "Transport endpoint is already connected"),
    (107, "Transport endpoint is not connected"),
    (110, "Connection timed out"),
    (111, "Connection refused"),
    (113, "No route to host"),
    (114, "Operation already in progress"),
    (115, "Operation now in progress"),
    (125, "Operation canceled"),
];

/// What `os.strerror` says of a number.
pub(super) fn message(number: i32) -> String {
    MESSAGES
        .iter()
        .find(|(known, _)| *known == number)
        .map_or_else(
            || format!("Unknown error {number}"),
            |(_, text)| (*text).to_owned(),
        )
}

/// The class that CPython raises for a number: Objects/exceptions.c, `ADD_ERRNO`.
fn class(number: i32, vm: &VirtualMachine) -> &'static Py<PyType> {
    let classes = &vm.ctx.exceptions;
    match number {
        1 | 13 => classes.permission_error,
        2 => classes.file_not_found_error,
        3 => classes.process_lookup_error,
        4 => classes.interrupted_error,
        10 => classes.child_process_error,
        11 | 114 | 115 => classes.blocking_io_error,
        17 => classes.file_exists_error,
        20 => classes.not_a_directory_error,
        21 => classes.is_a_directory_error,
        32 | 108 => classes.broken_pipe_error,
        103 => classes.connection_aborted_error,
        104 => classes.connection_reset_error,
        110 => classes.timeout_error,
        111 => classes.connection_refused_error,
        _ => classes.os_error,
    }
}

/// The exception for an error with a number; `names` are the files it is about: none, one, or an old and a new one.
pub(super) fn exception(
    number: i32,
    names: &[PyObjectRef],
    vm: &VirtualMachine,
) -> PyBaseExceptionRef {
    let mut args: Vec<PyObjectRef> = vec![
        vm.ctx.new_int(number).into(),
        vm.ctx.new_str(message(number)).into(),
    ];
    match names {
        [old, new] => args.extend([old.clone(), vm.ctx.none(), new.clone()]),
        _ => args.extend(names.iter().cloned()),
    }
    let made = class(number, vm).as_object().call(args, vm);
    match made.map(|exception| exception.downcast()) {
        Ok(Ok(exception)) => exception,
        Ok(Err(_)) => vm.new_os_error(message(number)),
        Err(exception) => exception,
    }
}

/// The same for an error of the file system.
pub(super) fn file_error(
    error: Error,
    names: &[PyObjectRef],
    vm: &VirtualMachine,
) -> PyBaseExceptionRef {
    exception(error.number(), names, vm)
}

/// `OSError(2, "...")` is a `FileNotFoundError`: the interpreter knows the classes only where it has an operating system.
pub(super) fn install(vm: &VirtualMachine) {
    let class = vm.ctx.exceptions.os_error;
    let current = class.slots.new.load();
    ORIGINAL.with(|original| {
        if original.get().is_none() {
            original.set(current);
        }
    });
    class.slots.new.store(Some(new));
}

type New = fn(PyTypeRef, FuncArgs, &VirtualMachine) -> PyResult;

thread_local! {
    /// The class's own way; the class outlives interpreters.
    static ORIGINAL: std::cell::Cell<Option<New>> = const { std::cell::Cell::new(None) };
}

fn new(asked: PyTypeRef, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
    let number = match &args.args[..] {
        [number, _, ..] if args.args.len() <= 5 && asked.is(vm.ctx.exceptions.os_error) => number
            .downcast_ref::<PyInt>()
            .and_then(|number| number.try_to_primitive::<i32>(vm).ok()),
        _ => None,
    };
    let made = number.map_or(asked, |number| class(number, vm).to_owned());
    match ORIGINAL.with(std::cell::Cell::get) {
        Some(original) => original(made, args, vm),
        None => Err(vm.new_system_error("OSError has no constructor")),
    }
}
