//! What programs import, imports.

mod support;
use support::run;

#[test]
fn asyncio_and_its_neighbours() {
    for module in [
        "os",
        "time",
        "threading",
        "queue",
        "logging",
        "random",
        "datetime",
        "signal",
        "selectors",
        "socket",
        "concurrent.futures",
        "asyncio",
    ] {
        let ran = run(&format!("import {module}"));
        assert_eq!(ran.stderr, "", "{module}");
    }
}
