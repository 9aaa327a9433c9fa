"""The event loop that asyncio.run makes: CPython's BaseEventLoop over Interleave's executor.

What is asked for at every step (call_soon, timers, the turn) is native, and stands before BaseEventLoop; see
src/asyncio. This file stands in the place of CPython's file of the same name, which needs a selector and signals of
an operating system.
"""

import signal
import sys

from _interleave import EventLoop as _NativeEventLoop
from _interleave import Handle, TimerHandle, raise_

from . import base_events
from . import coroutines
from . import events
from .absent import Absent

__all__ = ("SelectorEventLoop", "EventLoop")


class _Raising:
    """A context to whoever runs a callback in it: what is given to it as a callback is raised."""

    run = raise_


class _Run:
    """Handle._run is native. These stand in tracebacks as CPython's would: where they call, it calls the callback."""

    def __init__(self, error, task=None):
        self._context = _Raising
        self._callback = error
        # So that the traceback holds the task whose step it was, as long as somebody holds the traceback.
        self._args = (task,)

    def tell(self, loop, context):
        try:
            self._context.run(self._callback, *self._args)
        except BaseException:
            loop.call_exception_handler(context)
        self = None

    def end(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise


for function in _Run.tell, _Run.end:
    code = events.Handle._run.__code__
    function.__code__ = function.__code__.replace(
        co_filename=code.co_filename,
        co_name=code.co_name,
        co_qualname=code.co_qualname,
        co_firstlineno=code.co_firstlineno,
    )
del function, code


def _tell_exception(error, loop, context):
    """Tells the loop of it while it is being handled, after it has gone through the frame of Handle._run."""
    _Run(error).tell(loop, context)

# As futures.py and tasks.py do with what _asyncio has.
events.Handle = Handle
events.TimerHandle = TimerHandle
sys.modules["asyncio"].Handle = Handle
sys.modules["asyncio"].TimerHandle = TimerHandle


class _UnixSelectorEventLoop(_NativeEventLoop, Absent, base_events.BaseEventLoop):
    def __init__(self, selector=None):
        # Programs may hand one over; there is nothing here that it could watch.
        self._selector = selector
        self._signal_handlers = {}
        super().__init__()

    def _process_events(self, event_list):
        pass

    async def shutdown_default_executor(self, timeout=None):
        executor = self._default_executor
        if executor is not None and not getattr(executor, "_threads", True):
            # There is no thread to wait for, and perhaps there can be none that would wait for it.
            self._executor_shutdown_called = True
            executor.shutdown(wait=False)
        else:
            await super().shutdown_default_executor(timeout)

    def close(self):
        super().close()
        for sig in list(self._signal_handlers):
            self.remove_signal_handler(sig)

    def _check_signal(self, sig):
        if not isinstance(sig, int):
            raise TypeError(f"sig must be an int, not {sig!r}")
        if sig not in signal.valid_signals():
            raise ValueError(f"invalid signal number {sig}")

    def add_signal_handler(self, sig, callback, *args):
        if coroutines.iscoroutine(callback) or coroutines._iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_signal(sig)
        self._check_closed()
        handle = Handle(callback, args, self, None)
        try:
            signal.signal(sig, lambda signum, frame: self._queue(handle))
        except OSError:
            raise RuntimeError(f"sig {sig} cannot be caught")
        self._signal_handlers[sig] = handle

    def remove_signal_handler(self, sig):
        self._check_signal(sig)
        if self._signal_handlers.pop(sig, None) is None:
            return False
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True


SelectorEventLoop = _UnixSelectorEventLoop
EventLoop = SelectorEventLoop


class _UnixDefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop


_DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
