//! `_socket`, so that `socket` and `asyncio` import: there is no network here, and asking for one says so. What only
//! reads and writes addresses is there.

pub(super) use _socket::module_def;

#[rustpython_vm::pymodule]
mod _socket {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use rustpython_vm::builtins::{PyBaseExceptionRef, PyType, PyTypeRef, PyUtf8StrRef};
    use rustpython_vm::function::{ArgBytesLike, FuncArgs};
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
    const SOCK_NONBLOCK: i32 = 0o4000;
    #[pyattr]
    const SOCK_CLOEXEC: i32 = 0o2_000_000;
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
    const SO_REUSEPORT: i32 = 15;
    #[pyattr]
    const SOL_TCP: i32 = 6;
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

    /// The methods have their names, for a fake one in somebody's tests is made after them.
    #[pyclass(with(Constructor), flags(BASETYPE))]
    impl Socket {
        #[pymethod]
        #[pymethod(name = "bind")]
        #[pymethod(name = "connect")]
        #[pymethod(name = "connect_ex")]
        #[pymethod(name = "detach")]
        #[pymethod(name = "fileno")]
        #[pymethod(name = "getblocking")]
        #[pymethod(name = "getpeername")]
        #[pymethod(name = "getsockname")]
        #[pymethod(name = "getsockopt")]
        #[pymethod(name = "gettimeout")]
        #[pymethod(name = "listen")]
        #[pymethod(name = "recv")]
        #[pymethod(name = "recv_into")]
        #[pymethod(name = "recvfrom")]
        #[pymethod(name = "recvfrom_into")]
        #[pymethod(name = "send")]
        #[pymethod(name = "sendall")]
        #[pymethod(name = "sendto")]
        #[pymethod(name = "setblocking")]
        #[pymethod(name = "setsockopt")]
        #[pymethod(name = "settimeout")]
        #[pymethod(name = "shutdown")]
        fn _accept(_zelf: &Py<Self>, _args: FuncArgs, vm: &VirtualMachine) -> PyResult {
            Err(no_network(vm))
        }

        #[pygetset]
        fn family(_zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
            Err(no_network(vm))
        }

        #[pygetset(name = "type")]
        fn kind(_zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
            Err(no_network(vm))
        }

        #[pygetset]
        fn proto(_zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
            Err(no_network(vm))
        }

        #[pygetset]
        fn timeout(_zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
            Err(no_network(vm))
        }

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

    fn unknown_family(vm: &VirtualMachine) -> PyBaseExceptionRef {
        vm.new_errno_error(97, "Address family not supported by protocol")
            .upcast()
    }

    /// An address as bytes. CPython: Modules/socketmodule.c, `socket_inet_pton`.
    #[pyfunction]
    fn inet_pton(family: i32, address: PyUtf8StrRef, vm: &VirtualMachine) -> PyResult<Vec<u8>> {
        let octets = match family {
            AF_INET => address
                .as_str()
                .parse()
                .map(|read: Ipv4Addr| read.octets().to_vec()),
            AF_INET6 => address
                .as_str()
                .parse()
                .map(|read: Ipv6Addr| read.octets().to_vec()),
            _ => return Err(unknown_family(vm)),
        };
        octets.map_err(|_| vm.new_os_error("illegal IP address string passed to inet_pton"))
    }

    /// The bytes of an address as text.
    #[pyfunction]
    fn inet_ntop(family: i32, octets: ArgBytesLike, vm: &VirtualMachine) -> PyResult<String> {
        let octets = octets.borrow_buf();
        let wrong = || vm.new_value_error("invalid length of packed IP address string");
        match family {
            AF_INET => {
                let octets: [u8; 4] = octets[..].try_into().map_err(|_| wrong())?;
                Ok(Ipv4Addr::from(octets).to_string())
            }
            AF_INET6 => {
                let octets: [u8; 16] = octets[..].try_into().map_err(|_| wrong())?;
                Ok(Ipv6Addr::from(octets).to_string())
            }
            _ => Err(vm.new_value_error(format!("unknown address family {family}"))),
        }
    }

    /// Numbers in the order of bytes that networks have.
    #[pyfunction]
    #[pyfunction(name = "ntohs")]
    fn htons(number: u16) -> u16 {
        number.to_be()
    }

    #[pyfunction]
    #[pyfunction(name = "ntohl")]
    fn htonl(number: u32) -> u32 {
        number.to_be()
    }
}
