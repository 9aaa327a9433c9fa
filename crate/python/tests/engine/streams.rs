//! `sys.stdin`, `sys.stdout`, `sys.stderr` and `input()`. What is expected is what CPython does, unless it says why not.

use crate::support::{run, run_with_input};

#[test]
fn are_text_streams() {
    let ran = run(concat!(
        "import sys\n",
        "for stream in sys.stdin, sys.stdout, sys.stderr:\n",
        "    print(stream, stream.errors, stream.line_buffering, stream.isatty(), stream.fileno())\n",
        "print(sys.stdout is sys.__stdout__, sys.stdout.buffer.raw)\n",
    ));
    assert_eq!(
        ran.stdout,
        concat!(
            "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'> strict False False 0\n",
            "<_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'> strict True False 1\n",
            "<_io.TextIOWrapper name='<stderr>' mode='w' encoding='utf-8'> backslashreplace True False 2\n",
            "True <_io.FileIO name='<stdout>' mode='wb' closefd=False>\n",
        )
    );
}

#[test]
fn write_line_by_line() {
    let ran = run(concat!(
        "import sys\n",
        "print('a', end='')\n",
        "print('first', file=sys.stderr)\n",
        "print('b\\nc', end='')\n",
        "print('second', file=sys.stderr)\n",
        "print('d', end='', flush=True)\n",
        "print('third', file=sys.stderr)\n",
    ));
    assert_eq!(ran.transcript, "first\nab\ncsecond\ndthird\n");
}

/// CPython would hold it back: here nobody waits for text that has been written.
#[test]
fn show_what_is_held_before_the_program_waits() {
    let ran = run(concat!(
        "import sys, time\n",
        "print('a', end='')\n",
        "time.sleep(1)\n",
        "print('b', file=sys.stderr)\n",
    ));
    assert_eq!(ran.transcript, "ab\n");
}

#[test]
fn show_what_is_held_at_the_end() {
    assert_eq!(run("print('a', end='')").stdout, "a");
    assert_eq!(
        run("class C:\n    def __del__(self): print('gone', end='')\nc = C()").stdout,
        "gone"
    );
}

#[test]
fn lose_what_is_held_when_the_process_ends_at_once() {
    let ran = run("import os; print('a'); print('b', end=''); os._exit(0)");
    assert_eq!(ran.stdout, "a\n");
}

#[test]
fn take_bytes_below_the_text() {
    let ran = run(concat!(
        "import sys\n",
        "sys.stdout.buffer.write(b'raw \\xe2\\x82')\n",
        "sys.stdout.buffer.write(b'\\xac, ')\n",
        "print('text')\n",
        "sys.stdout.buffer.write(b'\\xff\\n')\n",
    ));
    assert_eq!(ran.stdout, "raw \u{20ac}, text\n\u{fffd}\n");
}

#[test]
fn encode_as_they_are_told() {
    let ran = run(concat!(
        "import sys\n",
        "try:\n",
        "    print('\\ud800')\n",
        "except UnicodeEncodeError as error:\n",
        "    print(error)\n",
        "print('\\ud800', file=sys.stderr)\n",
        "sys.stdout.reconfigure(encoding='ascii', errors='replace')\n",
        "print('é')\n",
        "sys.stdout.reconfigure(encoding='utf-8', errors='strict')\n",
        "print('é')\n",
    ));
    assert_eq!(
        ran.stdout,
        "'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed\n?\né\n"
    );
    assert_eq!(ran.stderr, "\\ud800\n");
}

#[test]
fn can_be_replaced_closed_and_detached() {
    let ran = run(concat!(
        "import contextlib, io, sys\n",
        "with contextlib.redirect_stdout(io.StringIO()) as kept:\n",
        "    print('kept')\n",
        "print(repr(kept.getvalue()))\n",
        "first = sys.stdout\n",
        "sys.stdout = io.TextIOWrapper(first.detach(), encoding='utf-8')\n",
        "print('through another')\n",
        "try:\n",
        "    first.write('x')\n",
        "except ValueError as error:\n",
        "    print(error)\n",
        "sys.stderr.close()\n",
        "try:\n",
        "    sys.stderr.write('x')\n",
        "except ValueError as error:\n",
        "    print(error)\n",
    ));
    assert_eq!(
        ran.stdout,
        concat!(
            "'kept\\n'\n",
            "through another\n",
            "underlying buffer has been detached\n",
            "I/O operation on closed file.\n",
        )
    );
    assert_eq!((ran.stderr.as_str(), ran.ending.exit_code), ("", 0));
}

#[test]
fn write_a_great_deal_at_once() {
    let ran = run("print('x' * 10_000_000)");
    assert_eq!(ran.stdout.len(), 10_000_001);
}

#[test]
fn input_asks_with_its_prompt() {
    let ran = run_with_input(
        concat!(
            "print('hello')\n",
            "print('held', end='')\n",
            "name = input('name? ')\n",
            "print(repr(name), repr(input()), repr(input(5)))\n",
        ),
        &["Ada", "", "x"],
    );
    assert_eq!(ran.asked, ["name? ", "", "5"]);
    assert_eq!(ran.stdout, "hello\nheld'Ada' '' 'x'\n");
}

#[test]
fn input_ends_with_the_input() {
    let ran = run_with_input(
        "try:\n    input('?')\nexcept EOFError as e:\n    print(e)",
        &[],
    );
    assert_eq!(ran.stdout, "EOF when reading a line\n");
}

#[test]
fn input_is_interrupted() {
    let ran = run_with_input(
        "try:\n    input('?')\nexcept KeyboardInterrupt:\n    print('stopped')",
        &["^C"],
    );
    assert_eq!(
        (ran.stdout.as_str(), ran.ending.exit_code),
        ("stopped\n", 0)
    );
}

#[test]
fn input_reads_what_the_program_put_in_its_place() {
    let ran = run(concat!(
        "import io, sys\n",
        "sys.stdin = io.StringIO('one\\ntwo')\n",
        "print(input('a? '), input('b? '))\n",
        "sys.stdin = None\n",
        "input()\n",
    ));
    assert_eq!(ran.stdout, "a? b? one two\n");
    assert!(
        ran.stderr
            .ends_with("RuntimeError: input(): lost sys.stdin\n"),
        "{}",
        ran.stderr
    );
    assert_eq!(ran.asked, [""; 0]);
}

#[test]
fn stdin_is_read_line_by_line() {
    let ran = run_with_input(
        concat!(
            "import sys\n",
            "print(repr(sys.stdin.readline()), sys.stdin.read(1), repr(input('rest? ')))\n",
            "for line in sys.stdin:\n",
            "    print(repr(line))\n",
            "print(repr(sys.stdin.read()))\n",
        ),
        &["one", "two", "three"],
    );
    assert_eq!(ran.stdout, "rest? 'one\\n' t 'wo'\n'three\\n'\n''\n");
}
