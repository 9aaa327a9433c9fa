//! Programs that ask for more than there is. Each ends in an error of Python's, on a small stack.

use crate::support::Ran;

/// What a WebAssembly module has unless it is told otherwise, twice: these frames are optimized less, and larger. On the
/// stack of a browser such programs run in `tests/browser/python-bad-input.test.ts`.
const STACK: usize = 2 * 1024 * 1024;

fn run(program: &str) -> Ran {
    let program = program.to_owned();
    std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || crate::support::run(&program))
        .expect("a thread can be made")
        .join()
        .expect("the program does not end everything")
}

fn last_line(ran: &Ran) -> &str {
    ran.stderr.lines().last().unwrap_or_default()
}

#[test]
fn of_nesting_in_its_text() {
    const PARSER: &str =
        "MemoryError: Parser stack overflowed - Python source too complex to parse";
    const COMPILER: &str = "RecursionError: maximum recursion depth exceeded during compilation";
    let million = 1_000_000;
    for (what, program, error) in [
        (
            "brackets",
            "(".repeat(million) + &")".repeat(million),
            "SyntaxError: too many nested parentheses",
        ),
        ("signs", format!("x = {}1", "-".repeat(million)), PARSER),
        ("words", format!("x = {}1", "not ".repeat(million)), PARSER),
        (
            "lambdas",
            format!("x = {}1", "lambda a, b: ".repeat(million)),
            PARSER,
        ),
        (
            "conditions",
            format!("x = {}1", "1 if 1 else ".repeat(million)),
            PARSER,
        ),
        ("powers", format!("x = {}1", "1**".repeat(million)), PARSER),
        (
            "branches",
            format!("if 1: pass\n{}", "elif 1: pass\n".repeat(million)),
            PARSER,
        ),
        ("a sum", format!("x = 1{}", "+1".repeat(million)), COMPILER),
        (
            "attributes",
            format!("x = a{}", ".a".repeat(million)),
            COMPILER,
        ),
        ("calls", format!("x = a{}", "()".repeat(million)), COMPILER),
        (
            "a type",
            format!("x: {}int = 3", "int | ".repeat(million)),
            COMPILER,
        ),
        (
            "an f-string",
            format!("x = f'{{{}1}}'", "-".repeat(million)),
            PARSER,
        ),
        ("an eval", "eval('-' * 10**6 + '1')".to_owned(), PARSER),
        (
            "an exec",
            "exec(b'x = 1' + b'+1' * 10**6)".to_owned(),
            COMPILER,
        ),
        (
            "a compile",
            "compile(source='a' + '.a' * 10**6, filename='', mode='eval')".to_owned(),
            COMPILER,
        ),
    ] {
        let ran = run(&program);
        assert_eq!(last_line(&ran), error, "{what}");
        assert_eq!(ran.ending.exit_code, 1, "{what}");
    }
}

#[test]
fn of_blocks_in_its_text() {
    let lines = (0..101).map(|depth| format!("{}if 1:\n", " ".repeat(depth)));
    let ran = run(&lines.collect::<String>());
    assert_eq!(
        ran.stderr,
        "  File \"main.py\", line 101\n    if 1:\nIndentationError: too many levels of indentation\n"
    );
}

/// As deep as the checks let through.
#[test]
fn not_of_what_is_just_allowed() {
    for program in [
        format!("x = {}1", "-".repeat(499)),
        format!("x = {}1", "not ".repeat(499)),
        format!("x = {}1", "lambda: ".repeat(499)),
        format!("x = {}1", "1 if 0 else ".repeat(499)),
        format!("x = {}1", "1**".repeat(499)),
        format!("x = 1{}", "+1".repeat(900)),
        format!("a = 1\nx = a{}", ".real".repeat(900)),
        format!("if 0: pass\n{}", "elif 0: pass\n".repeat(1000)),
        format!("x = {}1{}", "[".repeat(199), "]".repeat(199)),
    ] {
        let ran = run(&program);
        assert_eq!(ran.ending.error, None, "{}", ran.stderr);
    }
    // Every level of brackets has something before it.
    let ran = run(&format!("x = {}1{}", "(not ".repeat(199), ")".repeat(199)));
    assert_eq!(ran.ending.error, None, "{}", ran.stderr);
}

#[test]
fn of_text() {
    let ran = run(&format!("x = '{}'\nprint(len(x))", "a".repeat(10_000_000)));
    assert_eq!(ran.stdout, "10000000\n");
    let ran = run(&format!("# {}\nprint(1)", "a".repeat(10_000_000)));
    assert_eq!(ran.stdout, "1\n");
    let ran = run(&"x = 1\n".repeat(200_000));
    assert_eq!(ran.ending.exit_code, 0, "{}", ran.stderr);
}

#[test]
fn of_calls() {
    const DEEP: &str = "RecursionError: maximum recursion depth exceeded";
    let nested = "l = []\nfor i in range(100_000): l = [l]\n";
    for program in [
        "def f(n): return f(n + 1)\nf(0)",
        "def f(n): return g(n)\ndef g(n): return list(map(f, [n]))\nf(0)",
        "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
        "class A:\n    def __getattr__(self, n): return getattr(self, n)\nA().x",
        "class A:\n    def __eq__(self, o): return self == o\nA() == A()",
        "def g():\n    yield from g()\nnext(g())",
        "f = lambda x: sorted([1, 2], key=f)\nf(1)",
        "import asyncio\nasync def f(): await f()\nasyncio.run(f())",
        "import sys\nsys.setrecursionlimit(10**6)\nclass A:\n    def __add__(s, o): return s + o\nA() + A()",
        &format!("{nested}repr(l)"),
        &format!("{nested}m = []\nfor i in range(100_000): m = [m]\nl == m"),
        &format!("{nested}import json\njson.dumps(l)"),
        &format!("{nested}import copy\ncopy.deepcopy(l)"),
        "import json\njson.loads('[' * 100_000 + ']' * 100_000)",
        "t = ()\nfor i in range(100_000): t = (t,)\nhash(t)",
        "t = int\nfor i in range(100_000): t = (t,)\nisinstance(1, t)",
        "d = {}\nfor i in range(100_000): d = {1: d}\nstr(d)",
    ] {
        let ran = run(program);
        let error = ran.ending.error.as_ref().expect(program);
        assert_eq!(error.name, "RecursionError", "{program}");
        assert!(
            error.message.is_empty() || error.message.starts_with(&DEEP[16..]),
            "{program}: {}",
            error.message
        );
    }
}

/// Objects that hold each other in a row, as those of a linked list do.
#[test]
fn not_of_what_is_freed() {
    for program in [
        "t = ()\nfor i in range(100_000): t = (t,)\ndel t",
        "class A: pass\na = A()\nfor i in range(50_000):\n    b = A(); b.n = a; a = b\ndel a, b",
        "e = None\nfor i in range(50_000):\n    n = ValueError(i); n.__context__ = e; e = n\ndel e, n",
        "def g(x): yield x\nx = None\nfor i in range(10_000):\n    x = g(x); next(x)\ndel x",
    ] {
        let ran = run(program);
        assert_eq!(
            (ran.ending.exit_code, ran.stderr.as_str()),
            (0, ""),
            "{program}"
        );
    }
}

#[test]
fn of_exceptions_in_a_chain() {
    let ran = run(concat!(
        "e = None\n",
        "for i in range(2000):\n",
        "    n = ValueError(i); n.__context__ = e; e = n\n",
        "raise e\n",
    ));
    assert_eq!(last_line(&ran), "ValueError: 1999");
    let ran = run(concat!(
        "e = ValueError()\n",
        "for i in range(3000): e = ExceptionGroup('x', [e])\n",
        "raise e\n",
    ));
    assert_eq!(ran.ending.exit_code, 1);
    assert!(
        ran.stderr.contains("max_group_depth is 10"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_program_goes_on_after_it_was_too_deep() {
    let ran = run(concat!(
        "def f(n):\n",
        "    try: return f(n + 1)\n",
        "    except RecursionError: return n\n",
        "print(f(0) > 900, f(0) > 900)\n",
        "class A:\n",
        "    def __repr__(self): return repr([self])\n",
        "for i in range(3):\n",
        "    try: repr(A())\n",
        "    except RecursionError as e: print('deep')\n",
    ));
    assert_eq!(
        ran.stdout, "True True\ndeep\ndeep\ndeep\n",
        "{}",
        ran.stderr
    );
}
