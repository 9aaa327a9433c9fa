# What the compiler says of mistakes, and where it sees them.
PROGRAMS = [
    "print('never closed)",
    "x = (1, 2",
    "if True\n    pass",
    "for x in range(3):\nprint(x)",
    "x = 5 +",
    "while True print(1)",
    "return 5",
    "def f():\n    a = 1\n  b = 2",
    "1 = x",
    "x + 1 = 2",
    "if x = 1:\n    pass",
    "class A\n    pass",
    "print 'hello'",
    "break",
    "def f(a, a): pass",
    "async def f():\n    yield from x",
    "def f():\n    await x",
    "x = [1, 2}",
    "else:\n    pass",
    "try:\n    pass\nx = 1",
    "a b",
    "lambda x=1, y: 5",
    "nonlocal x",
    "del f()",
    "x = 0777",
    "'abc' = 1",
]
for program in PROGRAMS:
    try:
        compile(program, "trial.py", "exec")
    except SyntaxError as error:
        print(f"{program!r}: {type(error).__name__} {error.msg} ({error.lineno}, {error.offset})")
    else:
        print(f"{program!r}: fine")
