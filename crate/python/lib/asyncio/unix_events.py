"""The event loop that asyncio.run makes: CPython's BaseEventLoop over Interleave's executor.

What is asked for at every step (call_soon, timers, the turn) is native, and stands before BaseEventLoop; see
src/asyncio. This file stands in the place of CPython's file of the same name, which needs a selector and signals of
an operating system.
"""

import signal
import sys

from _interleave import EventLoop as _NativeEventLoop
from _interleave import Handle, TimerHandle

from . import base_events
from . import coroutines
from . import events
from .absent import Absent

__all__ = ("SelectorEventLoop", "EventLoop")



def _tell_exception(error, loop, context):
    """Tells the loop of it while it is being handled, after it has gone through the frame of Handle._run."""
    try:
        raise error
    except BaseException:
        loop.call_exception_handler(context)


_run = events.Handle._run.__code__
_tell_exception.__code__ = _tell_exception.__code__.replace(
    co_filename=_run.co_filename,
    co_name=_run.co_name,
    co_qualname=_run.co_qualname,
    # So that `raise` stands where the callback is called there.
    co_firstlineno=_run.co_firstlineno - 1,
)

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
