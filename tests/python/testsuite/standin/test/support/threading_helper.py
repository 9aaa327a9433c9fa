"""Threads of tests: one that a test leaves behind is an error of the test."""

import contextlib
import functools
import threading
import unittest

from test import support


def threading_setup():
    return (set(threading.enumerate()),)


def threading_cleanup(before):
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(support.SHORT_TIMEOUT)
    left = [thread for thread in left if thread.is_alive()]
    if left:
        support.print_warning(f"threads left behind: {left}")


def reap_threads(test):
    @functools.wraps(test)
    def wrapper(*args):
        key = threading_setup()
        try:
            return test(*args)
        finally:
            threading_cleanup(*key)

    return wrapper


def join_thread(thread, timeout=support.SHORT_TIMEOUT):
    thread.join(timeout)
    if thread.is_alive():
        raise AssertionError(f"failed to join the thread in {timeout:.1f} seconds")


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    for thread in threads:
        thread.start()
    yield
    if unlock is not None:
        unlock()
    for thread in threads:
        thread.join()


def requires_working_threading(*, module=False):
    return None if module else lambda test: test
