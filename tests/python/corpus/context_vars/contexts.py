# A context is a mapping; run runs something in it, and not twice at once.
import contextvars

a = contextvars.ContextVar("a")
b = contextvars.ContextVar("b", default="b by default")
a.set(1)
context = contextvars.copy_context()
a.set(2)
print(context[a], a in context, b in context, len(context), context.get(b), a.name)
print(context.run(lambda: (a.set(3), a.get())[1]), context[a], a.get())
print([variable.name for variable in context], list(context.values()))
try:
    context.run(context.run, print)
except RuntimeError as error:
    print(str(error).split(":")[0])
print(len(contextvars.Context()), contextvars.Context().run(b.get))
