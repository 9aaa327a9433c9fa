/** What runs when. A paused loop is stepped, so that the order is all the loop's own. */
import { expect, test } from "vitest";
import { Future, Queue, sleep, spawn, type Task } from "../../www/src/generated/interleave/interleave.js";
import { steppedLoop } from "./support/load.ts";

test("callbacks run in the order in which they were handed over, and new ones after all of them", () => {
  const { loop, run } = steppedLoop();
  const log: string[] = [];
  loop.callSoon(() => {
    log.push("a");
    loop.callSoon(() => log.push("a2"));
  });
  loop.callSoon((word: string) => log.push(word), "b");
  expect(log).toEqual([]);
  run();
  expect(log).toEqual(["a", "b", "a2"]);
});

test("tasks take turns", () => {
  const { run } = steppedLoop();
  const log: string[] = [];
  function* steps(name: string) {
    for (let step = 1; step <= 3; step++) {
      log.push(name + step);
      yield sleep(0);
    }
  }
  spawn(steps("a"));
  spawn(steps("b"));
  run();
  expect(log).toEqual(["a1", "b1", "a2", "b2", "a3", "b3"]);
});

test("an await costs one pass of the ready queue, whatever is awaited", () => {
  const { loop, run } = steppedLoop();
  const done = new Future();
  done.setResult("future");
  const log: string[] = [];
  const awaited: unknown[] = [done, 5, undefined, sleep(0, "sleep"), { then: null }];
  spawn(function* (): Generator<unknown, void, unknown> {
    for (const value of awaited) {
      loop.callSoon(() => log.push("pass"));
      log.push(`got ${String(yield value)}`);
    }
  });
  run();
  const got = ["future", "5", "undefined", "sleep", "[object Object]"];
  expect(log).toEqual(got.flatMap((word) => ["pass", `got ${word}`]));
});

test("a task begins in the next turn, and at once if it is eager", () => {
  const { run } = steppedLoop();
  const log: string[] = [];
  spawn(() => log.push("later"));
  spawn(() => log.push("eager"), { eager: true });
  log.push("after");
  run();
  expect(log).toEqual(["eager", "after", "later"]);
});

test("an eager task runs inside the job that spawns it, up to its first wait", () => {
  const { run } = steppedLoop();
  const log: string[] = [];
  spawn(function* outer() {
    log.push("outer");
    const inner: Task<string> = spawn(
      function* inner() {
        log.push("inner");
        yield sleep(0);
        log.push("inner goes on");
        return "done";
      },
      { eager: true },
    );
    log.push("outer goes on");
    log.push(yield inner);
  });
  run();
  expect(log).toEqual(["outer", "inner", "outer goes on", "inner goes on", "done"]);
});

test("what waits for a future goes on in the order in which it came", () => {
  const { run } = steppedLoop();
  const log: string[] = [];
  const future = new Future<string>();
  future.addDoneCallback(() => log.push("callback 1"));
  spawn(function* () {
    log.push(`task 1 ${yield future}`);
  });
  run();
  future.addDoneCallback(() => log.push("callback 2"));
  spawn(function* () {
    log.push(`task 2 ${yield future}`);
  });
  run();
  future.setResult("!");
  expect(log).toEqual([]);
  run();
  expect(log).toEqual(["callback 1", "task 1 !", "callback 2", "task 2 !"]);
});

test("timers fire by deadline, and equal ones in the order in which they were set", () => {
  const { loop, run } = steppedLoop();
  const log: string[] = [];
  const at = (name: string) => log.push(`${name} ${loop.now()}`);
  loop.callLater(20, at, "b");
  loop.callLater(10, at, "a");
  loop.callAt(20, at, "c");
  loop.callLater(0.5, at, "first");
  loop.callLater(20, at, "d");
  run();
  expect(log).toEqual(["first 0.5", "a 10", "b 20", "c 20", "d 20"]);
});

test("a sleep wakes its task in the turn in which its timer fires", () => {
  const { loop, run } = steppedLoop();
  const log: string[] = [];
  spawn(function* () {
    yield sleep(10);
    log.push("sleeper");
  });
  loop.step();
  loop.callAt(10, () => log.push("timer"));
  run();
  expect(log).toEqual(["sleeper", "timer"]);
});

test("a producer and a consumer take turns over a queue of one", () => {
  const { run } = steppedLoop();
  const log: string[] = [];
  const queue = new Queue<number>(1);
  spawn(function* producer() {
    for (let item = 1; item <= 3; item++) {
      yield queue.put(item);
      log.push(`put ${item}`);
    }
  });
  spawn(function* consumer() {
    for (let item = 1; item <= 3; item++) log.push(`got ${yield queue.get()}`);
  });
  run();
  expect(log).toEqual(["put 1", "got 1", "put 2", "got 2", "put 3", "got 3"]);
});

test("callbacks may add callbacks, set results and spawn tasks from inside", () => {
  const { run, errors } = steppedLoop();
  const log: string[] = [];
  const first = new Future<string>();
  const second = new Future<string>();
  first.addDoneCallback((done) => {
    log.push(`first ${done.result()}`);
    done.addDoneCallback(() => log.push("added while running"));
    second.setResult("from inside");
    spawn(() => log.push("spawned"), { eager: true });
  });
  second.addDoneCallback((done) => {
    log.push(`second ${done.result()}`);
    spawn(function* () {
      log.push(`task ${yield second}`);
    });
  });
  first.setResult("go");
  run();
  expect(errors).toEqual([]);
  expect(log).toEqual([
    "first go",
    "spawned",
    "added while running",
    "second from inside",
    "task from inside",
  ]);
});

test("a callback that throws is reported, and the next one runs", () => {
  const { loop, run, errors } = steppedLoop();
  const log: string[] = [];
  const error = new Error("thrown");
  loop.callSoon(() => {
    throw error;
  });
  loop.callSoon(() => log.push("next"));
  const future = new Future<void>();
  future.addDoneCallback(() => {
    throw error;
  });
  future.addDoneCallback(() => log.push("next done callback"));
  future.setResult();
  run();
  expect(log).toEqual(["next", "next done callback"]);
  expect(errors).toEqual([error, error]);
});
