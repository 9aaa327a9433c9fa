//! Stacks for a program's threads: calls into the engine that are suspended. Knows the page; knows no threads.
//!
//! A suspended call keeps its locals in the browser, and what it has in Rust's part of the stack is moved out of the way
//! and back by wasm-bindgen (its src/transforms/jspi.rs): every call runs on the whole of that stack, one at a time.

use std::cell::RefCell;
use std::sync::Arc;

use slab::Slab;
use wasm_bindgen::prelude::*;

use super::host::PageHost;
use super::page::Page;
use crate::threads::{CannotStart, StackId, Stacks};

type Body = Box<dyn FnOnce()>;

thread_local! {
    /// What runs on each stack; taken when it begins.
    static BODIES: RefCell<Slab<Option<Body>>> = const { RefCell::new(Slab::new()) };
}

pub(super) struct PageStacks {
    pub(super) page: Page,
    pub(super) host: Arc<PageHost>,
}

impl Stacks for PageStacks {
    fn create(&self, body: Box<dyn FnOnce()>) -> Result<StackId, CannotStart> {
        if !self.host.suspends() {
            return Err(CannotStart::default());
        }
        let key = BODIES.with(|bodies| bodies.borrow_mut().insert(Some(body)));
        Ok(StackId(u32::try_from(key).expect("there are few stacks")))
    }

    fn resume(&self, stack: StackId) -> bool {
        let suspended = self.page.resume(stack.0);
        if !suspended {
            BODIES.with(|bodies| bodies.borrow_mut().remove(stack.0 as usize));
        }
        suspended
    }

    fn suspend(&self) {
        self.page.suspend();
    }
}

/// Begins a stack: runs its body to the end. A promise, for the body suspends.
#[wasm_bindgen(jspi, js_name = runStack)]
pub fn run_stack(stack: u32) {
    let body = BODIES.with(|bodies| bodies.borrow_mut()[stack as usize].take());
    body.expect("a stack begins once")();
}
