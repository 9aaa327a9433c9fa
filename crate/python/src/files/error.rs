//! Why something cannot be done with a file, by POSIX's numbers.

/// An error of the file system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// ENOENT: no such file or directory.
    NotFound,
    /// EBADF: the descriptor is not open, or not for this.
    BadDescriptor,
    /// EACCES: it may not be written.
    Denied,
    /// EBUSY: the root, or the directory the program is in.
    Busy,
    /// EEXIST: it is there already.
    Exists,
    /// ENOTDIR: something on the way is a file.
    NotADirectory,
    /// EISDIR: it is a directory.
    IsADirectory,
    /// EINVAL: no such position, or a directory moved into itself.
    Invalid,
    /// EMFILE: too many are open.
    TooManyOpen,
    /// ENOSPC: the file system is full.
    NoSpace,
    /// ENAMETOOLONG: a name has more than 255 bytes.
    NameTooLong,
    /// ENOTEMPTY: the directory has something in it.
    NotEmpty,
}

impl Error {
    /// The number that `errno` has for it on Linux.
    #[must_use]
    pub fn number(self) -> i32 {
        match self {
            Error::NotFound => 2,
            Error::BadDescriptor => 9,
            Error::Denied => 13,
            Error::Busy => 16,
            Error::Exists => 17,
            Error::NotADirectory => 20,
            Error::IsADirectory => 21,
            Error::Invalid => 22,
            Error::TooManyOpen => 24,
            Error::NoSpace => 28,
            Error::NameTooLong => 36,
            Error::NotEmpty => 39,
        }
    }
}
