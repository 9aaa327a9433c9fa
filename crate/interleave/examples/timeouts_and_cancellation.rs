//! Giving up on something: with a timeout, by cancelling a task, by dropping it.
//!
//! ```text
//! cargo run --example timeouts_and_cancellation
//! cargo run --example timeouts_and_cancellation -- --instant
//! ```

mod clock;

use std::time::Duration;

use interleave::{Cancelled, Elapsed, sleep, spawn, timeout};

/// Cleaning up is what `Drop` is for: it runs wherever the task is dropped at.
struct Connection(&'static str);

impl Drop for Connection {
    fn drop(&mut self) {
        println!("  {}: closed", self.0);
    }
}

async fn download(name: &'static str, seconds: u64) -> usize {
    let _connection = Connection(name);
    println!("  {name}: begun");
    sleep(Duration::from_secs(seconds)).await;
    println!("  {name}: complete");
    42
}

fn main() {
    clock::executor().block_on(async {
        let second = Duration::from_secs(1);

        println!("a timeout that is long enough");
        assert_eq!(timeout(2 * second, download("quick", 1)).await, Ok(42));

        println!("a timeout that is not");
        assert_eq!(timeout(second, download("slow", 60)).await, Err(Elapsed));

        println!("a task that is cancelled");
        let task = spawn(download("unwanted", 60));
        sleep(second).await;
        task.cancel();
        assert_eq!(task.await, Err(Cancelled));

        println!("a task whose handle is dropped");
        let task = spawn(download("forgotten", 60));
        sleep(second).await;
        drop(task);
        sleep(second).await;

        println!("a task that is detached");
        spawn(download("background", 1)).detach();
        sleep(2 * second).await;
    });
}
