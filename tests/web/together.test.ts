/** gather, wait, timeout, shield: several things at once, and limits. */
import { expect, test } from "vitest";
import {
  CancelledError,
  Future,
  TimeoutError,
  gather,
  shield,
  sleep,
  spawn,
  timeout,
  wait,
} from "../../www/src/generated/interleave/interleave.js";
import { instantLoop, macrotasks } from "./support/load.ts";

function* after<T>(delay: number, value: T): Generator<unknown, T> {
  yield sleep(delay);
  return value;
}

function* failAfter(delay: number, message = "failed"): Generator<unknown, never> {
  yield sleep(delay);
  throw new Error(message);
}

test("gather gives the results in the order of its arguments, as late as the last of them", async () => {
  const { loop } = instantLoop();
  const results = await gather(after(30, "a"), Promise.resolve("b"), spawn(after(10, "c")));
  expect(results).toEqual(["a", "b", "c"]);
  expect(loop.now()).toBe(30);
  expect(await gather([after(1, 1), after(2, 2)])).toEqual([1, 2]);
  expect(await gather(new Set([after(1, 1)]))).toEqual([1]);
  expect(await gather()).toEqual([]);
  expect(await gather([])).toEqual([]);
  const twice = spawn(after(1, "once"));
  expect(await gather(twice, twice)).toEqual(["once", "once"]);
});

test("gather passes on the first failure at once, and the others run on", async () => {
  const { loop, errors } = instantLoop();
  const slow = spawn(after(50, "slow"));
  await expect(gather(slow, failAfter(10), failAfter(20, "second"))).rejects.toThrow("failed");
  expect([loop.now(), slow.done]).toEqual([10, false]);
  expect(await slow).toBe("slow");
  await macrotasks(3);
  expect(errors).toEqual([]);
});

test("gather with returnExceptions takes errors for results", async () => {
  instantLoop();
  const cancelled = spawn(after(100, 0));
  await sleep(0);
  cancelled.cancel("no");
  const expected = [1, new Error("failed"), new CancelledError("no")];
  expect(await gather([after(5, 1), failAfter(2), cancelled], { returnExceptions: true })).toEqual(expected);
  expect(await gather(after(5, 1), failAfter(2), cancelled, { returnExceptions: true })).toEqual(expected);
});

test("gather says which argument cannot be awaited", () => {
  instantLoop();
  expect(() => gather(after(1, 1), 5 as never)).toThrow(
    new TypeError(
      "gather: 5 (argument 2) cannot be awaited. Pass a Task, a Future, a promise or a coroutine.",
    ),
  );
});

test("wait ends with the first, with the first failure, or with all of them", async () => {
  const { loop } = instantLoop();
  const make = () => [spawn(after(10, "a")), spawn(failAfter(20)), spawn(after(30, "c"))];
  for (const [returnWhen, at, done] of [
    ["first-completed", 10, 1],
    ["first-exception", 20, 2],
    ["all-completed", 30, 3],
  ] as const) {
    const start = loop.now();
    const tasks = make();
    const answer = await wait(tasks, { returnWhen });
    expect(loop.now() - start).toBe(at);
    expect(answer.done).toEqual(tasks.slice(0, done));
    expect(answer.pending).toEqual(tasks.slice(done));
    expect(answer.done[0]).toBe(tasks[0]);
    for (const task of answer.pending) task.cancel();
  }
});

test("wait with a timeout cancels nothing and throws nothing", async () => {
  const { loop } = instantLoop();
  const tasks = [spawn(after(10, "a")), spawn(after(30, "b"))];
  const { done, pending } = await wait(tasks, { timeout: 20 });
  expect([done, pending, loop.now()]).toEqual([[tasks[0]], [tasks[1]], 20]);
  expect(await tasks[1]).toBe("b");
});

test("wait refuses what it cannot wait for", () => {
  instantLoop();
  expect(() => wait([])).toThrow(RangeError);
  expect(() => wait(5 as never)).toThrow("wait: an array of awaitables is needed here, not 5.");
  expect(() => wait([after(1, 1)], { returnWhen: "FIRST" as never })).toThrow(
    'returnWhen must be one of "first-completed", "first-exception", "all-completed", not "FIRST".',
  );
});

test("timeout passes on what comes in time", async () => {
  const { loop } = instantLoop();
  expect(await timeout(50, () => after(10, "result"))).toBe("result");
  expect(await timeout(50, after(10, "result"))).toBe("result");
  expect(await timeout(50, Promise.resolve("native"))).toBe("native");
  expect(await timeout(Infinity, sleep(1, "whenever"))).toBe("whenever");
  await expect(timeout(50, failAfter(1))).rejects.toThrow("failed");
  expect(loop.now()).toBe(22);
});

test("timeout cancels what it waits for, and ends when that has cleaned up", async () => {
  const { loop } = instantLoop();
  const log: string[] = [];
  function* slow() {
    try {
      yield sleep(1000);
    } finally {
      log.push(`told at ${loop.now()}`);
      yield sleep(5);
    }
  }
  const error = await timeout(50, slow).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(TimeoutError);
  expect((error as Error).message).toBe("not done after 50 ms");
  expect([loop.now(), log]).toEqual([55, ["told at 50"]]);
  expect(loop.tasks()).toEqual([]);
  await expect(timeout(10, new Promise(() => {}))).rejects.toThrow(TimeoutError);
});

test("a task that catches the cancellation of a timeout keeps its result", async () => {
  instantLoop();
  const stubborn = function* (): Generator<unknown, string> {
    try {
      yield sleep(1000);
    } catch {
      // Not leaving.
    }
    return "anyway";
  };
  expect(await timeout(10, stubborn)).toBe("anyway");
});

test("cancelling a limited wait cancels what it waits for, and is no TimeoutError", async () => {
  instantLoop();
  const task = spawn(after(1000, 1));
  const limited = timeout(500, task);
  await sleep(1);
  expect(limited.cancel("enough")).toBe(true);
  await expect(limited).rejects.toThrow(new CancelledError("enough"));
  expect(task.cancelled).toBe(true);
});

test("timeout checks its arguments", () => {
  instantLoop();
  expect(() => timeout("1" as never, after(1, 1))).toThrow(TypeError);
  expect(() => timeout(-1, after(1, 1))).toThrow(RangeError);
  expect(() => timeout(1, 5 as never)).toThrow("timeout: 5 cannot be awaited.");
});

test("what is shielded is not cancelled with who waits for it", async () => {
  instantLoop();
  const task = spawn(after(10, "done"));
  const waiter = spawn(function* () {
    yield shield(task);
  });
  await sleep(1);
  waiter.cancel();
  await expect(waiter).rejects.toThrow(CancelledError);
  expect(await task).toBe("done");
  expect(await shield(task)).toBe("done");
});

test("a failure that nobody awaits is reported, and one that somebody does is not", async () => {
  const { errors } = instantLoop();
  spawn(failAfter(1, "nobody"));
  const asked = spawn(failAfter(1, "asked"));
  const watched = spawn(failAfter(1, "watched"));
  const awaited = spawn(failAfter(1, "awaited"));
  watched.addDoneCallback((task) => void task.exception());
  const caught = awaited.catch((error: Error) => error.message);
  await sleep(1);
  asked.exception();
  await macrotasks(3);
  expect(errors).toEqual([new Error("nobody")]);
  expect(await caught).toBe("awaited");
  expect([asked.retrieved, watched.retrieved, awaited.retrieved]).toEqual([true, true, true]);
});

test("futures of another loop can be awaited too", async () => {
  const other = instantLoop();
  const future = new Future<string>();
  const { loop } = instantLoop();
  const task = spawn(function* (): Generator<unknown, string, string> {
    return yield future;
  });
  other.loop.callLater(5, () => future.setResult("from there"));
  expect(await task).toBe("from there");
  expect(task.waitingFor).toBe(null);
  expect(loop.tasks()).toEqual([]);
});
