//! Starting a workload by its name, for the page.

use js_sys::{Float64Array, Promise};
use wasm_bindgen::JsValue;

use crate::{Runtime, behaviour, messages, tasks, timers, turns};

/// Runs a workload of this size as a task of the runtime `R`. `limit` is how many milliseconds those may
/// take that have no end of their own. The promise is of a `Float64Array`, and the same for every peer.
pub fn run<R: Runtime>(workload: &str, size: u32, limit: f64) -> Promise {
    let workload = workload.to_owned();
    Promise::new(&mut |resolve, reject| {
        let workload = workload.clone();
        R::detach(async move {
            let settled = match numbers::<R>(&workload, size, limit).await {
                Some(numbers) => resolve.call1(&JsValue::NULL, &Float64Array::from(&numbers[..])),
                None => reject.call1(&JsValue::NULL, &format!("no workload {workload}").into()),
            };
            debug_assert!(settled.is_ok(), "settling a promise does not throw");
        });
    })
}

async fn numbers<R: Runtime>(workload: &str, size: u32, limit: f64) -> Option<Vec<f64>> {
    Some(match workload {
        "spawn-join" => tasks::spawn_join::<R>(size).await,
        "spawn-detached" => tasks::spawn_detached::<R>(size).await,
        "fan-out" => tasks::fan_out::<R>(size).await,
        "ping-pong" => messages::ping_pong::<R>(size).await,
        "yields" => turns::yields::<R>(size).await,
        "shared-yields" => turns::shared_yields::<R>(size).await,
        "busy" => turns::busy::<R>(size, limit).await,
        "sleeps" => timers::sleeps::<R>(size).await,
        "insert-cancel" => timers::insert_cancel::<R>(size).await,
        "short-under-long" => behaviour::short_under_long::<R>(size).await,
        "far-sleep" => behaviour::far_sleep::<R>().await,
        _ => return None,
    })
}
