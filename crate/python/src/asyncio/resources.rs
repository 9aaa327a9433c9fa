//! The locks, queues and the like that the trace speaks of: their numbers, and which tasks hold them. Keeps none of them
//! alive. Knows no library and no events.

use std::cell::RefCell;
use std::collections::BTreeMap;

use interleave::{ResourceId, TaskId};
use rustpython_vm::builtins::PyWeak;
use rustpython_vm::{AsObject, PyObject, PyRef, VirtualMachine};

/// With so many, those that are gone are looked for the first time.
const FEW: usize = 64;

/// By address.
#[derive(Default)]
pub(super) struct Resources(RefCell<Table>);

#[derive(Default)]
struct Table {
    known: BTreeMap<usize, Known>,
    /// With so many, those that are gone are taken out.
    full: usize,
}

struct Known {
    /// Says whether the one at the address is still the same.
    object: PyRef<PyWeak>,
    resource: Resource,
}

/// Something that tasks wait at.
pub(super) struct Resource {
    pub(super) id: ResourceId,
    /// Who holds it or a place of it, the longest holder first. None is somebody who is no task.
    pub(super) holders: Vec<Option<TaskId>>,
}

impl Resource {
    /// It is given up: by this task if it holds it, or else by whoever has held it longest.
    pub(super) fn give_up(&mut self, by: Option<TaskId>) -> Option<Option<TaskId>> {
        let own = self.holders.iter().position(|&holder| holder == by);
        match self.holders.is_empty() {
            true => None,
            false => Some(self.holders.remove(own.unwrap_or(0))),
        }
    }
}

impl Table {
    fn sweep(&mut self) {
        self.known
            .retain(|_, known| known.object.upgrade().is_some());
        self.full = FEW.max(2 * self.known.len());
    }
}

impl Resources {
    /// All of them, for their interpreter goes away.
    pub(super) fn take(&self) -> impl Sized {
        self.0.take()
    }

    /// Does something with what is known of this object. None if it is of a class whose objects nobody can speak of without
    /// keeping them alive.
    pub(super) fn with<R>(
        &self,
        object: &PyObject,
        executor: &interleave::Handle,
        vm: &VirtualMachine,
        does: impl FnOnce(&mut Resource) -> R,
    ) -> Option<R> {
        let address = object.get_id();
        let mut table = self.0.borrow_mut();
        let known = table.known.get(&address);
        if known.is_none_or(|known| known.object.upgrade().is_none_or(|own| !own.is(object))) {
            let object = object.downgrade(None, vm).ok()?;
            if table.known.len() >= table.full {
                table.sweep();
            }
            let resource = Resource {
                id: executor.resource(),
                holders: vec![],
            };
            table.known.insert(address, Known { object, resource });
        }
        let known = table.known.get_mut(&address)?;
        Some(does(&mut known.resource))
    }
}
