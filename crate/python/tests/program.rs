//! What becomes of a program as a whole.

mod support;
use support::run;

#[test]
fn prints() {
    let ran = run("print('hello', 1 + 1)");
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("hello 2\n", "")
    );
    assert_eq!(ran.ending.exit_code, 0);
}
