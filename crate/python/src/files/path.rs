//! The parts of a path. Knows nothing of what is there.

use super::Error;

/// The longest name, in bytes.
const LONGEST: usize = 255;

/// The names on the way from the root, ".." and "." among them as they stand.
///
/// # Errors
///
/// [`Error::NotFound`] for an empty path, [`Error::NameTooLong`].
pub(super) fn parts<'a>(current: &'a [u8], path: &'a [u8]) -> Result<Vec<&'a [u8]>, Error> {
    if path.is_empty() {
        return Err(Error::NotFound);
    }
    let start: &[u8] = if path[0] == b'/' { b"" } else { current };
    let names = |path: &'a [u8]| {
        path.split(|&byte| byte == b'/')
            .filter(|name| !name.is_empty())
    };
    let parts: Vec<&[u8]> = names(start).chain(names(path)).collect();
    if parts.iter().any(|name| name.len() > LONGEST) {
        return Err(Error::NameTooLong);
    }
    Ok(parts)
}

/// Whether what the path names has to be a directory.
pub(super) fn is_of_directory(path: &[u8]) -> bool {
    path.ends_with(b"/") || path.ends_with(b"/.") || path == b"."
}
