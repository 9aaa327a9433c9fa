//! The random programs: what they may do, and how to make one up.

use proptest::collection::vec;
use proptest::prelude::*;

/// How many futures and channels every program has.
pub const FUTURES: usize = 3;
pub const CHANNELS: usize = 2;

/// One step of a task. Indices count what was made so far, and wrap around.
#[derive(Clone, Debug)]
pub enum Op {
    Yield,
    Sleep(u64),
    Spawn(Vec<Op>),
    /// Cancels a task through its handle, if nobody took the handle.
    Cancel(usize),
    /// Takes a task's handle and awaits it.
    Join(usize),
    /// Takes a task's handle and lets the task run on.
    Detach(usize),
    SetResult(usize),
    CancelFuture(usize),
    AwaitFuture(usize),
    TimeoutFuture(usize, u64),
    AddCallback(usize),
    CallSoon,
    CallLater(u64),
    CancelCall(usize),
    Send(usize),
    Recv(usize),
}

fn op() -> impl Strategy<Value = Op> {
    let leaf = prop_oneof![
        3 => Just(Op::Yield),
        4 => (0..4_u64).prop_map(Op::Sleep),
        2 => (0..8_usize).prop_map(Op::Cancel),
        3 => (0..8_usize).prop_map(Op::Join),
        1 => (0..8_usize).prop_map(Op::Detach),
        2 => (0..FUTURES).prop_map(Op::SetResult),
        1 => (0..FUTURES).prop_map(Op::CancelFuture),
        3 => (0..FUTURES).prop_map(Op::AwaitFuture),
        2 => (0..FUTURES, 0..4_u64).prop_map(|(future, ms)| Op::TimeoutFuture(future, ms)),
        2 => (0..FUTURES).prop_map(Op::AddCallback),
        1 => Just(Op::CallSoon),
        2 => (0..4_u64).prop_map(Op::CallLater),
        1 => (0..8_usize).prop_map(Op::CancelCall),
        3 => (0..CHANNELS).prop_map(Op::Send),
        3 => (0..CHANNELS).prop_map(Op::Recv),
    ];
    leaf.prop_recursive(
        2,
        32,
        6,
        |op| prop_oneof![4 => op.clone(), 1 => vec(op, 0..6).prop_map(Op::Spawn)],
    )
}

/// The scripts of the tasks that are spawned before the executor runs.
pub fn program() -> impl Strategy<Value = Vec<Vec<Op>>> {
    vec(vec(op(), 0..8), 1..6)
}
