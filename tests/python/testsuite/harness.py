"""Runs one module of CPython's own tests inside the engine, and tells each outcome as it comes.

The engine reads no files, so whoever starts this hands over the texts of the modules that it may import. What
it tells is one JSON object a line, behind a character that no test writes: {"started": id} before a test, then
{"id", "outcome", "detail"}, and {"ended": true} at the end. So a test that takes the whole process with it is
known by its name.
"""

import importlib.abc
import importlib.machinery
import json
import sys
import time
import traceback
import unittest

RECORD = "\x1e"
HOME = "/usr/lib/python3.11/test"


class Texts(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Imports modules from texts: {name: (path, text)}. A path that ends in __init__.py is a package's."""

    def __init__(self, texts):
        self._texts = texts

    def find_spec(self, name, path=None, target=None):
        if name not in self._texts:
            return None
        return importlib.machinery.ModuleSpec(
            name, self, origin=self._texts[name][0], is_package=self.is_package(name)
        )

    def is_package(self, name):
        return self._texts[name][0].endswith("/__init__.py")

    def get_source(self, name):
        return self._texts[name][1]

    def exec_module(self, module):
        path, text = self._texts[module.__name__]
        module.__file__ = path
        exec(compile(text, path, "exec", dont_inherit=True), module.__dict__)


def tell(**record):
    # stdout may be a test's own just now.
    sys.__stdout__.write(RECORD + json.dumps(record) + "\n")
    sys.__stdout__.flush()


class Result(unittest.TestResult):
    """Tells what came of each test. Of several outcomes of one test, such as its subtests', the worst counts."""

    ORDER = ["passed", "skipped", "failed"]

    def __init__(self, prefix):
        super().__init__()
        self._prefix = prefix
        self._outcome = "passed"
        self._detail = ""

    def name(self, test):
        # Of a class that cannot be set up it is "setUpClass (test.test_asyncio.test_x.Tests)".
        return test.id().replace(self._prefix, "")

    def startTest(self, test):
        super().startTest(test)
        self._outcome, self._detail = "passed", ""
        tell(started=self.name(test))

    def stopTest(self, test):
        super().stopTest(test)
        tell(id=self.name(test), outcome=self._outcome, detail=self._detail)

    def note(self, test, outcome, detail):
        if isinstance(test, unittest.suite._ErrorHolder):
            tell(id=self.name(test), outcome=outcome, detail=detail)
        elif self.ORDER.index(outcome) > self.ORDER.index(self._outcome):
            self._outcome, self._detail = outcome, detail

    def addError(self, test, err):
        self.note(test, "failed", "".join(traceback.format_exception(*err)))

    addFailure = addError

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.addError(test, err)

    def addSkip(self, test, reason):
        self.note(test, "skipped", reason)

    def addExpectedFailure(self, test, err):
        self.note(test, "passed", "")

    def addUnexpectedSuccess(self, test):
        self.note(test, "failed", "passes, though it says that it cannot")


def tests_of(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from tests_of(test)
        else:
            yield test


def stand_in():
    """What modules of tests import for those of their tests that need sockets, or another system's loop."""
    import os.path
    import types

    isfile = os.path.isfile
    # Certificates: their names are taken when utils are imported, their texts when a connection is made.
    os.path.isfile = lambda path: path.startswith(HOME) or isfile(path)
    for name, classes in {
        "socketserver": ["UnixStreamServer"],
        "http": [],
        "http.server": ["HTTPServer"],
        "wsgiref": [],
        "wsgiref.simple_server": ["WSGIRequestHandler", "WSGIServer"],
        "tempfile": [],
        "tty": [],
        "asyncio.proactor_events": ["BaseProactorEventLoop"],
        "asyncio.selector_events": ["BaseSelectorEventLoop"],
    }.items():
        module = sys.modules[name] = types.ModuleType(name)
        for each in classes:
            setattr(module, each, type(each, (), {}))


def without_processes():
    """What 3.11's tests import or set up for those of them that start processes, which then say that they cannot."""
    import asyncio
    import types

    class SafeChildWatcher:
        """3.14 has none any more, but the set-up of all tests of loops makes one."""

        def attach_loop(self, loop):
            pass

    asyncio.SafeChildWatcher = SafeChildWatcher
    asyncio.set_child_watcher = lambda watcher: None

    def none_here():
        raise NotImplementedError("there are no processes")

    for name in ["_multiprocessing", "multiprocessing", "multiprocessing.process", "multiprocessing.util"]:
        sys.modules[name] = types.ModuleType(name)
    sys.modules["multiprocessing"].util = sys.modules["multiprocessing.util"]
    sys.modules["multiprocessing.util"]._cleanup_tests = lambda: None
    pool = sys.modules["concurrent.futures.process"] = types.ModuleType("concurrent.futures.process")
    pool.ProcessPoolExecutor = type("ProcessPoolExecutor", (), {})
    pool.BrokenProcessPool = type("BrokenProcessPool", (Exception,), {})
    pool._check_system_limits = none_here


def creep():
    """Only waiting moves the clock here and lets other threads run, and a loop whose selector is a test's mock
    never waits. So that its timers come due all the same, asking for the time takes a little of it."""
    monotonic, sleep = time.monotonic, time.sleep

    def creeping():
        sleep(1e-4)
        return monotonic()

    time.monotonic = creeping


def main(texts, name, without):
    """Runs the tests of the module `name`, but those in `without`."""
    sys.meta_path.insert(0, Texts(texts))
    stand_in()
    without_processes()
    creep()
    prefix = "test."
    suite = unittest.defaultTestLoader.loadTestsFromName(name)
    wanted = unittest.TestSuite(
        test for test in tests_of(suite) if test.id().removeprefix(prefix) not in without
    )
    result = Result(prefix)
    wanted.run(result)
    tell(ended=True)
