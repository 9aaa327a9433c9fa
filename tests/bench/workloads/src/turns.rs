//! Tasks that let others run.

use std::cell::Cell;
use std::rc::Rc;

use crate::Runtime;
use crate::clock::now;

/// One task yields `size` times. Gives how often it did.
pub(crate) async fn yields<R: Runtime>(size: u32) -> Vec<f64> {
    for _ in 0..size {
        R::yield_now().await;
    }
    vec![f64::from(size)]
}

/// A thousand tasks yield, `size` times in all. Gives how often they did.
pub(crate) async fn shared_yields<R: Runtime>(size: u32) -> Vec<f64> {
    let each = size / 1000;
    let tasks: Vec<_> = (0..1000)
        .map(|_| {
            R::spawn(async move {
                for _ in 0..each {
                    R::yield_now().await;
                }
                each
            })
        })
        .collect();
    let mut sum = 0.0;
    for task in tasks {
        sum += f64::from(R::join(task).await);
    }
    vec![sum]
}

/// `size` tasks yield until `limit` milliseconds have passed. Gives how often they did.
pub(crate) async fn busy<R: Runtime>(size: u32, limit: f64) -> Vec<f64> {
    let end = now() + limit;
    let yields = Rc::new(Cell::new(0_u64));
    let over = Rc::new(Cell::new(false));
    let tasks: Vec<_> = (0..size)
        .map(|_| {
            let (yields, over) = (yields.clone(), over.clone());
            R::spawn(async move {
                while !over.get() {
                    R::yield_now().await;
                    yields.set(yields.get() + 1);
                    // Reading the clock costs more than a yield.
                    if yields.get() % 512 == 0 {
                        over.set(now() >= end);
                    }
                }
            })
        })
        .collect();
    for task in tasks {
        R::join(task).await;
    }
    vec![yields.get() as f64]
}
