//! The mistakes of a program that the trace tells.

use crate::support::told::placed;
use crate::support::{run, run_traced};
use interleave::trace::EventKind;

/// The mistakes that the trace tells. They change nothing of what the program itself is told of them.
fn told(program: &str) -> Vec<String> {
    let (ran, events) = run_traced(program);
    assert_eq!(ran.transcript, run(program).transcript);
    let mistakes = events
        .iter()
        .filter(|event| matches!(event.kind, EventKind::Mistaken { .. }));
    mistakes.map(placed).collect()
}

#[test]
fn a_coroutine_that_is_closed_or_begun_is_no_mistake() {
    let told = told(concat!(
        "import asyncio\n",
        "async def fetch():\n",
        "    await asyncio.sleep(1)\n",
        "async def main():\n",
        "    fetch().close()\n",
        "    begun = fetch()\n",
        "    begun.send(None)\n",
        "    del begun\n",
        "asyncio.run(main())\n",
    ));
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn a_coroutine_that_is_never_awaited() {
    let told = told(concat!(
        "import asyncio\n",
        "async def fetch(url):\n",
        "    return url\n",
        "async def main():\n",
        "    fetch(\n",
        "        'one')\n",
        "    kept = fetch('two')\n",
        "    coros = [fetch('three')]\n",
        "    coros.pop()\n",
        "    del kept\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: NeverAwaited [fetch] at 5",
            "0: NeverAwaited [fetch]",
            "0: NeverAwaited [fetch]"
        ]
    );
}

#[test]
fn a_program_that_runs_no_loop() {
    let told = told(concat!("async def main():\n", "    pass\n", "main()\n",));
    assert_eq!(told, ["0: NeverAwaited [main] at 3"]);
}

#[test]
fn an_exception_that_nobody_retrieves() {
    let told = told(concat!(
        "import asyncio\n",
        "def fails():\n",
        "    raise ValueError('no')\n",
        "async def worker():\n",
        "    fails()\n",
        "async def main():\n",
        "    asyncio.create_task(worker())\n",
        "    future = asyncio.get_running_loop().create_future()\n",
        "    future.set_exception(KeyError('none'))\n",
        "    del future\n",
        "    await asyncio.sleep(1)\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        told,
        [
            "0: NeverRetrieved future-1",
            "0: NeverRetrieved task-2 at 3"
        ]
    );
}

#[test]
fn a_task_that_is_forgotten_while_it_waits() {
    let told = told(concat!(
        "import asyncio, gc\n",
        "async def worker():\n",
        "    await asyncio.get_running_loop().create_future()\n",
        "async def main():\n",
        "    task = asyncio.create_task(worker())\n",
        "    await asyncio.sleep(0)\n",
        "    del task\n",
        "    gc.collect()\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(told, ["0: DestroyedPending task-2 at 3"]);
}
