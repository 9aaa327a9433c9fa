//! How programs end, and what is done after their last line. The texts are CPython 3.14's.

use crate::support::{run, run_with_input};

#[test]
fn by_system_exit_with_every_kind_of_argument() {
    for (argument, code, stderr) in [
        ("", 0, ""),
        ("None", 0, ""),
        ("0", 0, ""),
        ("3", 3, ""),
        ("-1", 255, ""),
        ("256 + 7", 7, ""),
        ("10 ** 30", 255, ""),
        ("True", 1, ""),
        ("'bye ü'", 1, "bye ü\n"),
        ("''", 1, "\n"),
        ("'\\ud800'", 1, "\\ud800\n"),
        ("(1, 'x')", 1, "(1, 'x')\n"),
        ("[]", 1, "[]\n"),
        ("1.5", 1, "1.5\n"),
        ("Broken()", 1, "\n"),
    ] {
        let ran = run(&format!(
            "import sys\nclass Broken:\n    def __str__(self): 1/0\nprint('a', end='')\nsys.exit({argument})"
        ));
        assert_eq!(
            (
                ran.ending.exit_code,
                ran.stderr.as_str(),
                ran.stdout.as_str()
            ),
            (code, stderr, "a"),
            "{argument}"
        );
        assert_eq!(ran.ending.error, None, "{argument}");
    }
}

#[test]
fn by_keyboard_interrupt() {
    let ran = run_with_input(
        "try:\n    input()\nfinally:\n    print('cleaned up')",
        &["^C"],
    );
    assert_eq!(ran.ending.exit_code, 130);
    assert_eq!(ran.stdout, "cleaned up\n");
    assert_eq!(
        ran.stderr,
        "\
Traceback (most recent call last):
  File \"main.py\", line 2, in <module>
    input()
    ~~~~~^^
KeyboardInterrupt
"
    );
    assert_eq!(
        ran.ending.error.expect("it was stopped").name,
        "KeyboardInterrupt"
    );
}

#[test]
fn at_once() {
    let ran = run(concat!(
        "import atexit, os\n",
        "atexit.register(print, 'atexit')\n",
        "try:\n",
        "    os._exit(7)\n",
        "finally:\n",
        "    print('not here')\n",
    ));
    assert_eq!((ran.ending.exit_code, ran.transcript.as_str()), (7, ""));
    assert_eq!(ran.ending.error, None);
}

#[test]
fn with_what_was_registered() {
    let ran = run(concat!(
        "import atexit\n",
        "atexit.register(print, 'last')\n",
        "@atexit.register\n",
        "def fail(): 1/0\n",
        "atexit.register(print, 'first')\n",
        "fail.__qualname__ = 'f'\n",
        "raise ValueError\n",
    ));
    assert_eq!(ran.stdout, "first\nlast\n");
    let told: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(
        told[..4],
        [
            "Traceback (most recent call last):",
            "  File \"main.py\", line 7, in <module>",
            "    raise ValueError",
            "ValueError",
        ]
    );
    assert!(
        told[4].starts_with("Exception ignored in atexit callback <function f at 0x"),
        "{told:?}"
    );
    assert_eq!(
        told[5..],
        [
            "Traceback (most recent call last):",
            "  File \"main.py\", line 4, in fail",
            "    def fail(): 1/0",
            "ZeroDivisionError: division by zero",
        ]
    );
}

#[test]
fn every_object_hears_of_it() {
    let ran = run(concat!(
        "import sys\n",
        "class C:\n",
        "    def __init__(self, name): self.name = name\n",
        "    def __del__(self): print(self.name, sys.is_finalizing())\n",
        "a = C('a')\n",
        "_b = C('b')\n",
        "cycle = C('cycle')\n",
        "cycle.itself = cycle\n",
        "C('at once')\n",
        "def f(): return C\n",
        "print('end')\n",
    ));
    let mut lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines[..2], ["at once False", "end"], "{}", ran.stderr);
    lines.drain(..2);
    lines.sort_unstable();
    assert_eq!(lines, ["a True", "b True", "cycle True"]);
    assert_eq!(ran.stderr, "");
}

#[test]
fn a_failing_del_is_told_with_its_traceback() {
    let ran = run(concat!(
        "class C:\n",
        "    def __del__(self):\n",
        "        raise ValueError('late')\n",
        "c = C()\n",
    ));
    let told: Vec<&str> = ran.stderr.lines().collect();
    assert!(
        told[0]
            .starts_with("Exception ignored while calling deallocator <function C.__del__ at 0x"),
        "{told:?}"
    );
    assert_eq!(
        told[1..],
        [
            "Traceback (most recent call last):",
            "  File \"main.py\", line 3, in __del__",
            "    raise ValueError('late')",
            "ValueError: late",
        ]
    );
    assert_eq!(ran.ending.exit_code, 0);
}

#[test]
fn a_coroutine_that_nobody_awaited_is_told() {
    let ran = run("async def f(): pass\nf()\nprint('on')");
    assert_eq!(
        ran.transcript,
        "\
main.py:2: RuntimeWarning: coroutine 'f' was never awaited
  f()
RuntimeWarning: Enable tracemalloc to get the object allocation traceback
on
"
    );
}

#[test]
fn what_was_changed_in_sys_is_put_back() {
    let ran = run(concat!(
        "import io, sys\n",
        "class C:\n",
        "    def __del__(self): print('seen')\n",
        "c = C()\n",
        "sys.stdout = io.StringIO()\n",
        "print('unseen')\n",
    ));
    assert_eq!(ran.stdout, "seen\n");
}

#[test]
fn with_120_if_the_output_could_not_be_written() {
    let ran = run(concat!(
        "import sys\n",
        "class Broken:\n",
        "    closed = False\n",
        "    def write(self, text): pass\n",
        "    def flush(self): raise OSError('full')\n",
        "    def __repr__(self): return '<broken>'\n",
        "sys.stdout = Broken()\n",
    ));
    assert_eq!(ran.ending.exit_code, 120);
    assert!(
        ran.stderr
            .starts_with("Exception ignored in: <broken>\nTraceback")
            && ran.stderr.ends_with("OSError: full\n"),
        "{}",
        ran.stderr
    );
}
