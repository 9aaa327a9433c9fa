//! The engine in a browser: its exports, and a host that waits by suspending the WebAssembly stack.
