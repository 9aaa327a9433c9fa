//! Where CPython would have the library's files. The build script and the library know it.

/// Where CPython would have the library's files: tracebacks name them so, and `sys._stdlib_dir` is it.
pub const DIRECTORY: &str = "/usr/lib/python3.14";
