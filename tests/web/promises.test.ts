/** Native promises and the loop's futures, both ways. */
import { expect, test } from "vitest";
import { CancelledError, Future, sleep, spawn } from "../../www/src/generated/interleave/interleave.js";
import { instantLoop, macrotasks } from "./support/load.ts";

test("a native async function awaits tasks, futures and sleeps", async () => {
  const { loop } = instantLoop();
  const task = spawn(function* (): Generator<unknown, number> {
    yield sleep(10);
    return 1;
  });
  const future = new Future<number>();
  loop.callLater(20, () => future.setResult(2));
  expect([await task, await future, await sleep(30, 3), loop.now()]).toEqual([1, 2, 3, 50]);
  expect(await Promise.all([task, future, sleep(1, 4)])).toEqual([1, 2, 4]);
  expect(await Promise.race([sleep(100, "slow"), sleep(1, "quick")])).toBe("quick");
});

test("a task awaits promises, thenables, and what comes out of async functions", async () => {
  instantLoop();
  const task = spawn(function* (): Generator<unknown, unknown[], unknown> {
    const native = yield Promise.resolve("promise");
    const thenable = yield { then: (resolve: (value: string) => void) => resolve("thenable") };
    const nested = yield Promise.resolve(sleep(1, "nested"));
    let caught: unknown;
    try {
      yield Promise.reject(new Error("rejected"));
    } catch (error) {
      caught = error;
    }
    return [native, thenable, nested, caught];
  });
  expect(await task).toEqual(["promise", "thenable", "nested", new Error("rejected")]);
  expect(await spawn(async () => "async function")).toBe("async function");
  expect(await spawn(Promise.resolve("promise"))).toBe("promise");
  expect(await spawn(sleep(1, "sleep"))).toBe("sleep");
});

test("a promise that has failed already is no unhandled rejection before the task asks it", async () => {
  const told: unknown[] = [];
  const tell = (reason: unknown): void => void told.push(reason);
  process.on("unhandledRejection", tell);
  instantLoop();
  await expect(spawn(Promise.reject(new Error("early")))).rejects.toThrow("early");
  process.off("unhandledRejection", tell);
  expect(told).toEqual([]);
});

test("a thenable whose then throws fails the wait, not the loop", async () => {
  const { errors } = instantLoop();
  const task = spawn(function* (): Generator<unknown, string> {
    try {
      yield {
        then() {
          throw new Error("in then");
        },
      };
      return "not reached";
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(await task).toBe("in then");
  expect(errors).toEqual([]);
});

test("then, catch and finally give native promises", async () => {
  instantLoop();
  const future = new Future<number>();
  expect(future.then()).toBeInstanceOf(Promise);
  const chain = future.then((value) => value + 1);
  future.setResult(1);
  expect(await chain).toBe(2);
  const failed = new Future<number>();
  failed.setException(new Error("no"));
  expect(await failed.catch((error: Error) => error.message)).toBe("no");
  const cancelled = new Future<number>();
  const log: string[] = [];
  const after = cancelled.finally(() => log.push("finally"));
  cancelled.cancel();
  await expect(after).rejects.toThrow(CancelledError);
  expect(log).toEqual(["finally"]);
});

test("a task whose function returns something to await has that for its result", async () => {
  const { loop } = instantLoop();
  const task = spawn(function* () {
    yield sleep(1);
    return sleep(10, "late");
  });
  expect(await task).toBe("late");
  expect(loop.now()).toBe(11);
});

test("await sleep(0) lets the loop have a turn", async () => {
  instantLoop();
  const log: string[] = [];
  spawn(() => log.push("task"));
  await sleep(0);
  log.push("after");
  expect(log).toEqual(["task", "after"]);
});

test("with `microtasks`, native promises run between two callbacks", async () => {
  const order = async (microtasks: boolean) => {
    const { loop } = instantLoop({ microtasks });
    const log: string[] = [];
    for (const name of ["a", "b"]) {
      loop.callLater(10, () => {
        log.push(name);
        void Promise.resolve().then(() => log.push(`${name} microtask`));
      });
    }
    await macrotasks(10);
    return log;
  };
  expect(await order(true)).toEqual(["a", "a microtask", "b", "b microtask"]);
  expect(await order(false)).toEqual(["a", "b", "a microtask", "b microtask"]);
});

test("an instant clock does not jump while native promises still make something ready", async () => {
  const { loop } = instantLoop();
  const log: string[] = [];
  const at = (name: string) => log.push(`${name} at ${loop.now()}`);
  loop.callLater(1000, at, "timer");
  spawn(function* () {
    for (let step = 1; step <= 3; step++) {
      yield (async () => {
        for (let microtask = 0; microtask < 20; microtask++) await null;
      })();
      at(`step ${step}`);
    }
  });
  await macrotasks(20);
  expect(log).toEqual(["step 1 at 0", "step 2 at 0", "step 3 at 0", "timer at 1000"]);
});
