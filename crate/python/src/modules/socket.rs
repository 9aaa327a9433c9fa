//! `_socket`, so that `socket` and `asyncio` import: there is no network here, and asking for one says so.

pub(super) use _socket::module_def;

#[rustpython_vm::pymodule]
mod _socket {
    use rustpython_vm::builtins::{PyBaseExceptionRef, PyType, PyTypeRef};
    use rustpython_vm::function::FuncArgs;
    use rustpython_vm::types::Constructor;
    use rustpython_vm::{Py, PyPayload, PyResult, VirtualMachine, pyclass};

    #[pyattr]
    const AF_UNSPEC: i32 = 0;
    #[pyattr]
    const AF_UNIX: i32 = 1;
    #[pyattr]
    const AF_INET: i32 = 2;
    #[pyattr]
    const AF_INET6: i32 = 10;
    #[pyattr]
    const SOCK_STREAM: i32 = 1;
    #[pyattr]
    const SOCK_DGRAM: i32 = 2;
    #[pyattr]
    const SOCK_RAW: i32 = 3;
    #[pyattr]
    const SOL_SOCKET: i32 = 1;
    #[pyattr]
    const SO_REUSEADDR: i32 = 2;
    #[pyattr]
    const SO_ERROR: i32 = 4;
    #[pyattr]
    const SO_BROADCAST: i32 = 6;
    #[pyattr]
    const SO_KEEPALIVE: i32 = 9;
    #[pyattr]
    const IPPROTO_TCP: i32 = 6;
    #[pyattr]
    const IPPROTO_UDP: i32 = 17;
    #[pyattr]
    const IPPROTO_IPV6: i32 = 41;
    #[pyattr]
    const IPV6_V6ONLY: i32 = 26;
    #[pyattr]
    const TCP_NODELAY: i32 = 1;
    #[pyattr]
    const SHUT_RD: i32 = 0;
    #[pyattr]
    const SHUT_WR: i32 = 1;
    #[pyattr]
    const SHUT_RDWR: i32 = 2;
    #[pyattr]
    const SOMAXCONN: i32 = 128;
    #[pyattr]
    const AI_PASSIVE: i32 = 1;
    #[pyattr]
    const AI_ADDRCONFIG: i32 = 0x20;
    #[pyattr]
    const NI_NUMERICHOST: i32 = 1;
    #[pyattr]
    const NI_NUMERICSERV: i32 = 2;
    #[pyattr]
    const MSG_PEEK: i32 = 2;
    #[pyattr]
    const EAI_NONAME: i32 = -2;
    #[pyattr(name = "has_ipv6")]
    const HAS_IPV6: bool = false;

    #[pyattr]
    fn error(vm: &VirtualMachine) -> PyTypeRef {
        vm.ctx.exceptions.os_error.to_owned()
    }

    #[pyattr]
    fn timeout(vm: &VirtualMachine) -> PyTypeRef {
        vm.ctx.exceptions.timeout_error.to_owned()
    }

    #[pyattr]
    fn herror(vm: &VirtualMachine) -> PyTypeRef {
        vm.ctx.new_exception_type(
            "socket",
            "herror",
            Some(vec![vm.ctx.exceptions.os_error.to_owned()]),
        )
    }

    #[pyattr]
    fn gaierror(vm: &VirtualMachine) -> PyTypeRef {
        vm.ctx.new_exception_type(
            "socket",
            "gaierror",
            Some(vec![vm.ctx.exceptions.os_error.to_owned()]),
        )
    }

    fn no_network(vm: &VirtualMachine) -> PyBaseExceptionRef {
        vm.new_os_error(
            "the playground has no network: programs run in the browser, cut off from it",
        )
    }

    /// The class that `socket.socket` builds on; there is no making one.
    #[pyattr(name = "SocketType")]
    #[pyattr]
    #[pyclass(module = "_socket", name = "socket")]
    #[derive(Debug, PyPayload)]
    struct Socket;

    impl Constructor for Socket {
        type Args = FuncArgs;

        fn py_new(_class: &Py<PyType>, _args: FuncArgs, vm: &VirtualMachine) -> PyResult<Self> {
            Err(no_network(vm))
        }
    }

    #[pyclass(with(Constructor), flags(BASETYPE))]
    impl Socket {
        /// What `socket.socket.__del__` and `close` come down to, for one that was never made.
        #[pymethod]
        fn close(_zelf: &Py<Self>) {}
    }

    #[pyfunction]
    fn gethostname() -> &'static str {
        "localhost"
    }

    #[pyfunction]
    fn getdefaulttimeout() -> Option<f64> {
        None
    }

    #[pyfunction]
    fn setdefaulttimeout(_args: FuncArgs) {}

    #[pyfunction]
    #[pyfunction(name = "getnameinfo")]
    #[pyfunction(name = "gethostbyname")]
    #[pyfunction(name = "gethostbyaddr")]
    #[pyfunction(name = "socketpair")]
    #[pyfunction(name = "dup")]
    fn getaddrinfo(_args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        Err(no_network(vm))
    }
}
