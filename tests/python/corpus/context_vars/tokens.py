# A token takes a set back, once, in its own context; it is a context manager too.
import contextvars

level = contextvars.ContextVar("level", default=0)
token = level.set(1)
print(level.get(), token.old_value is contextvars.Token.MISSING, token.var is level)
second = level.set(2)
print(second.old_value)
level.reset(second)
print(level.get())
level.reset(token)
print(level.get())
try:
    level.reset(token)
except RuntimeError as error:
    print(str(error).split(" at 0x")[0][:8], str(error)[-27:])
with level.set(7):
    print(level.get())
print(level.get())
context = contextvars.copy_context()
foreign = context.run(level.set, 5)
try:
    level.reset(foreign)
except ValueError as error:
    print(str(error)[-35:])
unset = contextvars.ContextVar("unset")
try:
    unset.get()
except LookupError as error:
    print(type(error).__name__, unset.get("given"))
