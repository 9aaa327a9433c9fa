//! What of `../../js` programs see: it passes through the generated module as it is. Knows names only; the
//! types stand in `js/types`.
//!
//! They are named here as functions, whatever they are: of these alone the tool can be told not to declare a
//! type of its own making. A file that only other files import is named for its being shipped.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/loop.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = EventLoop)]
    fn event_loop();
}

#[wasm_bindgen(module = "/js/handle.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = Handle)]
    fn handle();
    #[wasm_bindgen(reexport, skip_typescript, js_name = TimerHandle)]
    fn timer_handle();
}

#[wasm_bindgen(module = "/js/future.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = Future)]
    fn future();
}

#[wasm_bindgen(module = "/js/task.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = Task)]
    fn task();
}

#[wasm_bindgen(module = "/js/spawn.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = spawn)]
    fn spawn();
}

#[wasm_bindgen(module = "/js/sleep.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = sleep)]
    fn sleep();
}

#[wasm_bindgen(module = "/js/gather.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = gather)]
    fn gather();
}

#[wasm_bindgen(module = "/js/wait.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = wait)]
    fn wait();
}

#[wasm_bindgen(module = "/js/timeout.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = timeout)]
    fn timeout();
}

#[wasm_bindgen(module = "/js/shield.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = shield)]
    fn shield();
}

#[wasm_bindgen(module = "/js/task-group.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = TaskGroup)]
    fn task_group();
}

#[wasm_bindgen(module = "/js/lock.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = Lock)]
    fn lock();
}

#[wasm_bindgen(module = "/js/semaphore.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = Semaphore)]
    fn semaphore();
}

#[wasm_bindgen(module = "/js/event.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = Event)]
    fn event();
}

#[wasm_bindgen(module = "/js/queue.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = Queue)]
    fn queue();
}

#[wasm_bindgen(module = "/js/errors.js")]
extern "C" {
    #[wasm_bindgen(reexport, skip_typescript, js_name = CancelledError)]
    fn cancelled_error();
    #[wasm_bindgen(reexport, skip_typescript, js_name = TimeoutError)]
    fn timeout_error();
    #[wasm_bindgen(reexport, skip_typescript, js_name = InvalidStateError)]
    fn invalid_state_error();
    #[wasm_bindgen(reexport, skip_typescript, js_name = QueueEmpty)]
    fn queue_empty();
    #[wasm_bindgen(reexport, skip_typescript, js_name = QueueFull)]
    fn queue_full();
}

#[wasm_bindgen(module = "/js/awaitable.js")]
extern "C" {
    type Awaitable;
}

#[wasm_bindgen(module = "/js/built-in.js")]
extern "C" {
    type BuiltIn;
}

#[wasm_bindgen(module = "/js/roles.js")]
extern "C" {
    type Roles;
}

#[wasm_bindgen(module = "/js/line.js")]
extern "C" {
    type Line;
}
