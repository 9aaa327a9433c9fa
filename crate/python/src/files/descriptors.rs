//! Open files: reading and writing at a position.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Error;
use super::node::{Content, NodeId, Status};
use super::tree::{FileSystem, OpenOptions};

/// The number of an open file. 0, 1 and 2 are never files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Descriptor(pub i32);

/// What a position counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whence {
    /// The beginning of the file.
    Start,
    /// Where the descriptor stands.
    Current,
    /// The end of the file.
    End,
}

const FIRST: i32 = 3;

/// As many as Linux lets a process have.
const MOST: usize = 1024;

struct Open {
    node: NodeId,
    position: u64,
    options: OpenOptions,
}

/// The open files of a program.
#[derive(Default)]
pub(super) struct Descriptors {
    open: BTreeMap<Descriptor, Open>,
}

impl Descriptors {
    pub(super) fn check_room(&self) -> Result<(), Error> {
        if self.open.len() + FIRST as usize >= MOST {
            return Err(Error::TooManyOpen);
        }
        Ok(())
    }

    /// The lowest number that is free becomes its.
    pub(super) fn add(&mut self, node: NodeId, options: OpenOptions) -> Descriptor {
        let free = (FIRST..)
            .zip(self.open.keys())
            .find(|(number, taken)| *number != taken.0)
            .map_or(FIRST + self.open.len() as i32, |(number, _)| number);
        let descriptor = Descriptor(free);
        self.open.insert(
            descriptor,
            Open {
                node,
                position: 0,
                options,
            },
        );
        descriptor
    }

    fn get(&mut self, descriptor: Descriptor) -> Result<&mut Open, Error> {
        self.open.get_mut(&descriptor).ok_or(Error::BadDescriptor)
    }
}

impl FileSystem {
    /// Closes a file.
    ///
    /// # Errors
    ///
    /// If it is not open.
    pub fn close(&mut self, descriptor: Descriptor) -> Result<(), Error> {
        let open = self.descriptors.open.remove(&descriptor);
        let id = open.ok_or(Error::BadDescriptor)?.node;
        self.nodes[id].opened -= 1;
        self.drop_if_unused(id);
        Ok(())
    }

    /// What is known about an open file.
    ///
    /// # Errors
    ///
    /// If it is not open.
    pub fn status_of(&mut self, descriptor: Descriptor) -> Result<Status, Error> {
        let id = self.descriptors.get(descriptor)?.node;
        Ok(self.nodes[id].status(id))
    }

    /// Reads from where the descriptor stands, and moves it on. 0 is the end of the file.
    ///
    /// # Errors
    ///
    /// If it is not open for reading, or a directory.
    pub fn read(&mut self, descriptor: Descriptor, into: &mut [u8]) -> Result<usize, Error> {
        let open = self.descriptors.get(descriptor)?;
        if !open.options.read {
            return Err(Error::BadDescriptor);
        }
        let node = &mut self.nodes[open.node];
        let Content::File(data) = &node.content else {
            return Err(Error::IsADirectory);
        };
        let start = usize::try_from(open.position).map_or(data.len(), |at| at.min(data.len()));
        let count = into.len().min(data.len() - start);
        into[..count].copy_from_slice(&data[start..start + count]);
        open.position += count as u64;
        node.accessed = self.now;
        Ok(count)
    }

    /// How many bytes lie between where the descriptor stands and the end.
    ///
    /// # Errors
    ///
    /// If it is not open.
    pub fn remaining(&mut self, descriptor: Descriptor) -> Result<u64, Error> {
        let size = self.status_of(descriptor)?.size;
        let position = self.descriptors.get(descriptor)?.position;
        Ok(size.saturating_sub(position))
    }

    /// Writes where the descriptor stands, or at the end, and moves it on. Says how much there was room for.
    ///
    /// # Errors
    ///
    /// If it is not open for writing, or there is no room for a single byte.
    pub fn write(&mut self, descriptor: Descriptor, data: &[u8]) -> Result<usize, Error> {
        let open = self.descriptors.get(descriptor)?;
        if !open.options.write {
            return Err(Error::BadDescriptor);
        }
        if data.is_empty() {
            return Ok(0);
        }
        let (id, append, position) = (open.node, open.options.append, open.position);
        let length = self.length(id)?;
        let start = if append { length } else { position };
        let most = self.quota - self.used + length;
        let count = data
            .len()
            .min(usize::try_from(most.saturating_sub(start)).unwrap_or(0));
        if count == 0 {
            return Err(Error::NoSpace);
        }
        let end = start + count as u64;
        if end > length {
            self.set_length(id, end)?;
        }
        let now = self.now;
        let node = &mut self.nodes[id];
        if let Content::File(content) = &mut node.content {
            let start = usize::try_from(start).map_err(|_| Error::NoSpace)?;
            content.to_mut()[start..start + count].copy_from_slice(&data[..count]);
        }
        node.modify(now);
        self.descriptors.get(descriptor)?.position = end;
        Ok(count)
    }

    /// Moves a descriptor, and says where it stands then.
    ///
    /// # Errors
    ///
    /// If it is not open, or that is before the beginning.
    pub fn seek(
        &mut self,
        descriptor: Descriptor,
        offset: i64,
        whence: Whence,
    ) -> Result<u64, Error> {
        let size = self.status_of(descriptor)?.size;
        let open = self.descriptors.get(descriptor)?;
        let from = match whence {
            Whence::Start => 0,
            Whence::Current => open.position,
            Whence::End => size,
        };
        let position = from.checked_add_signed(offset).ok_or(Error::Invalid)?;
        open.position = position;
        Ok(position)
    }

    /// Cuts an open file, or lengthens it with zeros. The descriptor stays where it stands.
    ///
    /// # Errors
    ///
    /// If it is not open for writing, or there is no room.
    pub fn truncate_open(&mut self, descriptor: Descriptor, length: u64) -> Result<(), Error> {
        let open = self.descriptors.get(descriptor)?;
        if !open.options.write {
            return Err(Error::Invalid);
        }
        let id = open.node;
        self.set_length(id, length)
    }

    fn length(&self, id: NodeId) -> Result<u64, Error> {
        match &self.nodes[id].content {
            Content::File(data) => Ok(data.len() as u64),
            Content::Directory(_) => Err(Error::IsADirectory),
        }
    }

    pub(super) fn set_length(&mut self, id: NodeId, length: u64) -> Result<(), Error> {
        let room = self.nodes[id].room();
        self.take_room(length.saturating_sub(room))?;
        let now = self.now;
        let node = &mut self.nodes[id];
        if let Content::File(data) = &mut node.content {
            let length = usize::try_from(length).map_err(|_| Error::NoSpace)?;
            if length == 0 {
                *data = Cow::Owned(Vec::new());
            } else {
                data.to_mut().resize(length, 0);
            }
        }
        node.modify(now);
        self.used -= room.saturating_sub(length);
        Ok(())
    }
}
