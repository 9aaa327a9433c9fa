//! A future is the promise of a result: setting it makes its callbacks and its awaiters ready.
//!
//! ```text
//! cargo run --example resolve_future
//! ```

mod clock;

use interleave::{Deferred, spawn, yield_now};

fn main() {
    clock::executor().block_on(async {
        let future: Deferred<&str> = Deferred::new();
        future.add_done_callback(|done| println!("callback: {}", done.result().unwrap().unwrap()));
        let waiting = spawn({
            let future = future.clone();
            async move { println!("task: {}", future.await.unwrap()) }
        });

        yield_now().await; // the task runs now, and waits

        println!("resolving future...");
        future.set_result("future is done!").unwrap();
        println!("resolved; nobody has heard of it yet");

        waiting.await.unwrap();
        println!("a second time: {}", future.set_result("again").unwrap_err());
    });
}
