//! Tasks that sleep overlap: three fetches of one, two and three seconds take three seconds together.
//!
//! ```text
//! cargo run --example fetch_data               # in real time
//! cargo run --example fetch_data -- --instant  # on the virtual clock
//! ```

mod clock;

use std::time::Duration;

use futures::future::join_all;
use interleave::{now, sleep, spawn};

async fn fetch_data(name: &str, seconds: u64) -> String {
    println!("{:>4}  {name}: asked", whole_seconds());
    sleep(Duration::from_secs(seconds)).await; // the other tasks run meanwhile
    println!("{:>4}  {name}: here", whole_seconds());
    format!("data of {name}")
}

/// Real sleeps end a little late; whole seconds are what this example is about.
fn whole_seconds() -> String {
    format!("{}s", now().as_nanos() / 1_000_000_000)
}

fn main() {
    clock::executor().block_on(async {
        let tasks =
            [("a", 3), ("b", 1), ("c", 2)].map(|(name, seconds)| spawn(fetch_data(name, seconds)));
        let data = join_all(tasks).await;
        println!(
            "{:>4}  all: {}",
            whole_seconds(),
            data.into_iter().flatten().collect::<Vec<_>>().join(", ")
        );
    });
}
