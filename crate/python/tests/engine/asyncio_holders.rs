//! Locks that are not as the library has them: the trace says nothing wrong of them, and the program does the same as
//! without a trace.

use crate::support::told::placed;
use crate::support::{run, run_traced};
use interleave::trace::EventKind;

/// What the program wrote, and what the trace says of futures and locks.
fn told(program: &str) -> (String, Vec<String>) {
    let (ran, events) = run_traced(program);
    assert_eq!(ran.transcript, run(program).transcript);
    assert_eq!(ran.stderr, "");
    let told = events.iter().filter(|event| {
        matches!(
            event.kind,
            EventKind::FutureServes { .. }
                | EventKind::Acquired { .. }
                | EventKind::Released { .. }
        )
    });
    (ran.stdout, told.map(placed).collect())
}

/// Nothing.
const NONE: [&str; 0] = [];

#[test]
fn a_lock_of_the_programs_own_is_no_lock_of_the_librarys() {
    let (stdout, told) = told(concat!(
        "import asyncio\n",
        "class Lock:\n",
        "    def __init__(self):\n",
        "        self._locked = False\n",
        "        self._waiters = []\n",
        "    async def acquire(self):\n",
        "        if self._locked:\n",
        "            fut = asyncio.get_running_loop().create_future()\n",
        "            self._waiters.append(fut)\n",
        "            await fut\n",
        "        self._locked = True\n",
        "    def release(self):\n",
        "        self._locked = False\n",
        "        self._waiters.pop().set_result(None)\n",
        "async def other(lock):\n",
        "    await lock.acquire()\n",
        "async def main():\n",
        "    lock = Lock()\n",
        "    await lock.acquire()\n",
        "    task = asyncio.create_task(other(lock))\n",
        "    await asyncio.sleep(0)\n",
        "    lock.release()\n",
        "    await task\n",
        "    print(vars(lock))\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(stdout, "{'_locked': True, '_waiters': []}\n");
    assert_eq!(told, NONE);
}

#[test]
fn a_lock_of_a_class_that_acquires_in_its_own_way() {
    let (stdout, told) = told(concat!(
        "import asyncio\n",
        "class Mine(asyncio.Lock):\n",
        "    async def acquire(self):\n",
        "        if self._locked:\n",
        "            await asyncio.sleep(1)\n",
        "        self._locked = True\n",
        "        return True\n",
        "class Counted(asyncio.Lock):\n",
        "    count = 0\n",
        "    async def acquire(self):\n",
        "        self.count += 1\n",
        "        return await super().acquire()\n",
        "async def main():\n",
        "    for lock in Mine(), Counted():\n",
        "        async with lock:\n",
        "            print(lock.locked())\n",
        "        print(lock.locked(), vars(lock)['_locked'])\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        stdout,
        concat!("True\n", "False False\n", "True\n", "False False\n")
    );
    assert_eq!(
        told,
        [
            "0: resource-2 acquired as a lock of task-1 by task-1 at 12",
            "0: resource-2 released as a lock of task-1 by task-1 at 15"
        ]
    );
}

#[test]
fn a_lock_that_the_program_opens_by_hand() {
    let (stdout, told) = told(concat!(
        "import asyncio\n",
        "async def other(lock):\n",
        "    async with lock:\n",
        "        pass\n",
        "async def main():\n",
        "    lock = asyncio.Lock()\n",
        "    await lock.acquire()\n",
        "    lock._locked = False\n",
        "    await asyncio.create_task(other(lock))\n",
        "    lock._locked = True\n",
        "    lock.release()\n",
        "    lock._locked = 'what'\n",
        "    setattr(lock, '_locked', 0)\n",
        "    del lock._locked\n",
        "    try:\n",
        "        lock.locked()\n",
        "    except AttributeError as error:\n",
        "        print(error)\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(stdout, "'Lock' object has no attribute '_locked'\n");
    assert_eq!(
        told,
        [
            "0: resource-1 acquired as a lock of task-1 by task-1 at 7",
            "0: resource-1 released as a lock of task-1 by task-1 at 8",
            "0: resource-1 acquired as a lock of task-2 by task-2 at 3",
            "0: resource-1 released as a lock of task-2 by task-2 at 3"
        ]
    );
}

#[test]
fn a_semaphore_that_the_program_sets_by_hand() {
    let (stdout, told) = told(concat!(
        "import asyncio\n",
        "async def main():\n",
        "    semaphore = asyncio.Semaphore(1)\n",
        "    await semaphore.acquire()\n",
        "    semaphore._value = 10 ** 30\n",
        "    semaphore._value = 5\n",
        "    semaphore._value = 10 ** 9\n",
        "    await semaphore.acquire()\n",
        "    semaphore._value = 1.5\n",
        "    semaphore.release()\n",
        "    print(repr(semaphore)[-24:])\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(stdout, "0 [unlocked, value:2.5]>\n");
    assert_eq!(
        told,
        [
            "0: resource-1 acquired as a semaphore of task-1 by task-1 at 4",
            "0: resource-1 released as a semaphore of task-1 by task-1 at 7",
            "0: resource-1 acquired as a semaphore of task-1 by task-1 at 8"
        ]
    );
}

#[test]
fn a_class_that_sets_attributes_in_its_own_way() {
    let (stdout, told) = told(concat!(
        "import asyncio\n",
        "class Noted(asyncio.Lock):\n",
        "    def __setattr__(self, name, value):\n",
        "        print(name, value)\n",
        "        super().__setattr__(name, value)\n",
        "class Asked(asyncio.Lock):\n",
        "    @property\n",
        "    def _locked(self):\n",
        "        return self.held\n",
        "    @_locked.setter\n",
        "    def _locked(self, value):\n",
        "        print('set', value)\n",
        "        self.held = value\n",
        "class Slotted(asyncio.Lock):\n",
        "    __slots__ = ('_locked',)\n",
        "async def main():\n",
        "    for lock in Noted(), Asked(), Slotted():\n",
        "        async with lock:\n",
        "            pass\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        stdout,
        concat!(
            "_waiters None\n",
            "_locked False\n",
            "set False\n",
            "_locked True\n",
            "_locked False\n",
            "set True\n",
            "set False\n"
        )
    );
    assert_eq!(told, NONE);
}

#[test]
fn a_coroutine_whose_variables_are_gone() {
    let (stdout, told) = told(concat!(
        "import asyncio\n",
        "class Mine(asyncio.Lock):\n",
        "    async def acquire(self):\n",
        "        waiting = super().acquire()\n",
        "        del self\n",
        "        return await waiting\n",
        "async def main():\n",
        "    lock = Mine()\n",
        "    async with lock:\n",
        "        waiter = asyncio.create_task(lock.acquire())\n",
        "        await asyncio.sleep(0)\n",
        "    await waiter\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(stdout, "");
    assert_eq!(
        told,
        [
            "0: resource-1 acquired as a lock of task-1 by task-1 at 6",
            "0: future-1 is a lock at resource-1",
            "0: resource-1 released as a lock of task-1 by task-1 at 9",
            "0: resource-1 acquired as a lock of task-2 by task-2 at 6"
        ]
    );
}

#[test]
fn what_is_patched_into_the_library() {
    let (stdout, told) = told(concat!(
        "import asyncio\n",
        "async def acquire(self):\n",
        "    del self\n",
        "    await asyncio.sleep(0)\n",
        "    await asyncio.get_running_loop().create_future()\n",
        "async def main():\n",
        "    asyncio.Lock.acquire = acquire\n",
        "    waiter = asyncio.create_task(asyncio.Lock().acquire())\n",
        "    await asyncio.sleep(1)\n",
        "    waiter.cancel()\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(stdout, "");
    assert_eq!(told, ["0: future-1 is a sleep timer-1"]);
}

#[test]
fn python_sees_nothing_of_it() {
    let (stdout, told) = told(concat!(
        "import asyncio, copy, weakref\n",
        "class Made(asyncio.Lock):\n",
        "    pass\n",
        "async def main():\n",
        "    lock = Made()\n",
        "    async with lock:\n",
        "        print(repr(lock)[-9:], sorted(vars(lock)))\n",
        "        print('_locked' in dir(asyncio.Lock), '__setattr__' in vars(asyncio.Lock))\n",
        "        print(copy.copy(lock).locked())\n",
        "    before = weakref.ref(lock)\n",
        "    del lock\n",
        "    print(before())\n",
        "asyncio.run(main())\n",
    ));
    assert_eq!(
        stdout,
        concat!(
            "[locked]> ['_locked', '_waiters']\n",
            "False False\n",
            "True\n",
            "None\n"
        )
    );
    assert_eq!(
        told,
        [
            "0: resource-1 acquired as a lock of task-1 by task-1 at 6",
            "0: resource-1 released as a lock of task-1 by task-1 at 6"
        ]
    );
}
