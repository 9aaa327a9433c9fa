//! The tree: finding, making, removing and moving what has a name.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::time::Duration;

use slab::Slab;

use super::descriptors::Descriptors;
use super::node::{Content, Node, NodeId, Status};
use super::{Descriptor, Error, path};

/// What a node costs beside its bytes, so that a program cannot fill memory with empty files.
const ROOM_OF_NODE: u64 = 256;

/// A file system. It is as large as its quota.
pub struct FileSystem {
    pub(super) nodes: Slab<Node>,
    pub(super) descriptors: Descriptors,
    root: NodeId,
    /// The path from the root to the directory the program is in.
    current: Vec<u8>,
    pub(super) used: u64,
    pub(super) quota: u64,
    pub(super) now: Duration,
}

/// How a file is opened: `O_RDONLY` and so on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "POSIX has a flag for each")]
pub struct OpenOptions {
    /// It is to be read.
    pub read: bool,
    /// It is to be written.
    pub write: bool,
    /// Every write goes to its end.
    pub append: bool,
    /// It is made if it is not there.
    pub create: bool,
    /// It must not be there.
    pub exclusive: bool,
    /// Its content is dropped.
    pub truncate: bool,
    /// It has to be a directory.
    pub directory: bool,
}

impl FileSystem {
    /// An empty one, of this many bytes: a root, and the program in it.
    #[must_use]
    pub fn new(quota: u64) -> FileSystem {
        let mut nodes = Slab::new();
        let content = Content::Directory(BTreeMap::new());
        let root = nodes.insert(Node::new(content, 0o755, Duration::ZERO));
        FileSystem {
            nodes,
            descriptors: Descriptors::default(),
            root,
            current: b"/".to_vec(),
            used: 0,
            quota,
            now: Duration::ZERO,
        }
    }

    /// What happens from here on happens at this time since 1970.
    pub fn at(&mut self, now: Duration) -> &mut FileSystem {
        self.now = now;
        self
    }

    /// How many bytes are taken, and how many there are.
    #[must_use]
    pub fn usage(&self) -> (u64, u64) {
        (self.used, self.quota)
    }

    /// The path of the directory the program is in.
    #[must_use]
    pub fn current_directory(&self) -> &[u8] {
        &self.current
    }

    /// Goes into a directory.
    ///
    /// # Errors
    ///
    /// If there is no such directory.
    pub fn change_directory(&mut self, path: &[u8]) -> Result<(), Error> {
        let mut way = Vec::new();
        let id = self.walk(&path::parts(&self.current, path)?, Some(&mut way))?;
        if !self.nodes[id].is_directory() {
            return Err(Error::NotADirectory);
        }
        self.current = way
            .iter()
            .flat_map(|name| [b"/", &name[..]].concat())
            .collect();
        if self.current.is_empty() {
            self.current.push(b'/');
        }
        Ok(())
    }

    /// What is known about what has this name.
    ///
    /// # Errors
    ///
    /// If nothing has.
    pub fn status(&self, path: &[u8]) -> Result<Status, Error> {
        let id = self.find(path)?;
        Ok(self.nodes[id].status(id))
    }

    /// The names in a directory, in order, with what has them.
    ///
    /// # Errors
    ///
    /// If there is no such directory.
    pub fn list(&self, path: &[u8]) -> Result<Vec<(Vec<u8>, Status)>, Error> {
        match &self.nodes[self.find(path)?].content {
            Content::File(_) => Err(Error::NotADirectory),
            Content::Directory(entries) => Ok(entries
                .iter()
                .map(|(name, &id)| (name.clone(), self.nodes[id].status(id)))
                .collect()),
        }
    }

    /// Opens a file. `mode` are the permission bits of one that is made.
    ///
    /// # Errors
    ///
    /// If it is not there or may not be written, as the options have it; if too many are open.
    pub fn open(
        &mut self,
        path: &[u8],
        options: OpenOptions,
        mode: u32,
    ) -> Result<Descriptor, Error> {
        let id = match self.find(path) {
            Ok(_) if options.create && options.exclusive => return Err(Error::Exists),
            Ok(id) => id,
            Err(Error::NotFound) if options.create => {
                if path::is_of_directory(path) {
                    return Err(Error::IsADirectory);
                }
                self.descriptors.check_room()?;
                self.make(path, Content::File(Cow::Owned(Vec::new())), mode)?
            }
            Err(error) => return Err(error),
        };
        let node = &self.nodes[id];
        if node.is_directory() && (options.write || options.create) {
            return Err(Error::IsADirectory);
        }
        if options.directory && !node.is_directory() {
            return Err(Error::NotADirectory);
        }
        if options.write && !node.may_be_written() {
            return Err(Error::Denied);
        }
        self.descriptors.check_room()?;
        if options.truncate && options.write {
            self.set_length(id, 0)?;
        }
        self.nodes[id].opened += 1;
        Ok(self.descriptors.add(id, options))
    }

    /// Puts a file there that the engine comes with, and the directories on its way: none of them can be written, and
    /// they take nothing of the quota.
    ///
    /// # Panics
    ///
    /// If something else is there.
    pub fn supply(&mut self, path: &str, data: &'static [u8]) {
        let names: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
        let (file, directories) = names.split_last().expect("a file has a name");
        let mut id = self.root;
        for name in directories {
            id = self.supply_entry(id, name, Content::Directory(BTreeMap::new()), 0o555);
        }
        self.supply_entry(id, file, Content::File(Cow::Borrowed(data)), 0o444);
    }

    fn supply_entry(&mut self, parent: NodeId, name: &str, content: Content, mode: u32) -> NodeId {
        if let Some(&id) = self
            .entries(parent)
            .expect("a directory")
            .get(name.as_bytes())
        {
            return id;
        }
        let node = Node::new(content, mode, self.now);
        self.used += node.room() + ROOM_OF_NODE;
        self.quota += node.room() + ROOM_OF_NODE;
        let id = self.nodes.insert(node);
        let entries = self.entries_mut(parent).expect("a directory");
        entries.insert(name.as_bytes().to_vec(), id);
        id
    }

    /// Makes a directory.
    ///
    /// # Errors
    ///
    /// If something has the name, or its parent is not there.
    pub fn make_directory(&mut self, path: &[u8], mode: u32) -> Result<(), Error> {
        match self.find(path) {
            Ok(_) => Err(Error::Exists),
            Err(Error::NotFound) => {
                self.make(path, Content::Directory(BTreeMap::new()), mode)?;
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Takes a file its name. It is there until the last that has it open closes it.
    ///
    /// # Errors
    ///
    /// If there is no such file.
    pub fn remove(&mut self, path: &[u8]) -> Result<(), Error> {
        let (parent, name) = self.find_parent(path)?;
        let id = self.entry(parent, &name)?;
        if self.nodes[id].is_directory() {
            return Err(Error::IsADirectory);
        }
        if path::is_of_directory(path) {
            return Err(Error::NotADirectory);
        }
        self.unlink(parent, &name)
    }

    /// Removes an empty directory.
    ///
    /// # Errors
    ///
    /// If there is no such directory, or something in it.
    pub fn remove_directory(&mut self, path: &[u8]) -> Result<(), Error> {
        let id = self.find(path)?;
        if !self.entries(id)?.is_empty() {
            return Err(Error::NotEmpty);
        }
        if id == self.root || self.find(&self.current).is_ok_and(|current| current == id) {
            return Err(Error::Busy);
        }
        let (parent, name) = self.find_parent(path)?;
        self.unlink(parent, &name)
    }

    /// Gives something another name. What has that name is replaced, if both are files, or it is an empty directory
    /// and so is replaced by a directory.
    ///
    /// # Errors
    ///
    /// If there is nothing to rename, or the new name's owner cannot be replaced.
    pub fn rename(&mut self, from: &[u8], to: &[u8]) -> Result<(), Error> {
        let (from_parent, from_name) = self.find_parent(from)?;
        let id = self.entry(from_parent, &from_name)?;
        let (to_parent, to_name) = self.find_parent(to)?;
        if !self.nodes[from_parent].may_be_written() || !self.nodes[to_parent].may_be_written() {
            return Err(Error::Denied);
        }
        let moved_directory = self.nodes[id].is_directory();
        if moved_directory && self.holds(id, to_parent) {
            return Err(Error::Invalid);
        }
        if !moved_directory && (path::is_of_directory(from) || path::is_of_directory(to)) {
            return Err(Error::NotADirectory);
        }
        if let Ok(replaced) = self.entry(to_parent, &to_name) {
            if replaced == id {
                return Ok(());
            }
            match (&self.nodes[replaced].content, moved_directory) {
                (Content::Directory(_), false) => return Err(Error::IsADirectory),
                (Content::File(_), true) => return Err(Error::NotADirectory),
                (Content::Directory(entries), true) if !entries.is_empty() => {
                    return Err(Error::NotEmpty);
                }
                _ => self.unlink(to_parent, &to_name)?,
            }
        }
        let now = self.now;
        self.entries_mut(from_parent)?.remove(&from_name);
        self.entries_mut(to_parent)?.insert(to_name, id);
        for parent in [from_parent, to_parent] {
            self.nodes[parent].modify(now);
        }
        self.nodes[id].changed = now;
        Ok(())
    }

    /// Sets the permission bits.
    ///
    /// # Errors
    ///
    /// If nothing has the name.
    pub fn set_mode(&mut self, path: &[u8], mode: u32) -> Result<(), Error> {
        let id = self.find(path)?;
        self.nodes[id].mode = mode & 0o7777;
        self.nodes[id].changed = self.now;
        Ok(())
    }

    /// Sets when it was read and when it was written.
    ///
    /// # Errors
    ///
    /// If nothing has the name.
    pub fn set_times(
        &mut self,
        path: &[u8],
        accessed: Duration,
        modified: Duration,
    ) -> Result<(), Error> {
        let id = self.find(path)?;
        let node = &mut self.nodes[id];
        node.accessed = accessed;
        node.modified = modified;
        node.changed = self.now;
        Ok(())
    }

    /// Cuts a file, or lengthens it with zeros.
    ///
    /// # Errors
    ///
    /// If there is no such file, it may not be written, or there is no room.
    pub fn truncate(&mut self, path: &[u8], length: u64) -> Result<(), Error> {
        let id = self.find(path)?;
        if self.nodes[id].is_directory() {
            return Err(Error::IsADirectory);
        }
        if !self.nodes[id].may_be_written() {
            return Err(Error::Denied);
        }
        self.set_length(id, length)
    }

    fn find(&self, path: &[u8]) -> Result<NodeId, Error> {
        let id = self.walk(&path::parts(&self.current, path)?, None)?;
        if path::is_of_directory(path) && !self.nodes[id].is_directory() {
            return Err(Error::NotADirectory);
        }
        Ok(id)
    }

    /// Follows the names from the root; `way` becomes the names without "." and "..".
    fn walk<'a>(
        &self,
        names: &[&'a [u8]],
        mut way: Option<&mut Vec<&'a [u8]>>,
    ) -> Result<NodeId, Error> {
        let mut passed = vec![self.root];
        for &name in names {
            let here = *passed.last().expect("the root is never left");
            let entries = self.entries(here)?;
            match name {
                b"." => {}
                b".." => {
                    if passed.len() > 1 {
                        passed.pop();
                    }
                    if let Some(way) = &mut way {
                        way.pop();
                    }
                }
                _ => {
                    passed.push(*entries.get(name).ok_or(Error::NotFound)?);
                    if let Some(way) = &mut way {
                        way.push(name);
                    }
                }
            }
        }
        Ok(*passed.last().expect("the root is never left"))
    }

    /// The directory that holds, or would hold, what the path names, and its name there.
    fn find_parent(&self, path: &[u8]) -> Result<(NodeId, Vec<u8>), Error> {
        let names = path::parts(&self.current, path)?;
        match names.split_last() {
            None => Err(Error::Busy),
            Some((&(b"." | b".."), _)) => Err(Error::Invalid),
            Some((name, directories)) => {
                let parent = self.walk(directories, None)?;
                self.entries(parent)?;
                Ok((parent, name.to_vec()))
            }
        }
    }

    fn entries(&self, id: NodeId) -> Result<&BTreeMap<Vec<u8>, NodeId>, Error> {
        match &self.nodes[id].content {
            Content::Directory(entries) => Ok(entries),
            Content::File(_) => Err(Error::NotADirectory),
        }
    }

    fn entries_mut(&mut self, id: NodeId) -> Result<&mut BTreeMap<Vec<u8>, NodeId>, Error> {
        match &mut self.nodes[id].content {
            Content::Directory(entries) => Ok(entries),
            Content::File(_) => Err(Error::NotADirectory),
        }
    }

    fn entry(&self, parent: NodeId, name: &[u8]) -> Result<NodeId, Error> {
        self.entries(parent)?
            .get(name)
            .copied()
            .ok_or(Error::NotFound)
    }

    /// Whether a directory is the other one, or somewhere above it.
    fn holds(&self, directory: NodeId, other: NodeId) -> bool {
        directory == other
            || self.entries(directory).is_ok_and(|entries| {
                entries
                    .values()
                    .any(|&id| self.nodes[id].is_directory() && self.holds(id, other))
            })
    }

    fn make(&mut self, path: &[u8], content: Content, mode: u32) -> Result<NodeId, Error> {
        let (parent, name) = self.find_parent(path)?;
        if !self.nodes[parent].may_be_written() {
            return Err(Error::Denied);
        }
        self.take_room(ROOM_OF_NODE)?;
        let now = self.now;
        let id = self.nodes.insert(Node::new(content, mode & 0o7777, now));
        self.entries_mut(parent)?.insert(name, id);
        self.nodes[parent].modify(now);
        Ok(id)
    }

    fn unlink(&mut self, parent: NodeId, name: &[u8]) -> Result<(), Error> {
        if !self.nodes[parent].may_be_written() {
            return Err(Error::Denied);
        }
        let now = self.now;
        let id = self
            .entries_mut(parent)?
            .remove(name)
            .ok_or(Error::NotFound)?;
        self.nodes[parent].modify(now);
        self.nodes[id].links = 0;
        self.nodes[id].changed = now;
        self.drop_if_unused(id);
        Ok(())
    }

    /// A node goes once it has no name and nobody has it open.
    pub(super) fn drop_if_unused(&mut self, id: NodeId) {
        let node = &self.nodes[id];
        if node.links == 0 && node.opened == 0 {
            self.used -= node.room() + ROOM_OF_NODE;
            self.nodes.remove(id);
        }
    }

    pub(super) fn take_room(&mut self, more: u64) -> Result<(), Error> {
        match self.used.checked_add(more) {
            Some(used) if used <= self.quota => {
                self.used = used;
                Ok(())
            }
            _ => Err(Error::NoSpace),
        }
    }
}
