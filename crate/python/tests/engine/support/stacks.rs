//! Stacks to run a program's threads on, natively: coroutines, on pieces of one large stack of the system.

use std::cell::{Cell, RefCell};
use std::mem::{self, MaybeUninit};
use std::ptr;
use std::thread;

use corosensei::stack::{Stack, StackPointer};
use corosensei::{Coroutine, Yielder};
use interleave_python::{CannotStart, StackId, Stacks};

/// Enough for the frames of a test program.
const SIZE: usize = 512 * 1024;

/// One more than there can be threads, so that it is not the stacks that run out.
const COUNT: usize = 65;

/// What the lowest bytes of a stack hold until it overflows.
const UNTOUCHED: u64 = 0x5eed_0f57_ac1e_55e5;

/// Calls `run` with stacks that it may make.
///
/// On a new thread of the system, in whose stack they lie. The interpreter asks the system where that one ends and
/// takes a stack pointer below for an overflow, so stacks from elsewhere would not do.
pub fn with_stacks<R: Send>(run: impl FnOnce(Coroutines) -> R + Send) -> R {
    let large = (COUNT + 16) * SIZE;
    thread::scope(|scope| {
        thread::Builder::new()
            .stack_size(large)
            .spawn_scoped(scope, || {
                let mut room = MaybeUninit::<[[u8; SIZE]; COUNT]>::uninit();
                let lowest = room.as_mut_ptr().addr().next_multiple_of(16);
                let pieces = (0..COUNT - 1).map(|n| Piece(lowest + n * SIZE));
                let coroutines = Coroutines::default();
                coroutines.pieces.borrow_mut().extend(pieces);
                run(coroutines)
            })
            .expect("the system has room for a large stack")
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// By its lowest address.
struct Piece(usize);

impl Piece {
    fn lowest(&self) -> *mut u64 {
        ptr::with_exposed_provenance_mut(self.0)
    }
}

// SAFETY: a piece is memory of its size, in nobody else's use. There is no page below that must not be touched, for
// these are tests of this crate's own programs; `resume` sees an overflow and panics.
unsafe impl Stack for Piece {
    fn base(&self) -> StackPointer {
        StackPointer::new(self.0 + SIZE).expect("no memory is at zero")
    }

    fn limit(&self) -> StackPointer {
        StackPointer::new(self.0).expect("no memory is at zero")
    }
}

type Body = Coroutine<(), (), (), Piece>;

/// Stacks that are coroutines.
#[derive(Default)]
pub struct Coroutines {
    pieces: RefCell<Vec<Piece>>,
    stacks: RefCell<Vec<Option<Body>>>,
    /// Of the stack that runs.
    yielder: Cell<Option<ptr::NonNull<Yielder<(), ()>>>>,
}

impl Stacks for Coroutines {
    fn create(&self, body: Box<dyn FnOnce()>) -> Result<StackId, CannotStart> {
        let piece = self.pieces.borrow_mut().pop().expect("there is a stack");
        // SAFETY: it lies in its piece.
        unsafe { piece.lowest().write(UNTOUCHED) };
        let this = ptr::NonNull::from(self);
        let coroutine = Body::with_stack(piece, move |yielder, ()| {
            // SAFETY: whoever resumes this has a reference to it.
            unsafe { this.as_ref() }.yielder.set(Some(yielder.into()));
            body();
        });
        let mut stacks = self.stacks.borrow_mut();
        stacks.push(Some(coroutine));
        let index = u32::try_from(stacks.len() - 1).expect("there are few stacks");
        Ok(StackId(index))
    }

    fn resume(&self, stack: StackId) -> bool {
        let index = stack.0 as usize;
        let taken = self.stacks.borrow_mut()[index].take();
        let mut coroutine =
            taken.expect("a stack that has not ended is resumed, and not by itself");
        let suspended = coroutine.resume(()).as_yield().is_some();
        if suspended {
            self.stacks.borrow_mut()[index] = Some(coroutine);
        } else {
            let piece = coroutine.into_stack();
            // SAFETY: it was written when the stack was made.
            assert_eq!(unsafe { piece.lowest().read() }, UNTOUCHED, "overflow");
            self.pieces.borrow_mut().push(piece);
        }
        suspended
    }

    fn suspend(&self) {
        let yielder = self.yielder.get().expect("a stack runs");
        // SAFETY: it lies on the running stack.
        unsafe { yielder.as_ref() }.suspend(());
        self.yielder.set(Some(yielder));
    }
}

impl Drop for Coroutines {
    fn drop(&mut self) {
        // What never ends is not unwound, as in a browser.
        mem::forget(self.stacks.take());
    }
}
