//! What a program is told of what nobody caught. The texts are CPython 3.14's.

use crate::support::{Ran, run};

type LineAndColumn = (u32, u32);

/// Where the program's error was, and its frames, innermost first.
fn places(ran: &Ran) -> (Option<LineAndColumn>, Vec<(&str, u32, u32)>) {
    let error = ran.ending.error.as_ref().expect("it failed");
    let frames = error.frames.iter();
    (
        error.place.map(|place| (place.line, place.column)),
        frames
            .map(|frame| (frame.name.as_str(), frame.place.line, frame.place.column))
            .collect(),
    )
}

#[test]
fn show_lines_carets_notes_and_causes() {
    let ran = run(concat!(
        "def f():\n",
        "    x = [1, 2]\n",
        "    return x[0] + x[5] * 3\n",
        "try:\n",
        "    f()\n",
        "except IndexError as e:\n",
        "    e.add_note('a note\\nin two lines')\n",
        "    raise ValueError('x') from e\n",
    ));
    assert_eq!(
        ran.stderr,
        "\
Traceback (most recent call last):
  File \"main.py\", line 5, in <module>
    f()
    ~^^
  File \"main.py\", line 3, in f
    return x[0] + x[5] * 3
                  ~^^^
IndexError: list index out of range
a note
in two lines

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File \"main.py\", line 8, in <module>
    raise ValueError('x') from e
ValueError: x
"
    );
    assert_eq!(ran.ending.exit_code, 1);
    assert_eq!(places(&ran), (Some((8, 5)), vec![("<module>", 8, 5)]));
}

#[test]
fn say_where_in_characters() {
    let ran = run("def f():\n    é = 'ü'; return [é][5]\nf()");
    assert_eq!(
        places(&ran),
        (Some((2, 21)), vec![("f", 2, 21), ("<module>", 3, 1)])
    );
}

#[test]
fn show_groups_as_trees() {
    let ran = run(concat!(
        "def fail():\n",
        "    raise KeyError('x')\n",
        "try:\n",
        "    fail()\n",
        "except KeyError as e:\n",
        "    error = e\n",
        "raise ExceptionGroup('many', [ValueError(1), ExceptionGroup('inner', [error])])\n",
    ));
    assert_eq!(
        ran.stderr,
        "  + Exception Group Traceback (most recent call last):
  |   File \"main.py\", line 7, in <module>
  |     raise ExceptionGroup('many', [ValueError(1), ExceptionGroup('inner', [error])])
  | ExceptionGroup: many (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | ValueError: 1
    +---------------- 2 ----------------
    | ExceptionGroup: inner (1 sub-exception)
    +-+---------------- 1 ----------------
      | Traceback (most recent call last):
      |   File \"main.py\", line 4, in <module>
      |     fail()
      |     ~~~~^^
      |   File \"main.py\", line 2, in fail
      |     raise KeyError('x')
      | KeyError: 'x'
      +------------------------------------
"
    );
    let error = ran.ending.error.expect("it failed");
    assert_eq!(error.message, "many (2 sub-exceptions)");
    let [first, second] = error.exceptions.as_slice() else {
        panic!("{error:?}");
    };
    assert_eq!((first.name.as_str(), first.place), ("ValueError", None));
    let innermost = &second.exceptions[0];
    assert_eq!(
        innermost.place.map(|place| (place.line, place.column)),
        Some((2, 5))
    );
}

#[test]
fn show_where_the_syntax_is_wrong() {
    for (program, stderr, place, message) in [
        (
            "def f():\n    x = 1 +\n",
            "  File \"main.py\", line 2\n    x = 1 +\n           ^\nSyntaxError: invalid syntax\n",
            (2, 12),
            "invalid syntax",
        ),
        (
            "def f():\nreturn 1\n",
            "  File \"main.py\", line 2\n    return 1\n    ^^^^^^\nIndentationError: expected an indented block after \
             function definition on line 1\n",
            (2, 1),
            "expected an indented block after function definition on line 1",
        ),
        (
            "if 1:\n\tx = 1\n        y = 2\n",
            "  File \"main.py\", line 3\n    y = 2\nTabError: inconsistent use of tabs and spaces in indentation\n",
            (3, 1),
            "inconsistent use of tabs and spaces in indentation",
        ),
        (
            "def f():\n    await g()\n",
            "  File \"main.py\", line 2\n    await g()\n    ^^^^^^^^^\nSyntaxError: 'await' outside async function\n",
            (2, 5),
            "'await' outside async function",
        ),
        (
            "x = 1\0\n",
            "  File \"main.py\", line 1\n    x = 1\nSyntaxError: source code cannot contain null bytes\n",
            (1, 1),
            "source code cannot contain null bytes",
        ),
    ] {
        let ran = run(program);
        assert_eq!(ran.stderr, stderr, "{program}");
        assert_eq!(places(&ran), (Some(place), vec![]), "{program}");
        assert_eq!(ran.ending.error.expect("it failed").message, message);
    }
}

#[test]
fn survive_what_cannot_be_told() {
    let ran =
        run("class E(Exception):\n    def __str__(self): return print('asked') or 5\nraise E(1)");
    assert!(
        ran.stderr.ends_with("E: <exception str() failed>\n"),
        "{}",
        ran.stderr
    );
    // The traceback asked once.
    assert_eq!(ran.stdout, "asked\n");
    assert_eq!(
        ran.ending.error.expect("it failed").message,
        "<exception str() failed>"
    );
}

#[test]
fn are_written_by_the_programs_own_hook() {
    let ran = run(concat!(
        "import sys\n",
        "def hook(kind, value, traceback):\n",
        "    print('hook:', kind.__name__, value, sys.last_exc is value)\n",
        "sys.excepthook = hook\n",
        "1/0\n",
    ));
    assert_eq!(
        ran.stdout,
        "hook: ZeroDivisionError division by zero True\n"
    );
    assert_eq!((ran.stderr.as_str(), ran.ending.exit_code), ("", 1));

    let ran = run(concat!(
        "import sys\n",
        "def hook(kind, value, traceback): raise KeyError('hook')\n",
        "sys.excepthook = hook\n",
        "1/0\n",
    ));
    assert_eq!(
        ran.stderr,
        "\
Error in sys.excepthook:
Traceback (most recent call last):
  File \"main.py\", line 2, in hook
    def hook(kind, value, traceback): raise KeyError('hook')
                                      ^^^^^^^^^^^^^^^^^^^^^^
KeyError: 'hook'

Original exception was:
Traceback (most recent call last):
  File \"main.py\", line 4, in <module>
    1/0
    ~^~
ZeroDivisionError: division by zero
"
    );
}

/// CPython's core writes tracebacks without carets and notes when the library cannot.
#[test]
fn are_written_when_the_program_broke_what_writes_them() {
    for broken in [
        "import traceback; traceback._print_exception_bltin = None",
        "import builtins; builtins.len = builtins.isinstance = builtins.print = None",
        "import sys; sys.modules.clear()",
        "import builtins; del builtins.__import__",
        "import linecache; linecache.cache = linecache.getline = None",
    ] {
        let ran = run(&format!(
            "{broken}\ndef f(n):\n    f(n - 1) if n else 1/0\ntry:\n    f(5)\nexcept ArithmeticError: {{}}['a']\n"
        ));
        assert_eq!(
            ran.stderr,
            "\
Traceback (most recent call last):
  File \"main.py\", line 5, in <module>
    f(5)
  File \"main.py\", line 3, in f
    f(n - 1) if n else 1/0
  File \"main.py\", line 3, in f
    f(n - 1) if n else 1/0
  File \"main.py\", line 3, in f
    f(n - 1) if n else 1/0
  [Previous line repeated 3 more times]
ZeroDivisionError: division by zero

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File \"main.py\", line 6, in <module>
    except ArithmeticError: {}['a']
KeyError: 'a'
",
            "{broken}"
        );
        assert_eq!(ran.ending.exit_code, 1);
    }
}

#[test]
fn say_what_could_have_been_meant() {
    let ran = run("import math\nmath.sqr(2)");
    assert!(
        ran.stderr.ends_with(
            "AttributeError: module 'math' has no attribute 'sqr'. Did you mean: 'sqrt'?\n"
        ),
        "{}",
        ran.stderr
    );
}

#[test]
fn of_what_nobody_can_catch() {
    let ran = run(concat!(
        "class C:\n",
        "    def __del__(self):\n",
        "        raise ValueError('x')\n",
        "    def __repr__(self): return 'C()'\n",
        "C.__del__.__qualname__ = 'D'\n",
        "C()\n",
        "def g():\n",
        "    try:\n",
        "        yield\n",
        "    finally:\n",
        "        raise KeyError(1)\n",
        "x = g(); next(x); del x\n",
    ));
    // Addresses differ from run to run.
    let mut pieces = ran.stderr.split("0x");
    let mut told = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        told += piece.trim_start_matches(|digit: char| digit.is_ascii_hexdigit());
    }
    assert_eq!(
        told,
        "\
Exception ignored while calling deallocator <function D at >:
Traceback (most recent call last):
  File \"main.py\", line 3, in __del__
    raise ValueError('x')
ValueError: x
Exception ignored while closing generator <generator object g at >:
Traceback (most recent call last):
  File \"main.py\", line 11, in g
    raise KeyError(1)
KeyError: 1
"
    );
    assert_eq!(ran.ending.exit_code, 0);
}

#[test]
fn the_program_finds_its_own_text() {
    let ran = run(concat!(
        "import inspect, linecache\n",
        "def f(x):\n",
        "    return x\n",
        "print(inspect.getsource(f), end='')\n",
        "linecache.clearcache()\n",
        "print(inspect.getsource(f), end='')\n",
        "import sys\n",
        "print(__name__, __file__, sys.argv, sys.modules['__main__'].f is f, __builtins__)\n",
        "class A: pass\n",
        "print(A, A.__module__)\n",
    ));
    assert_eq!(
        ran.stdout,
        concat!(
            "def f(x):\n    return x\n",
            "def f(x):\n    return x\n",
            "__main__ main.py ['main.py'] True <module 'builtins' (built-in)>\n",
            "<class '__main__.A'> __main__\n",
        ),
        "{}",
        ran.stderr
    );
}
