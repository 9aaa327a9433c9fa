//! What the linker has to know of the engine in the browser.

use std::env;

/// What a program may use: www/src/engines/python/faults.ts says it to the person.
const MOST_MEMORY: u64 = 1 << 30;

/// Rust's part of the stack; the browser's own part is the smaller one.
const STACK: u64 = 8 << 20;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var("CARGO_CFG_TARGET_FAMILY").as_deref() == Ok("wasm") {
        println!("cargo::rustc-cdylib-link-arg=--max-memory={MOST_MEMORY}");
        println!("cargo::rustc-cdylib-link-arg=-zstack-size={STACK}");
    }
}
