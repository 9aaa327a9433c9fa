/** Cancellation: how it reaches a task, and what a task may do about it. */
import { expect, test } from "vitest";
import {
  CancelledError,
  Future,
  Lock,
  Queue,
  Semaphore,
  gather,
  sleep,
  spawn,
  timeout,
  type Task,
} from "../../www/src/generated/interleave/interleave.js";
import { instantLoop, steppedLoop } from "./support/load.ts";

test("it is thrown in where the task waits, and the cleaning up may wait", async () => {
  const { loop } = instantLoop();
  const log: string[] = [];
  const task = spawn(function* () {
    try {
      yield sleep(1000);
    } catch (error) {
      log.push(`${String(error)} at ${loop.now()}`);
      throw error;
    } finally {
      yield sleep(5);
      log.push(`cleaned up at ${loop.now()}`);
    }
  });
  await sleep(10);
  expect(task.cancel("enough")).toBe(true);
  expect(task.done).toBe(false);
  await expect(task).rejects.toThrow(new CancelledError("enough"));
  expect([task.cancelled, task.cancel()]).toEqual([true, false]);
  expect(log).toEqual(["CancelledError: enough at 10", "cleaned up at 15"]);
  expect(loop.now()).toBe(15);
});

test("a task that was cancelled before it began never begins", () => {
  const { run } = steppedLoop();
  const log: string[] = [];
  const byFunction = spawn(() => log.push("ran"));
  const byCoroutine = spawn(
    (function* () {
      try {
        log.push("ran");
      } finally {
        log.push("finally");
      }
    })(),
  );
  byFunction.cancel();
  byCoroutine.cancel();
  run();
  expect([byFunction.cancelled, byCoroutine.cancelled]).toEqual([true, true]);
  expect(log).toEqual([]);
});

test("a task that catches it is not cancelled", async () => {
  instantLoop();
  const task = spawn(function* () {
    try {
      yield sleep(1000);
    } catch {
      return "went on";
    }
  });
  await sleep(0);
  task.cancel();
  expect(await task).toBe("went on");
  expect(task.cancelled).toBe(false);
});

test("it goes down to what the task waits for, and comes back up", async () => {
  const { loop } = instantLoop();
  const log: string[] = [];
  function* layer(name: string, next: unknown) {
    try {
      yield next;
    } finally {
      log.push(name);
    }
  }
  const future = new Future();
  const inner = spawn(layer("inner", future));
  const middle = spawn(layer("middle", inner));
  const outer = spawn(layer("outer", middle));
  await sleep(1);
  outer.cancel("stop");
  await expect(outer).rejects.toThrow("stop");
  expect(log).toEqual(["inner", "middle", "outer"]);
  expect([future.cancelled, inner.cancelled, middle.cancelled]).toEqual([true, true, true]);
  expect(loop.tasks()).toEqual([]);
});

test("a task that was woken already hears of it in its next step", () => {
  const { run } = steppedLoop();
  const log: unknown[] = [];
  const future = new Future<string>();
  const task = spawn(function* () {
    try {
      log.push(yield future);
    } catch (error) {
      log.push(error instanceof CancelledError);
    }
  });
  run();
  future.setResult("value");
  expect(task.cancel()).toBe(true);
  run();
  expect(log).toEqual([true]);
});

test("a task may cancel itself, also while it cleans up, and is cancelled at its next wait", () => {
  const { run } = steppedLoop();
  const log: string[] = [];
  const task = spawn(function* () {
    try {
      task.cancel("mine");
      log.push("still running");
      yield sleep(10);
    } finally {
      task.cancel("again");
      try {
        yield sleep(1);
      } catch (error) {
        log.push((error as Error).message);
      }
    }
  });
  run();
  expect(log).toEqual(["still running", "again"]);
  expect(task.cancelled).toBe(true);
  expect(() => task.result()).toThrow("mine");
});

test("a cancellation that goes round in a circle is refused, and the loop goes on", async () => {
  instantLoop();
  const circle =
    "what it waits for waits for it in turn, so there is nothing that a cancellation could end. " +
    "Await no task from what it awaits itself.";
  const gathered: Task<unknown> = spawn(function* () {
    yield sleep(1);
    yield gather(
      gather(gathered),
      spawn(() => sleep(1000)),
    );
  });
  const one: Task<unknown> = spawn(function* () {
    yield sleep(1);
    yield other;
  });
  const other: Task<unknown> = spawn(() => one);
  await sleep(2);
  expect(() => gathered.cancel()).toThrow(`task ${gathered.name}: ${circle}`);
  expect(() => one.cancel()).toThrow(`task ${one.name}: ${circle}`);
  expect(() => other.cancel()).toThrow(`task ${other.name}: ${circle}`);
  // Again, and of others: nothing of the first attempt is left.
  expect(() => one.cancel()).toThrow(circle);
  const task = spawn(() => sleep(1000));
  await sleep(1);
  task.cancel();
  await expect(task).rejects.toThrow(CancelledError);
  expect([gathered.done, one.done, other.done]).toEqual([false, false, false]);
});

test("tasks that wait for one another thousands deep are cancelled by one call", async () => {
  const { loop } = instantLoop();
  const innermost = spawn(() => sleep(1000));
  let outermost: Task<unknown> = innermost;
  for (let depth = 0; depth < 20_000; depth++) {
    const inner = outermost;
    outermost = spawn(() => inner);
  }
  await sleep(1);
  expect(outermost.cancel("all of it")).toBe(true);
  await expect(outermost).rejects.toThrow(new CancelledError("all of it"));
  expect([innermost.cancelled, loop.now(), loop.tasks()]).toEqual([true, 1, []]);
});

test("a task that waits for itself is told so", () => {
  const { run } = steppedLoop();
  const task = spawn(function* narcissus(): Generator<unknown, void> {
    yield task;
  });
  run();
  expect(() => task.result()).toThrow("task narcissus waits for itself, which would never end.");
});

test("a native async function cannot be cancelled: the task stops waiting for it", async () => {
  instantLoop();
  let finish = () => {};
  let finished = false;
  const native = new Promise<void>((resolve) => (finish = resolve)).then(() => (finished = true));
  const task = spawn(function* () {
    yield native;
  });
  await sleep(1);
  task.cancel();
  await expect(task).rejects.toThrow(CancelledError);
  expect(finished).toBe(false);
  finish();
  await native;
  expect(finished).toBe(true);
});

test("an AbortSignal cancels a task and a sleep, with its reason as the cause", async () => {
  instantLoop();
  const controller = new AbortController();
  const task = spawn(() => sleep(1000), { signal: controller.signal });
  const nap = sleep(1000, undefined, { signal: controller.signal });
  await sleep(1);
  controller.abort(new Error("the person left"));
  for (const cancelled of [task, nap]) {
    const error = await cancelled.catch((error: unknown) => error);
    expect(error).toBeInstanceOf(CancelledError);
    expect((error as Error).cause).toEqual(new Error("the person left"));
  }
  await expect(sleep(1, undefined, { signal: controller.signal })).rejects.toThrow(CancelledError);
  await expect(spawn(() => 1, { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
  expect(() => sleep(1, undefined, { signal: {} as AbortSignal })).toThrow("must be an AbortSignal");
});

test("a signal that outlives what it was for keeps nothing of it", async () => {
  instantLoop();
  const controller = new AbortController();
  let listening = 0;
  const { signal } = controller;
  const [add, remove] = [signal.addEventListener, signal.removeEventListener];
  signal.addEventListener = (...args: Parameters<typeof add>) => (listening++, add.apply(signal, args));
  signal.removeEventListener = (...args: Parameters<typeof add>) => (listening--, remove.apply(signal, args));
  const work = [sleep(1, 1, { signal }), sleep(2, 2, { signal }), spawn(() => sleep(3), { signal })];
  expect(listening).toBe(3);
  await Promise.all(work);
  expect(listening).toBe(0);
});

test("what a cancelled task was just given goes to the next", () => {
  const { run } = steppedLoop();
  const log: string[] = [];
  const queue = new Queue<string>();
  const lock = new Lock();
  const semaphore = new Semaphore(0);
  function* take(name: string): Generator<unknown, void, string> {
    log.push(`${name} got ${yield queue.get()}`);
    yield lock.acquire();
    log.push(`${name} locked`);
    yield semaphore.acquire();
    log.push(`${name} entered`);
  }
  const first = spawn(take("first"));
  spawn(take("second"));
  run();
  // Resolved, but not yet run: cancelling it now must not lose the item.
  queue.putNowait("item");
  first.cancel();
  run();
  expect(log).toEqual(["second got item", "second locked"]);

  const third = spawn(take("third"));
  const fourth = spawn(take("fourth"));
  run();
  queue.putNowait("3");
  queue.putNowait("4");
  run();
  lock.release();
  third.cancel();
  run();
  expect(log.slice(2)).toEqual(["third got 3", "fourth got 4", "fourth locked"]);
  semaphore.release();
  run();
  expect(log.at(-1)).toBe("second entered");
  expect(fourth.waitingFor).toBe("semaphore.acquire()");
});

test("a limited wait that is cancelled gives back what it got", async () => {
  const { loop } = instantLoop();
  const queue = new Queue<string>();
  const task = spawn(function* () {
    yield timeout(100, queue.get());
  });
  await sleep(1);
  // In one turn: the item reaches the limited wait; in the next, its task would go on.
  queue.putNowait("item");
  loop.callSoon(() => task.cancel());
  await expect(task).rejects.toThrow(CancelledError);
  expect(queue.getNowait()).toBe("item");
  expect(loop.now()).toBe(1);
});

test("cancelling a gathering cancels all of it, and is done when all of it is", async () => {
  const { loop } = instantLoop();
  const log: string[] = [];
  function* work(name: string, cleanup: number) {
    try {
      yield sleep(100);
    } finally {
      yield sleep(cleanup);
      log.push(`${name} at ${loop.now()}`);
    }
  }
  const gathered = gather(work("a", 5), work("b", 10));
  await sleep(1);
  expect(gathered.cancel()).toBe(true);
  await expect(gathered).rejects.toThrow(CancelledError);
  expect(log.length).toBeGreaterThan(0);
});
