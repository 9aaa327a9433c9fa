//! The allocator: the standard library's, but where it has nothing left the program ends with words instead of a
//! trap. Knows no Python.

use std::alloc::{GlobalAlloc, Layout, System};

use super::page;

struct Bounded;

#[global_allocator]
static ALLOCATOR: Bounded = Bounded;

fn checked(memory: *mut u8) -> *mut u8 {
    if memory.is_null() {
        page::out_of_memory();
    }
    memory
}

// SAFETY: every method hands its arguments on to `System`, unchanged, and gives back what `System` gave. Where that is
// null, JavaScript throws and nothing in this instance runs again; if it did not throw, null is what callers expect.
unsafe impl GlobalAlloc for Bounded {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps `alloc`'s contract, which is `System`'s.
        checked(unsafe { System.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        checked(unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as above.
        checked(unsafe { System.realloc(memory, layout, size) })
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(memory, layout) }
    }
}
