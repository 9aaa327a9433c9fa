/** TaskGroup: nobody outlives the group, and the first failure ends it. */
import { expect, test } from "vitest";
import {
  CancelledError,
  InvalidStateError,
  TaskGroup,
  sleep,
  spawn,
} from "../../www/src/generated/interleave/interleave.js";
import { instantLoop, macrotasks } from "./support/load.ts";

test("it is done when its function and all its tasks are, with the function's result", async () => {
  const { loop } = instantLoop();
  const log: string[] = [];
  const result = await TaskGroup.run(function* (group) {
    group.spawn(function* () {
      yield sleep(20);
      log.push("late");
      group.spawn(() => sleep(10));
    });
    yield sleep(5);
    return "result";
  });
  expect([result, loop.now(), log]).toEqual(["result", 30, ["late"]]);
  expect(await TaskGroup.run(async () => "native")).toBe("native");
  expect(await TaskGroup.run(() => 1)).toBe(1);
});

test("the first failure cancels the others, and every error is in the AggregateError", async () => {
  const { loop, errors } = instantLoop();
  const log: string[] = [];
  const run = TaskGroup.run(function* (group) {
    group.spawn(function* () {
      yield sleep(10);
      throw new Error("first");
    });
    group.spawn(function* () {
      try {
        yield sleep(1000);
      } finally {
        log.push(`cancelled at ${loop.now()}`);
        throw new Error("while cleaning up");
      }
    });
    group.spawn(function* () {
      try {
        yield sleep(1000);
      } finally {
        yield sleep(5);
        log.push(`clean at ${loop.now()}`);
      }
    });
    yield sleep(1000);
  });
  const error = (await run.catch((error: unknown) => error)) as AggregateError;
  expect(error).toBeInstanceOf(AggregateError);
  expect(error.errors).toEqual([new Error("first"), new Error("while cleaning up")]);
  expect(error.message).toBe("2 tasks of the TaskGroup failed: Error: first; Error: while cleaning up");
  expect(log).toEqual(["cancelled at 10", "clean at 15"]);
  await macrotasks(3);
  expect([loop.tasks(), errors]).toEqual([[], []]);
});

test("an error of the function itself cancels the tasks", async () => {
  const { loop } = instantLoop();
  const run = TaskGroup.run((group) => {
    group.spawn(() => sleep(1000));
    throw new Error("in the function");
  });
  await expect(run).rejects.toMatchObject({ errors: [new Error("in the function")] });
  expect(loop.now()).toBe(0);
});

test("cancelling it cancels all of it, and it waits for them", async () => {
  const { loop } = instantLoop();
  const log: string[] = [];
  const group = TaskGroup.run(function* (group) {
    group.spawn(function* () {
      try {
        yield sleep(1000);
      } finally {
        yield sleep(5);
        log.push("clean");
      }
    });
    yield sleep(500);
  });
  await sleep(10);
  group.cancel("enough");
  await expect(group).rejects.toThrow(new CancelledError("enough"));
  expect([log, loop.now(), loop.tasks()]).toEqual([["clean"], 15, []]);
});

test("one task that is cancelled by itself does not end the group", async () => {
  instantLoop();
  const result = await TaskGroup.run(function* (group): Generator<unknown, string> {
    const task = group.spawn(() => sleep(1000));
    yield sleep(1);
    task.cancel();
    yield sleep(1);
    return "went on";
  });
  expect(result).toBe("went on");
});

test("nothing can be spawned into a group that has ended or is ending", async () => {
  instantLoop();
  let kept: TaskGroup | undefined;
  await TaskGroup.run((group) => {
    kept = group;
  });
  expect(() => kept?.spawn(() => 1)).toThrow(InvalidStateError);
  const messages: string[] = [];
  const run = TaskGroup.run(function* (group) {
    group.spawn(() => {
      throw new Error("ends it");
    });
    try {
      yield sleep(10);
    } finally {
      try {
        group.spawn(() => 1);
      } catch (error) {
        messages.push((error as Error).message);
      }
    }
  });
  await expect(run).rejects.toThrow(AggregateError);
  expect(messages[0]).toMatch(/the group is shutting down/);
});

test("a task that runs already can join", async () => {
  instantLoop();
  const task = spawn(() => sleep(10, "mine"));
  const joined = await TaskGroup.run((group) => group.spawn(task) === task);
  expect([joined, task.done]).toEqual([true, true]);
});
