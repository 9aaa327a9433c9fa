//! Tasks that talk over channels. The channels are those of `futures`, the same for every peer: what
//! differs is who runs the task that a message wakes.

use futures::StreamExt;
use futures::channel::mpsc;

use crate::Runtime;

/// Two tasks throw a number to and fro, `size` messages in all, never more than one on the way. Gives the
/// last number.
pub(crate) async fn ping_pong<R: Runtime>(size: u32) -> Vec<f64> {
    let (ping, mut pings) = mpsc::unbounded::<u32>();
    let (pong, mut pongs) = mpsc::unbounded::<u32>();
    let echo = R::spawn(async move {
        while let Some(number) = pings.next().await {
            if pong.unbounded_send(number + 1).is_err() {
                break;
            }
        }
    });
    let thrower = R::spawn(async move {
        let mut number = 0;
        while number < size {
            if ping.unbounded_send(number + 1).is_err() {
                break;
            }
            match pongs.next().await {
                Some(next) => number = next,
                None => break,
            }
        }
        number
    });
    let last = R::join(thrower).await;
    R::join(echo).await;
    vec![f64::from(last)]
}
