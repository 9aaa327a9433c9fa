"""What CPython's asyncio tests ask of its test.support, as far as it can be had in the engine.

CPython's own needs files, processes and a network merely to be imported. Nothing here decides over a test's
outcome but the skips, and those say what is missing.
"""

import contextlib
import gc
import io
import sys
import unittest
import unittest.mock

verbose = False
TEST_HOME_DIR = "/usr/lib/python3.11/test"
LOOPBACK_TIMEOUT = 5.0
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
HAVE_DOCSTRINGS = True
is_emscripten = False
is_wasi = False


def requires_working_socket(*, module=False):
    """Most of these tests need none, so a module is not left out for the few that do."""
    return None if module else lambda test: test


def load_package_tests(directory, loader, standard_tests, pattern):
    return standard_tests


def gc_collect():
    gc.collect()
    gc.collect()
    gc.collect()


@contextlib.contextmanager
def disable_gc():
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f"object {obj!r} has no attribute {name!r}") from None


def cpython_only(test):
    return unittest.skip("implementation detail specific to cpython")(test)


def refcount_test(test):
    return unittest.skip("counts references as CPython does")(test)


def requires_mac_ver(*version):
    return lambda test: test


def requires_fork():
    return unittest.skip("needs processes")


def requires_subprocess():
    return unittest.skip("needs processes")


def check_sanitizer(**sanitizers):
    return False


def skip_if_sanitizer(*args, **sanitizers):
    return lambda test: test


def skip_if_broken_multiprocessing_synchronize():
    raise unittest.SkipTest("needs processes")


def maybe_get_event_loop_policy():
    """3.11's tests ask the policy for its child watcher, which 3.14 no longer has: there is none to ask."""
    return None


def reap_children():
    """There are no processes to reap."""


def print_warning(text):
    print("Warning --", text, file=sys.__stderr__)


@contextlib.contextmanager
def captured_output(name):
    with unittest.mock.patch.object(sys, name, io.StringIO()) as stream:
        yield stream


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


@contextlib.contextmanager
def swap_attr(obj, name, value):
    with unittest.mock.patch.object(obj, name, value):
        yield


class catch_unraisable_exception:
    """Keeps what sys.unraisablehook is given as `unraisable`."""

    def __enter__(self):
        self.unraisable = None
        self._before = sys.unraisablehook
        sys.unraisablehook = lambda unraisable: setattr(self, "unraisable", unraisable)
        return self

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._before
        del self.unraisable


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _Largest:
    """Greater than anything but itself."""

    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False

    def __le__(self, other):
        return self == other

    def __gt__(self, other):
        return self != other

    def __ge__(self, other):
        return True


class _Smallest:
    """Less than anything but itself."""

    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False

    def __ge__(self, other):
        return self == other

    def __lt__(self, other):
        return self != other

    def __le__(self, other):
        return True


ALWAYS_EQ = _AlwaysEqual()
LARGEST = _Largest()
SMALLEST = _Smallest()
