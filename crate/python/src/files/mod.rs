//! A small file system in memory: what `open` and `os` see. Knows no Python.
