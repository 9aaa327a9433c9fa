//! Passes on to JavaScript what the driver tells of a loop. Knows the names of the hooks; decides nothing.

use std::sync::Arc;

use super::js::Hooks;
use super::trace_buffer::TraceBuffer;
use crate::driver::Listener;

pub(crate) struct ApiListener {
    hooks: Hooks,
    trace: Option<Arc<TraceBuffer>>,
    wants_idle: bool,
}

impl ApiListener {
    pub(crate) fn new(
        hooks: Hooks,
        trace: Option<Arc<TraceBuffer>>,
        wants_idle: bool,
    ) -> ApiListener {
        ApiListener {
            hooks,
            trace,
            wants_idle,
        }
    }

    /// Hands the trace over.
    pub(crate) fn flush(&self) {
        if let Some(trace) = &self.trace {
            trace.flush(&self.hooks);
        }
    }
}

impl Listener for ApiListener {
    fn macrotask_begins(&self, asked: bool) {
        if asked {
            self.hooks.look_at_failures();
        }
    }

    fn batch_ended(&self, goes_on: bool) {
        let waits = goes_on && self.trace.as_ref().is_some_and(|trace| trace.is_little());
        if !waits {
            self.flush();
        }
    }

    fn wants_idle(&self) -> bool {
        self.wants_idle || self.trace.is_some()
    }

    fn idle(&self) {
        // What happened since the last batch, outside of any job.
        self.flush();
        self.hooks.idle();
    }
}
