# What a future refuses: a second result, a result that is not there, exceptions that are none.
import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def attempt(text, call):
        try:
            print(text, repr(call()))
        except (Exception, asyncio.CancelledError) as error:
            print(text, "raises", type(error).__name__, error)

    future = loop.create_future()
    attempt("result", future.result)
    attempt("exception", future.exception)
    attempt("set_result", lambda: future.set_result(1))
    attempt("set_result", lambda: future.set_result(2))
    attempt("set_exception", lambda: future.set_exception(ValueError()))
    attempt("cancel", future.cancel)
    attempt("result", future.result)
    future = loop.create_future()
    attempt("set_exception", lambda: future.set_exception(5))
    attempt("set_exception", lambda: future.set_exception(KeyError))
    attempt("exception", future.exception)
    future = loop.create_future()
    attempt("set_exception", lambda: future.set_exception(StopIteration("stop")))
    attempt("exception", future.exception)
    future = loop.create_future()
    attempt("cancel", lambda: future.cancel("why"))
    attempt("set_result", lambda: future.set_result(1))
    attempt("exception", future.exception)
    attempt("result", future.result)


asyncio.run(main())
