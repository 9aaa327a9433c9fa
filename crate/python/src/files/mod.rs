//! A small file system in memory: what `open` and `os` see. Knows no Python and no clock: who asks says what time
//! it is.
//!
//! Paths are bytes, as POSIX has them. There are no links and no devices, and everything belongs to one user.

mod descriptors;
mod error;
mod node;
mod path;
mod tree;

pub use descriptors::{Descriptor, Whence};
pub use error::Error;
pub use node::{Kind, Status};
pub use tree::{FileSystem, OpenOptions};
