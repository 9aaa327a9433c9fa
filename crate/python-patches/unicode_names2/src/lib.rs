//! What the parser of the interpreter asks of `unicode_names2` 1, answered by version 3, which the interpreter has too.
//! Each has half a megabyte of names.

/// The character of this name, in any case.
#[must_use]
pub fn character(name: &str) -> Option<char> {
    names::character(name)
}
