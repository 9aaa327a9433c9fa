//! The program that an example is given.

use std::process::ExitCode;

/// Its text; if it cannot be read, says why and how to exit.
pub fn read(path: &str) -> Result<String, ExitCode> {
    std::fs::read_to_string(path).map_err(|error| {
        eprintln!("{path}: {error}");
        ExitCode::from(2)
    })
}
