//! A file or a directory by itself. Knows nothing of paths.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::time::Duration;

/// By which number a node is known.
pub(super) type NodeId = usize;

/// What a node holds.
pub(super) enum Content {
    /// Borrowed is what the engine came with.
    File(Cow<'static, [u8]>),
    /// The names in it, in order.
    Directory(BTreeMap<Vec<u8>, NodeId>),
}

pub(super) struct Node {
    pub content: Content,
    /// The permission bits.
    pub mode: u32,
    /// How many names it has: one, or none if it was removed while it was open.
    pub links: u32,
    /// How many descriptors it has.
    pub opened: u32,
    pub accessed: Duration,
    pub modified: Duration,
    pub changed: Duration,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A directory.
    Directory,
}

/// What `stat` says. Times are since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// What it is.
    pub kind: Kind,
    /// The permission bits.
    pub mode: u32,
    /// A number that no other file has.
    pub number: u64,
    /// How many names it has.
    pub links: u32,
    /// Its length in bytes.
    pub size: u64,
    /// When it was last read.
    pub accessed: Duration,
    /// When it was last written.
    pub modified: Duration,
    /// When anything about it was last changed.
    pub changed: Duration,
}

/// Two times that are so far apart since 1970 differ as floats, too.
const TICK: Duration = Duration::from_micros(1);

impl Node {
    pub(super) fn new(content: Content, mode: u32, now: Duration) -> Node {
        Node {
            content,
            mode,
            links: 1,
            opened: 0,
            accessed: now,
            modified: now,
            changed: now,
        }
    }

    /// What is in it was changed. Each change of a directory has a time of its own, even where the clock stands: by that
    /// importlib sees that there are other files (`FileFinder.find_spec`, Lib/importlib/_bootstrap_external.py).
    pub(super) fn modify(&mut self, now: Duration) {
        let at_this_time = now..now + Duration::from_secs(1);
        self.modified = match self.is_directory() && at_this_time.contains(&self.modified) {
            true => self.modified + TICK,
            false => now,
        };
        self.changed = self.modified;
    }

    /// How much of the quota its bytes take.
    pub(super) fn room(&self) -> u64 {
        match &self.content {
            Content::File(data) => data.len() as u64,
            Content::Directory(_) => 0,
        }
    }

    pub(super) fn is_directory(&self) -> bool {
        matches!(self.content, Content::Directory(_))
    }

    pub(super) fn may_be_written(&self) -> bool {
        self.mode & 0o200 != 0
    }

    pub(super) fn status(&self, id: NodeId) -> Status {
        let (kind, links, size) = match &self.content {
            Content::File(data) => (Kind::File, self.links, data.len() as u64),
            // Its own "." and its name.
            Content::Directory(_) => (Kind::Directory, 2 * self.links, 4096),
        };
        Status {
            kind,
            mode: self.mode,
            number: id as u64 + 1,
            links,
            size,
            accessed: self.accessed,
            modified: self.modified,
            changed: self.changed,
        }
    }
}
