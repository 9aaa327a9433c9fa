//! What the linker has to know of the engine in the browser.

use std::env;

/// What a program may use: www/src/engines/python/faults.ts says it to the person.
const MOST_MEMORY: u64 = 1 << 30;

/// Rust's part of the stack. The browser has a part of its own, about a megabyte in each, and nobody can ask how much of
/// it is left; a recursion through the interpreter fills both alike. The interpreter looks at this one and raises
/// RecursionError when it is nearly full, so it must be full first. As it ships, with 1 MB it was the browser's in
/// Chromium, at some 500 calls of `map`; with this the error comes after 380 there and in Firefox. A chain of awaits
/// may then be 640 long; plain calls nest to the limit of 1000.
const STACK: u64 = 768 << 10;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var("CARGO_CFG_TARGET_FAMILY").as_deref() == Ok("wasm") {
        println!("cargo::rustc-cdylib-link-arg=--max-memory={MOST_MEMORY}");
        println!("cargo::rustc-cdylib-link-arg=-zstack-size={STACK}");
    }
}
