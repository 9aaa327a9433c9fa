"""Sockets of tests: there are none, which is what a test hears that makes one."""

HOST = "localhost"
HOSTv4 = "127.0.0.1"
HOSTv6 = "::1"
# Whether a test's fake sockets may be of this kind.
IPV6_ENABLED = True


def skip_unless_bind_unix_socket(test):
    return test


def find_unused_port(family=None, socktype=None):
    return 8888
