//! Which clock an example runs on: real time, or with `--instant` the virtual one.

use interleave::{Executor, ThreadHost, VirtualHost};

pub fn executor() -> Executor {
    if std::env::args().any(|argument| argument == "--instant") {
        Executor::new(VirtualHost::new())
    } else {
        Executor::new(ThreadHost::new())
    }
}
