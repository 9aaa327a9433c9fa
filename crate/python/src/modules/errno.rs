//! The error numbers of `errno`, which the target does not have: Linux's, as CPython has them there.

use rustpython_vm::builtins::PyDict;
use rustpython_vm::{PyResult, VirtualMachine};

/// Linux, include/uapi/asm-generic/errno-base.h and errno.h: what programs and the library name.
const NUMBERS: &[(&str, i32)] = &[
    ("EPERM", 1),
    ("ENOENT", 2),
    ("ESRCH", 3),
    ("EINTR", 4),
    ("EIO", 5),
    ("ENXIO", 6),
    ("E2BIG", 7),
    ("ENOEXEC", 8),
    ("EBADF", 9),
    ("ECHILD", 10),
    ("EAGAIN", 11),
    ("EWOULDBLOCK", 11),
    ("ENOMEM", 12),
    ("EACCES", 13),
    ("EFAULT", 14),
    ("EBUSY", 16),
    ("EEXIST", 17),
    ("EXDEV", 18),
    ("ENODEV", 19),
    ("ENOTDIR", 20),
    ("EISDIR", 21),
    ("EINVAL", 22),
    ("ENFILE", 23),
    ("EMFILE", 24),
    ("ENOTTY", 25),
    ("EFBIG", 27),
    ("ENOSPC", 28),
    ("ESPIPE", 29),
    ("EROFS", 30),
    ("EMLINK", 31),
    ("EPIPE", 32),
    ("EDOM", 33),
    ("ERANGE", 34),
    ("EDEADLK", 35),
    ("ENAMETOOLONG", 36),
    ("ENOLCK", 37),
    ("ENOSYS", 38),
    ("ENOTEMPTY", 39),
    ("ELOOP", 40),
    ("EPROTO", 71),
    ("EOVERFLOW", 75),
    ("ENOTSOCK", 88),
    ("EMSGSIZE", 90),
    ("EPROTONOSUPPORT", 93),
    ("EOPNOTSUPP", 95),
    ("ENOTSUP", 95),
    ("EAFNOSUPPORT", 97),
    ("EADDRINUSE", 98),
    ("EADDRNOTAVAIL", 99),
    ("ENETDOWN", 100),
    ("ENETUNREACH", 101),
    ("ECONNABORTED", 103),
    ("ECONNRESET", 104),
    ("ENOBUFS", 105),
    ("EISCONN", 106),
    ("ENOTCONN", 107),
    ("ESHUTDOWN", 108),
    ("ETIMEDOUT", 110),
    ("ECONNREFUSED", 111),
    ("EHOSTUNREACH", 113),
    ("EALREADY", 114),
    ("EINPROGRESS", 115),
    ("ECANCELED", 125),
];

/// Adds those that are missing, and their names by number.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let module = vm.import("errno", 0)?;
    let names = module.get_attr("errorcode", vm)?;
    let names: &rustpython_vm::Py<PyDict> =
        names.downcast_ref().expect("errno.errorcode is a dict");
    for &(name, number) in NUMBERS {
        if vm.get_attribute_opt(&module, name)?.is_none() {
            let number: rustpython_vm::PyObjectRef = vm.ctx.new_int(number).into();
            module.set_attr(&*vm.ctx.new_str(name), number.clone(), vm)?;
            if !names.contains_key(&*number, vm) {
                names.set_item(&*number, vm.ctx.new_str(name).into(), vm)?;
            }
        }
    }
    Ok(())
}
