//! What the trace is told of futures and locks: what a future stands for, who holds what, and whose error reached nobody. Knows the numbers of
//! JavaScript's classes (`../../js/roles.js`) and of the runtime; knows no lock and no queue.

use interleave::trace::{Mistake, Part, Role};
use interleave::{FutureId, ResourceId, TaskId};
use wasm_bindgen::prelude::*;

use super::loop_core::{LoopCore, LoopState};

/// By their numbers, less one.
const ROLES: [Role; 14] = [
    Role::Lock,
    Role::Semaphore,
    Role::Event,
    Role::Condition,
    Role::Barrier,
    Role::QueueGet,
    Role::QueuePut,
    Role::QueueJoin,
    Role::Gather,
    Role::Group,
    Role::Wait,
    Role::Shield,
    Role::Outside,
    Role::Sleep,
];
const _: () = {
    let mut number = 1;
    while number <= ROLES.len() {
        assert!(ROLES[number - 1] as usize == number);
        number += 1;
    }
};

// What is told; the numbers stand in `js/loop.js` as well.
const PART_FUTURE: u8 = 0;
const PART_TASK: u8 = 1;
const SERVES: u8 = 2;
const ACQUIRED: u8 = 3;
// 4 is released.
const LOST_FUTURE: u8 = 5;
const LOST_TASK: u8 = 6;

impl LoopState {
    /// Tells the trace what a future stands for, whose parts have been told.
    #[inline(never)]
    pub(crate) fn serves(&self, future: FutureId, role: Role, resource: Option<ResourceId>) {
        let parts = self.parts.take();
        self.handle
            .future_serves(future, role, resource, || parts.into());
    }
}

#[wasm_bindgen]
impl LoopCore {
    /// Tells the trace, by `what`, that the future that is spoken of next has the one with the number `id` as a part, or the
    /// task; that the future stands for this; that the task holds this from now on; that it holds it no longer; or that nobody
    /// came for the error of the future, or of the task.
    /// `resource` is the number of the thing that tasks wait at, or 0; a task that is 0 is none. One function for all, for
    /// each costs a page to load.
    pub fn tell(&self, what: u8, stands_for: usize, id: f64, resource: f64, note: u32) {
        let handle = &self.state.handle;
        let (future, task) = (
            FutureId::from_number(id as u64),
            TaskId::from_number(id as u64),
        );
        let parts = &self.state.parts;
        match what {
            PART_FUTURE => return parts.borrow_mut().extend(future.map(Part::Future)),
            PART_TASK => return parts.borrow_mut().extend(task.map(Part::Task)),
            LOST_FUTURE => return handle.mistaken(Mistake::NeverRetrieved, None, future),
            LOST_TASK => return handle.mistaken(Mistake::NeverRetrieved, task, None),
            _ => {}
        }
        let Some(role) = ROLES.get(stands_for.wrapping_sub(1)).copied() else {
            return;
        };
        let resource = ResourceId::from_number(resource as u64);
        self.state
            .noted(note, 0, || match (what, future, resource) {
                (SERVES, Some(future), resource) => {
                    self.state.serves(future, role, resource);
                }
                (ACQUIRED, _, Some(resource)) => handle.acquired(resource, role, task),
                (_, _, Some(resource)) => handle.released(resource, role, task),
                _ => {}
            });
    }
}
