"""The event loop that asyncio.run makes: CPython's BaseEventLoop over Interleave's executor.

What is asked for at every step (call_soon, timers, the turn) is native, and stands before BaseEventLoop; see
src/asyncio. This file stands in the place of CPython's file of the same name, which needs a selector and signals of
an operating system.
"""

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

    def add_signal_handler(self, sig, callback, *args):
        import signal

        if coroutines.iscoroutine(callback) or coroutines._iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_closed()

        def arrived(signum, frame):
            self._queue(Handle(callback, args, self, None))

        signal.signal(sig, arrived)

    def remove_signal_handler(self, sig):
        import signal

        default = signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL
        before = signal.signal(sig, default)
        return before is not default


SelectorEventLoop = _UnixSelectorEventLoop
EventLoop = SelectorEventLoop


class _UnixDefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop


_DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
