//! What becomes of a program as a whole.

use crate::support::run;

#[test]
fn prints() {
    let ran = run("print('hello', 1 + 1)");
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("hello 2\n", "")
    );
    assert_eq!(ran.ending.exit_code, 0);
}

#[test]
fn ends_with_the_code_it_asks_for() {
    for (program, code, stderr) in [
        ("import sys; sys.exit()", 0, ""),
        ("import sys; sys.exit(3)", 3, ""),
        ("import sys; sys.exit('no')", 1, "no\n"),
        ("import os; os._exit(4)", 4, ""),
    ] {
        let ran = run(program);
        assert_eq!(
            (ran.ending.exit_code, ran.stderr.as_str()),
            (code, stderr),
            "{program}"
        );
        assert_eq!(ran.ending.error, None, "{program}");
    }
}

#[test]
fn says_what_it_raised() {
    let ran = run("def f():\n    raise ValueError('no')\nf()");
    assert_eq!(ran.ending.exit_code, 1);
    assert!(ran.stderr.starts_with(
        "Traceback (most recent call last):\n  File \"main.py\", line 3, in <module>\n"
    ));
    assert!(ran.stderr.ends_with("ValueError: no\n"));
    let error = ran.ending.error.expect("it raised");
    assert_eq!(
        (error.name.as_str(), error.message.as_str()),
        ("ValueError", "no")
    );
}

#[test]
fn is_a_fresh_interpreter() {
    run("import sys; sys.modules['json'] = 5; import builtins; builtins.print = None");
    assert_eq!(run("import json; print(json.dumps([1]))").stdout, "[1]\n");
}

#[test]
fn resolves_a_future() {
    let ran = run(concat!(
        "from concurrent.futures import Future\n",
        "f = Future()\n",
        "def resolve_future():\n",
        "    print('resolving future...')\n",
        "    f.set_result('future is done!')\n",
        "f.add_done_callback(lambda x: print(x.result()))\n",
        "resolve_future()\n",
    ));
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("resolving future...\nfuture is done!\n", "")
    );
}
