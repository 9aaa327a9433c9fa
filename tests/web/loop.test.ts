/** The loop itself: the browser's timers behind it, pausing, stopping, refusing nonsense. Its clock: `clock.test.ts`. */
import { afterAll, expect, test, vi } from "vitest";

// Before the module is loaded, for it takes the browser's timers once.
const pending = new Map<unknown, number>();
const calls = { set: 0, cleared: 0, posted: 0, peak: 0, early: 0 };
/** Says whether a timeout that fires now does so before what it was set for. */
let isEarly = () => false;
const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
vi.stubGlobal("setTimeout", (callback: () => void, delay: number) => {
  calls.set++;
  const id = real.setTimeout(() => {
    pending.delete(id);
    if (isEarly()) calls.early++;
    callback();
  }, delay);
  pending.set(id, delay);
  calls.peak = Math.max(calls.peak, pending.size);
  return id;
});
vi.stubGlobal("clearTimeout", (id: NodeJS.Timeout) => {
  calls.cleared++;
  pending.delete(id);
  real.clearTimeout(id);
});
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (this: MessagePort, ...args: Parameters<typeof post>) {
  calls.posted++;
  return post.apply(this, args);
} as typeof post;

const { failure, instantLoop, macrotasks, steppedLoop } = await import("./support/load.ts");
const { EventLoop, Future, Handle, InvalidStateError, Task, TimerHandle, gather, sleep, spawn } =
  await import("../../www/src/generated/interleave/interleave.js");

afterAll(() => {
  MessagePort.prototype.postMessage = post;
  vi.unstubAllGlobals();
});

function reset() {
  Object.assign(calls, { set: 0, cleared: 0, posted: 0, peak: 0, early: 0 });
  isEarly = () => false;
}

const wall = (delay: number) => new Promise((resolve) => real.setTimeout(resolve, delay));

/** A timer that, as long as turns are left, sets the next one. Counts the timeouts that fire too early for it. */
async function chainOfTimers(delay: number, turns: number) {
  const loop = new EventLoop();
  reset();
  let turn = 0;
  let next = loop.callLater(delay, tick);
  isEarly = () => turn < turns && loop.now() < next.when;
  function tick() {
    if (++turn < turns) next = loop.callLater(delay, tick);
  }
  while (turn < turns) await wall(delay);
}

test("a thousand sleeps need one pending timeout, and none of them is early", async () => {
  const loop = new EventLoop();
  EventLoop.setCurrent(loop);
  reset();
  const early: number[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: 1000 }, async (_, index) => {
      // Long enough for the first of them to be still to come when the last one is set, on a busy machine too.
      const delay = ((index * 7919) % 100) + 300.5;
      const before = performance.now();
      await sleep(delay);
      if (performance.now() - before < delay) early.push(delay);
    }),
  );
  expect(early).toEqual([]);
  // One after the other they take six minutes.
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(calls.peak).toBe(1);
  // One for each of the deadlines at most, and one for each that came before the one that was set.
  expect(calls.set).toBeLessThan(300);
  expect(pending.size).toBe(0);
});

// Node's timers may fire up to a millisecond early. Then at most two more calls are made: what is left to wait is
// too short to be set from a timeout, so a message is sent; if that comes too early as well, a timeout is set.
const AFTER_EARLY = 2;

test("a turn makes one call to the browser at most", async () => {
  const turns = 20;
  await chainOfTimers(5, turns);
  // The first timer is made known by a message; after that each turn sets one timeout.
  expect(calls.posted + calls.set).toBeLessThanOrEqual(1 + turns + AFTER_EARLY * calls.early);
  expect(calls.cleared).toBe(0);
});

test("a short wait that follows a timeout is set from a message, where browsers do not make it longer", async () => {
  const turns = 20;
  await chainOfTimers(1, turns);
  expect(calls.posted).toBeGreaterThanOrEqual(turns / 2);
  // A message and a timeout for each.
  expect(calls.posted + calls.set).toBeLessThanOrEqual(2 * turns + AFTER_EARLY * calls.early);
  expect(calls.peak).toBe(1);
});

test("an armed timeout that fits is kept, and one that is too late is replaced", async () => {
  const loop = new EventLoop();
  reset();
  const late = loop.callLater(100_000, () => {});
  await macrotasks(3);
  const alsoLate = loop.callLater(200_000, () => {});
  await macrotasks(3);
  expect([calls.set, calls.cleared]).toEqual([1, 0]);
  loop.callLater(50_000, () => {}).cancel();
  loop.callLater(20_000, () => {}).cancel();
  const sooner = loop.callLater(40_000, () => {});
  await macrotasks(3);
  expect(pending.size).toBe(1);
  expect([...pending.values()][0]).toBeLessThanOrEqual(40_000);
  for (const handle of [late, alsoLate, sooner]) handle.cancel();
  await macrotasks(3);
  expect(pending.size).toBe(0);
});

test("a deadline beyond what setTimeout can take is waited for in pieces", async () => {
  const loop = new EventLoop();
  const month = 31 * 24 * 60 * 60 * 1000;
  const handle = loop.callLater(month, () => {});
  await macrotasks(3);
  expect([...pending.values()]).toEqual([2 ** 31 - 1]);
  expect(handle.when - loop.now()).toBeGreaterThan(month - 1000);
  handle.cancel();
  await macrotasks(3);
  expect(pending.size).toBe(0);
  const never = loop.callLater(Infinity, () => {});
  await macrotasks(3);
  expect(pending.size).toBe(0);
  never.cancel();

  const { loop: instant } = instantLoop();
  await sleep(month);
  expect(instant.now()).toBe(month);
});

test("a paused loop goes on by a turn, or by what is left of one, and counts them", async () => {
  const { loop } = instantLoop();
  const log: string[] = [];
  loop.pause();
  for (const name of ["a", "b", "c"]) {
    loop.callSoon(() => {
      log.push(name);
      loop.callSoon(() => log.push(`${name} again`));
    });
  }
  loop.callLater(1000, () => log.push("timer"));
  expect([loop.turn, loop.step(), loop.turn, log]).toEqual([0, true, 1, ["a"]]);
  expect([loop.stepTurn(), loop.turn, log]).toEqual([true, 1, ["a", "b", "c"]]);
  expect([loop.stepTurn(), loop.turn, log.slice(3)]).toEqual([true, 2, ["a again", "b again", "c again"]]);
  expect([loop.stepTurn(), log.at(-1), loop.now()]).toEqual([true, "timer", 1000]);
  expect(loop.stepTurn()).toBe(false);
  loop.callSoon(() => log.push(failure(() => loop.stepTurn()).message));
  loop.step();
  expect(log.at(-1)).toBe(
    "stepTurn: a job of this loop is running; it cannot run another one inside itself.",
  );
});

test("what was taken back is no job to be stepped through", () => {
  const { loop } = instantLoop();
  loop.pause();
  loop.callSoon(() => {}).cancel();
  expect(loop.step()).toBe(false);
});

test("a job that pauses its loop in a step leaves it paused", () => {
  const { loop } = instantLoop();
  const log: string[] = [];
  loop.callSoon(() => loop.pause());
  loop.callSoon(() => log.push("later"));
  loop.stepTurn();
  expect(log).toEqual([]);
  expect([loop.step(), log]).toEqual([true, ["later"]]);
});

test("a job cannot step the loop that runs it, but may pause it", async () => {
  const { loop, errors } = instantLoop();
  const log: string[] = [];
  loop.callSoon(() => {
    log.push(failure(() => loop.step()).message);
    loop.pause();
  });
  loop.callSoon(() => log.push("second"));
  await macrotasks(5);
  expect(log).toEqual(["step: a job of this loop is running; it cannot run another one inside itself."]);
  loop.resume();
  await macrotasks(5);
  expect([log[1], errors]).toEqual(["second", []]);
});

test("onIdle is called once each time nothing is left to do", async () => {
  const log: number[] = [];
  const { loop } = instantLoop({ onIdle: () => log.push(loop.now()) });
  await macrotasks(5);
  expect(log).toEqual([]);
  loop.callLater(10, () => {});
  await macrotasks(8);
  expect(log).toEqual([10]);
  await macrotasks(8);
  expect(log).toEqual([10]);
  spawn(function* () {
    yield sleep(5);
    yield Promise.resolve().then(() => sleep(5));
  });
  await macrotasks(20);
  expect(log).toEqual([10, 20]);
  loop.callLater(100, () => {}).cancel();
  await macrotasks(8);
  expect(log.slice(2)).toEqual([]);
});

test("stop drops everything, also from inside a job, and nothing can be added after it", async () => {
  const { loop } = instantLoop();
  const log: string[] = [];
  const task = spawn(function* () {
    try {
      yield sleep(10);
    } finally {
      log.push("finally");
    }
  });
  loop.callLater(5, () => {
    log.push("stopping");
    loop.stop();
    log.push("stopped");
  });
  loop.callLater(5, () => log.push("never"));
  await macrotasks(10);
  expect(log).toEqual(["stopping", "stopped"]);
  expect([loop.stopped, task.done, loop.tasks(), loop.step()]).toEqual([true, false, [], false]);
  loop.stop();
  loop.resume();
  for (const late of [
    () => loop.callSoon(() => {}),
    () => loop.callLater(1, () => {}),
    () => loop.spawn(() => {}),
    () => sleep(1),
  ]) {
    expect(failure(late)).toBeInstanceOf(InvalidStateError);
  }
});

test("nonsense is refused with a sentence", () => {
  const { loop } = steppedLoop();
  const cases: [() => unknown, typeof TypeError | typeof RangeError, string][] = [
    [() => sleep(-1), RangeError, "sleep: the delay must be zero or more milliseconds, not -1."],
    [() => sleep(NaN), RangeError, "sleep: the delay must be zero or more milliseconds, not NaN."],
    [() => sleep("1" as never), TypeError, 'sleep: the delay must be a number of milliseconds, not "1".'],
    [() => sleep(undefined as never), TypeError, "not undefined."],
    [() => loop.callLater(-1, () => {}), RangeError, "callLater: the delay must be zero or more"],
    [() => loop.callLater(1, "f" as never), TypeError, 'callLater: a function is needed here, not "f".'],
    [() => loop.callAt(NaN, () => {}), TypeError, "callAt: the time must be a number of milliseconds"],
    [() => loop.callSoon(null as never), TypeError, "callSoon: a function is needed here, not null."],
    [() => spawn(5 as never), TypeError, "spawn: a function, a coroutine (a generator object) or"],
    [() => new EventLoop({ clock: "slow" as never }), TypeError, 'must be "live" or "instant", not "slow".'],
    [() => new EventLoop({ speed: 0 }), RangeError, "To let time stand still, pause()."],
    [() => (loop.speed = Infinity), RangeError, "must be above zero and finite, not Infinity."],
    [() => new EventLoop({ onIdle: 1 as never }), TypeError, "EventLoop: onIdle: a function is needed"],
    [() => EventLoop.setCurrent({} as never), TypeError, "an EventLoop is needed here, not an object."],
    [() => Reflect.construct(Task, []), TypeError, "A Task is made by spawn(function), not by `new`"],
    [() => Reflect.construct(Handle, []), TypeError, "A Handle is what callSoon"],
  ];
  for (const [act, type, message] of cases) {
    const error = failure(act);
    expect(error).toBeInstanceOf(type);
    expect(error.message).toContain(message);
  }
});

test("handles are cancelled once, before they ran", () => {
  const { loop, run } = steppedLoop();
  const log: string[] = [];
  const ran = loop.callSoon(() => log.push("ran"));
  const gone = loop.callSoon(() => log.push("gone"));
  const timer = loop.callAt(50, () => log.push("timer"));
  expect([timer instanceof TimerHandle, timer instanceof Handle, timer.when]).toEqual([true, true, 50]);
  gone.cancel();
  gone.cancel();
  timer.cancel();
  run();
  ran.cancel();
  expect(log).toEqual(["ran"]);
  expect([ran.cancelled, gone.cancelled, timer.cancelled]).toEqual([false, true, true]);
});

test("a task knows where it stands and what it waits for", () => {
  let site = 0;
  const { loop } = steppedLoop({ site: () => ++site });
  const named = spawn(function* fetchData() {
    yield sleep(300);
  });
  const other = spawn(
    function* () {
      yield named;
    },
    { name: "main", site: 42 },
  );
  expect([named.name, named.waitingFor, other.name, other.site]).toEqual([
    "fetchData",
    "its next turn",
    "main",
    42,
  ]);
  expect(loop.tasks()).toEqual([named, other]);
  loop.step();
  loop.step();
  expect([named.site, named.waitingFor]).toEqual([1, "sleep 300 ms"]);
  expect([other.site, other.waitingFor]).toEqual([2, "task fetchData"]);
  expect([named.id, other.id, loop.currentTask()]).toEqual([1, 2, null]);
});

test("async functions that call each other too deep fail before the stack ends", () => {
  const { run } = steppedLoop();
  let depth = 0;
  function dive(): unknown {
    depth++;
    return spawn(dive, { eager: true });
  }
  const outermost = spawn(dive, { eager: true });
  expect(depth).toBeGreaterThan(100);
  run();
  expect(() => outermost.result()).toThrow(
    /^Maximum call stack size exceeded: \d+ async functions called each other/,
  );
  const after = spawn(() => "still works");
  run();
  expect(after.result()).toBe("still works");
});

test("what fails while nobody awaits it is told, once it is sure that nobody will", async () => {
  const told: [unknown, string, string][] = [];
  const loop = new EventLoop({
    clock: "instant",
    onError: (error, source, how) => told.push([error, source instanceof Future ? source.name : "", how]),
  });
  EventLoop.setCurrent(loop);
  const fail = (message: string) => () => {
    throw new Error(message);
  };
  loop.spawn(fail("task"), { name: "a task" });
  new Future({ name: "a future" }).setException(new Error("future"));
  gather(loop.spawn(fail("gathered")), sleep(5));
  gather(loop.spawn(fail("caught")), sleep(5)).catch(() => {});
  const awaited = new Future();
  awaited.setException(new Error("awaited"));
  await expect(awaited).rejects.toThrow("awaited");
  await macrotasks(10);
  expect(told).toEqual([
    [new Error("future"), "a future", "failed"],
    [new Error("task"), "a task", "failed"],
    [new Error("gathered"), "gather", "failed"],
  ]);
});

test("uncaught errors go to reportError or the console where nobody listens", async () => {
  const reported: unknown[] = [];
  vi.stubGlobal("reportError", (error: unknown) => reported.push(error));
  const loop = new EventLoop({ clock: "instant" });
  loop.callSoon(() => {
    throw new Error("in a callback");
  });
  loop.spawn(() => {
    throw new Error("in a task");
  });
  await macrotasks(5);
  expect(reported).toEqual([new Error("in a callback"), new Error("in a task")]);
});
