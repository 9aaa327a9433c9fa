# What a future of concurrent.futures refuses.
from concurrent.futures import CancelledError, Future, InvalidStateError


def attempt(text, call):
    try:
        print(text, repr(call()))
    except Exception as error:
        message = str(error)
        print(text, "raises", type(error).__name__, message[: message.find("<")] if "<" in message else message)


future = Future()
future.set_result(1)
attempt("set_result", lambda: future.set_result(2))
attempt("set_exception", lambda: future.set_exception(ValueError()))
cancelled = Future()
cancelled.cancel()
attempt("result", cancelled.result)
attempt("exception", cancelled.exception)
attempt("set_result", lambda: cancelled.set_result(2))
print(issubclass(InvalidStateError, Exception), CancelledError.__module__)
failed = Future()
failed.set_exception(KeyError("k"))
attempt("result", failed.result)
attempt("exception", failed.exception)
