//! A JavaScript task, as the runtime runs it. Knows the codes in which JavaScript says what a step came to;
//! what a step does, it does in `js/task.js`.

use std::rc::Rc;

use interleave::yield_now;
use wasm_bindgen::prelude::*;

use super::js::advance;
use super::loop_core::LoopState;

/// The code is in the low bits; the rest is the number of the words about it, for the trace.
const CODE_BITS: u32 = 3;
const FINISHED: u32 = 0;
const FAILED: u32 = 1;
const CANCELLED: u32 = 2;
/// It waits for the next turn.
const NEXT_TURN: u32 = 3;

// Its name stays in JavaScript, where it is asked for; the trace gets it by way of the note.
pub(crate) fn spawn(state: &Rc<LoopState>, task: JsValue, eager: bool, note: u32) -> f64 {
    let mut spawner = state.handle.task();
    if eager {
        spawner = spawner.eager();
    }
    if let Some(trace) = &state.trace {
        trace.note_spawn(note);
    }
    let spawned = spawner.spawn(run(state.clone(), task));
    let id = spawned.id().get() as f64;
    spawned.detach();
    id
}

async fn run(state: Rc<LoopState>, task: JsValue) {
    let id = state.handle.current_task().map_or(0, |id| id.get()) as f64;
    loop {
        let word = advance(&task, id);
        let (code, note) = (word & ((1 << CODE_BITS) - 1), word >> CODE_BITS);
        if let Some(trace) = &state.trace {
            trace.note_end(note, code == CANCELLED);
        }
        match code {
            FINISHED | CANCELLED => return,
            FAILED => return state.handle.mark_failed(),
            NEXT_TURN => yield_now().await,
            _ => {
                let awaited = state.awaited.take();
                match awaited {
                    // With what result, JavaScript will look up by itself.
                    Some(awaited) => drop(awaited.await),
                    None => unreachable!("JavaScript said that it waits, but not for what"),
                }
            }
        }
    }
}
