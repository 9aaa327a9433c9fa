"""Runs one program as CPython runs `python main.py`, on a clock that nobody waits for.

Everything here runs in Pyodide, which is CPython 3.14 compiled to WebAssembly. Pyodide's own event loop
maps callbacks to browser tasks and cannot block; it is put away, and CPython's selector loop takes its
place over a selector that, where another would wait, moves the clock. So every order is the one that
CPython's own Lib/asyncio makes.
"""

import asyncio
import asyncio.selector_events
import asyncio.unix_events
import atexit
import builtins
import gc
import io
import itertools
import json
import re
import selectors
import signal
import sys
import threading
import time
import traceback
import types

# Nothing may depend on how long something took, so the clock stands still unless somebody waits.
START = 1_000_000.0
EPOCH = 1_767_225_600.0


class Clock:
    """The one clock: `now` in seconds."""

    now = START


def sleep(seconds, /):
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    Clock.now += seconds


def replace_time():
    time.sleep = sleep
    time.monotonic = lambda: Clock.now
    time.perf_counter = lambda: Clock.now - START
    time.process_time = lambda: Clock.now - START
    time.time = lambda: EPOCH + Clock.now - START
    threading._allocate_lock = Lock
    time.monotonic_ns = lambda: round(Clock.now * 1e9)
    time.perf_counter_ns = lambda: round((Clock.now - START) * 1e9)
    time.time_ns = lambda: round((EPOCH + Clock.now - START) * 1e9)


class Lock:
    """What `threading.Condition` waits on: Pyodide's own does not wait, having no threads."""

    held = False

    def acquire(self, blocking=True, timeout=-1):
        if self.held:
            if not blocking:
                return False
            if timeout < 0:
                raise Stuck("the program waits for another thread")
            # More than that, for else who waits until a time would look once more and wait for nothing.
            Clock.now += timeout + 1e-6
            return False
        self.held = True
        return True

    def release(self):
        self.held = False


class Stuck(BaseException):
    """The program waits for what cannot happen; CPython would wait for ever."""


class Selector(selectors.BaseSelector):
    """No files; waiting moves the clock to the loop's next timer."""

    loop = None

    def register(self, fileobj, events, data=None):
        raise NotImplementedError

    def unregister(self, fileobj):
        raise NotImplementedError

    def get_map(self):
        return {}

    def select(self, timeout=None):
        if timeout is None:
            raise Stuck("the loop waits for ever")
        if timeout > 0:
            # The timer's own time, and not the sum, so that no rounding comes between.
            Clock.now = max(Clock.now, min(self.loop._scheduled[0]._when, Clock.now + timeout))
        return []


class TimerHandle(asyncio.events.TimerHandle):
    """A timer that is after those of the same time that were set before it.

    On a clock that runs, time passes between one call and the next, so that of two timers for the same delay the
    one that was set first is due first. On this clock they would be due at once, in the order of a heap.
    """

    __slots__ = ("_number",)

    numbers = itertools.count()

    def __init__(self, *args):
        super().__init__(*args)
        self._number = next(self.numbers)

    def __lt__(self, other):
        return (self._when, self._number) < (other._when, other._number)


def replace_loop():
    """CPython's loop for Unix takes the place of Pyodide's."""

    # The loop wakes itself by a pair of sockets: needed by signals and by other threads, of which there
    # are none.
    def nothing(self, *_):
        pass

    def prepare(self):
        self._selector.loop = self
        # CPython reads a clock of nanoseconds.
        self._clock_resolution = 1e-09

    loop_class = asyncio.unix_events._UnixSelectorEventLoop
    loop_class._make_self_pipe = prepare
    loop_class._close_self_pipe = nothing
    loop_class._write_to_self = nothing
    loop_class._process_events = nothing
    selectors.DefaultSelector = Selector
    asyncio.events.TimerHandle = asyncio.TimerHandle = TimerHandle
    asyncio.run = asyncio.runners.run
    asyncio.events._set_running_loop(None)
    asyncio.events._event_loop_policy = asyncio.unix_events._DefaultEventLoopPolicy()


class Sink(io.RawIOBase):
    """One of the two streams; what is written goes to the list that both share, in order."""

    def __init__(self, name, mark, written):
        self.name = name
        self.mark = mark
        self.written = written

    def writable(self):
        return True

    def write(self, data):
        self.written.append((self.mark, bytes(data)))
        return len(data)

    def fileno(self):
        raise io.UnsupportedOperation("fileno")


def open_stream(name, mark, errors, written):
    buffer = io.BufferedWriter(Sink(name, mark, written))
    stream = io.TextIOWrapper(buffer, encoding="utf-8", errors=errors, line_buffering=True)
    stream.mode = "w"
    return stream


def is_ours(filename):
    """Whether these are frames that `python main.py` does not have."""
    return filename.startswith(("<reference", "<exec>")) or "/_pyodide/" in filename


# Where the stack is written without the traceback module.
OUR_FRAME = re.compile(r'^ *File "<(?:reference|exec)[^\n]*\n', re.MULTILINE)


def hide_ours():
    """The stack, as debug mode and the traceback module show it, begins with the program."""
    walk = traceback.walk_stack

    def until_ours(steps):
        for frame, line in steps:
            if is_ours(frame.f_code.co_filename):
                return
            yield frame, line

    def walk_stack(frame):
        return until_ours(walk(frame or sys._getframe().f_back))

    traceback.walk_stack = walk_stack


def report(error):
    """As the interpreter reports what nobody caught."""
    seen = set()

    def strip(error):
        # The frames of this file come first.
        if error is None or id(error) in seen:
            return
        seen.add(id(error))
        step = error.__traceback__
        outermost = step
        while step is not None and step.tb_frame.f_code.co_filename != "main.py":
            step = step.tb_next
        if step is not None and outermost is not None and is_ours(outermost.tb_frame.f_code.co_filename):
            error.__traceback__ = step
        elif step is None and outermost is not None and is_ours(outermost.tb_frame.f_code.co_filename):
            while outermost is not None and is_ours(outermost.tb_frame.f_code.co_filename):
                outermost = outermost.tb_next
            error.__traceback__ = outermost
        strip(error.__cause__)
        strip(error.__context__)
        for each in getattr(error, "exceptions", ()):
            strip(each)

    strip(error)
    if sys.excepthook is not sys.__excepthook__:
        sys.excepthook(type(error), error, error.__traceback__)
    else:
        traceback._print_exception_bltin(error)


def status_of(error):
    """The exit status, after what `sys.exit` has to say was said."""
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def execute(source, mode):
    module = types.ModuleType("__main__")
    module.__builtins__ = builtins
    module.__file__ = "main.py"
    module.__cached__ = None
    sys.modules["__main__"] = module
    status = 0
    try:
        if mode == "async-repl":
            run_awaiting(source, module)
        else:
            exec(compile(source, "main.py", "exec", dont_inherit=True), module.__dict__)
    except SystemExit as exit:
        status = status_of(exit)
    except KeyboardInterrupt as error:
        report(error)
        status = 130
    except BaseException as error:
        report(error)
        status = 1
    return module, status


def run_awaiting(source, module):
    """As `python -m asyncio` runs what is typed: the program may await where it stands."""
    import ast

    code = compile(source, "main.py", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    function = types.FunctionType(code, module.__dict__)
    if code.co_flags & 0x80:
        asyncio.run(function())
    else:
        function()


def clear(module):
    """As the interpreter ends: the program's names go, those that begin with one underscore first."""
    names = module.__dict__
    for name in list(names):
        if name.startswith("_") and not name.startswith("__"):
            names[name] = None
    for name in list(names):
        if name != "__builtins__":
            names[name] = None


def depth():
    """The frames that stand between the interpreter and the program: those up to `run`, and `execute`."""
    frame = sys._getframe().f_back
    count = 1
    while frame is not None:
        frame = frame.f_back
        count += 1
    return count


def flush():
    sys.stdout.flush()
    sys.stderr.flush()


def run(source, mode, text=""):
    """What the program wrote with this text on its stdin, as pairs of a stream and a text, and its exit status."""
    written = []
    replace_time()
    replace_loop()
    hide_ours()
    sys.stdout = sys.__stdout__ = open_stream("<stdout>", "stdout", "strict", written)
    sys.stderr = sys.__stderr__ = open_stream("<stderr>", "stderr", "backslashreplace", written)
    sys.stdin = sys.__stdin__ = io.StringIO(text)
    sys.argv = ["main.py"]
    # The frames of this file are not the program's.
    sys.setrecursionlimit(1000 + depth())
    sys.getrecursionlimit = lambda: 1000
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with open("main.py", "w", encoding="utf-8") as file:
        file.write(source)
    gc.collect()
    module, status = execute(source, mode)
    atexit._run_exitfuncs()
    flush()
    clear(module)
    gc.collect()
    flush()
    merged = []
    for mark, data in written:
        if merged and merged[-1][0] == mark:
            merged[-1][1] += data
        else:
            merged.append([mark, data])
    pieces = [[mark, OUR_FRAME.sub("", data.decode("utf-8", "replace"))] for mark, data in merged]
    return json.dumps({"pieces": pieces, "status": status})
