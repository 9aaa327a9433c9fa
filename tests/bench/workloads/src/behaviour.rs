//! Cases that have gone wrong in one runtime or another: whether they come out right, not how fast.

use futures::FutureExt;
use futures::future::{Either, select};

use crate::Runtime;

/// `size` short sleeps, one after the other, while one long sleep is waited for. Gives how many ended.
pub(crate) async fn short_under_long<R: Runtime>(size: u32) -> Vec<f64> {
    let long = R::sleep(600_000).boxed_local();
    let short = async move {
        for _ in 0..size {
            R::sleep(1).await;
        }
        f64::from(size)
    };
    match select(long, short.boxed_local()).await {
        Either::Left(_) => vec![0.0],
        Either::Right((ended, _)) => vec![ended],
    }
}

/// A sleep of 25 days, which is more milliseconds than `setTimeout` can count, against one of a tenth of
/// a second. Gives 1 if the short one ends first.
pub(crate) async fn far_sleep<R: Runtime>() -> Vec<f64> {
    let far = R::sleep(25 * 24 * 60 * 60 * 1000).boxed_local();
    match select(far, R::sleep(100).boxed_local()).await {
        Either::Left(_) => vec![0.0],
        Either::Right(_) => vec![1.0],
    }
}
