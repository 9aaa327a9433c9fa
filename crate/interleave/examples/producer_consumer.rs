//! A queue of two places between a quick producer and a slow consumer: the producer has to wait.
//!
//! ```text
//! cargo run --example producer_consumer
//! cargo run --example producer_consumer -- --instant
//! ```

mod clock;

use std::time::Duration;

use interleave::{sleep, spawn};

fn main() {
    clock::executor().block_on(async {
        let (sender, receiver) = async_channel::bounded(2);
        let producer = spawn(async move {
            for item in 1..=5 {
                sender.send(item).await.unwrap(); // waits while the queue is full
                println!("put {item}");
                sleep(Duration::from_millis(100)).await;
            }
        });
        while let Ok(item) = receiver.recv().await {
            println!("    got {item}");
            sleep(Duration::from_millis(300)).await;
        }
        producer.await.unwrap();
        println!("the producer is done and the queue is empty");
    });
}
