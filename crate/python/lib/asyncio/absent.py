"""What an event loop has elsewhere and cannot have here: each method says what is not there.

There is no operating system under the loop, so there are no sockets, pipes and processes.
"""

__all__ = ()

_NETWORK = "the playground has no network: programs run in the browser, cut off from it"
_PROCESSES = "the playground has no processes: a program cannot start another"
_FILES = "the playground has no pipes and no file descriptors that a loop could watch"


def _awaited(name, reason):
    async def method(self, *args, **kwargs):
        raise OSError(reason)

    method.__name__ = name
    method.__qualname__ = f"BaseEventLoop.{name}"
    return method


def _called(name, reason):
    def method(self, *args, **kwargs):
        raise OSError(reason)

    method.__name__ = name
    method.__qualname__ = f"BaseEventLoop.{name}"
    return method


class Absent:
    """Stands before BaseEventLoop."""

    for _name in (
        "getaddrinfo",
        "getnameinfo",
        "create_connection",
        "create_server",
        "create_datagram_endpoint",
        "create_unix_connection",
        "create_unix_server",
        "connect_accepted_socket",
        "start_tls",
        "sendfile",
        "sock_recv",
        "sock_recv_into",
        "sock_recvfrom",
        "sock_recvfrom_into",
        "sock_sendall",
        "sock_sendto",
        "sock_connect",
        "sock_accept",
        "sock_sendfile",
    ):
        locals()[_name] = _awaited(_name, _NETWORK)
    for _name in ("subprocess_shell", "subprocess_exec"):
        locals()[_name] = _awaited(_name, _PROCESSES)
    for _name in ("connect_read_pipe", "connect_write_pipe"):
        locals()[_name] = _awaited(_name, _FILES)
    for _name in ("add_reader", "remove_reader", "add_writer", "remove_writer"):
        locals()[_name] = _called(_name, _FILES)
    del _name
