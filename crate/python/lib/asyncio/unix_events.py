"""The event loop that asyncio.run makes: CPython's BaseEventLoop over Interleave's executor.

The ready queue, the timers and the turn are the executor's (see src/asyncio); this file only says so to
BaseEventLoop. It stands in the place of CPython's file of the same name, which needs a selector and signals of an
operating system.
"""

from _interleave import Executor

from . import base_events
from . import coroutines
from . import events

__all__ = ("SelectorEventLoop", "EventLoop")


class TimerHandle(events.TimerHandle):
    """A timer that knows its entry in the executor, so that cancelling it takes it out."""

    __slots__ = ("_entry",)


class _UnixSelectorEventLoop(base_events.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._executor = Executor()

    def time(self):
        return self._executor.time()

    def _call_soon(self, callback, args, context):
        handle = events.Handle(callback, args, self, context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        self._executor.call_soon(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon_threadsafe")
        handle = events._ThreadSafeHandle(callback, args, self, context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        self._executor.call_soon(handle)
        self._write_to_self()
        return handle

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_at")
        timer = TimerHandle(when, callback, args, self, context)
        if timer._source_traceback:
            del timer._source_traceback[-1]
        timer._entry = self._executor.call_at(when, timer)
        timer._scheduled = True
        return timer

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            handle._scheduled = False
            self._executor.cancel(handle._entry)

    def _run_once(self):
        self._executor.run_once(self._stopping)

    def _write_to_self(self):
        self._executor.wake()

    async def shutdown_default_executor(self, timeout=None):
        executor = self._default_executor
        if executor is not None and not getattr(executor, "_threads", True):
            # There is no thread to wait for, and perhaps there can be none that would wait for it.
            self._executor_shutdown_called = True
            executor.shutdown(wait=False)
        else:
            await super().shutdown_default_executor(timeout)

    def _process_events(self, event_list):
        pass

    def close(self):
        if not self.is_closed():
            super().close()
            self._executor.clear()

    def add_signal_handler(self, sig, callback, *args):
        import signal

        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_closed()
        handle = events.Handle(callback, args, self, None)
        signal.signal(sig, lambda signum, frame: self._executor.call_soon(handle))

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
