# Mistakes that this interpreter's parser sees elsewhere, or calls otherwise.
for program in (
    "def f(:\n    pass",
    "f(a=1, 2)",
    "f'{x'",
    "import a.b as",
    "from x import *, y",
):
    try:
        compile(program, "trial.py", "exec")
    except SyntaxError as error:
        print(f"{program!r}: {type(error).__name__} {error.msg} ({error.lineno}, {error.offset})")
