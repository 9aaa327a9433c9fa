/** The result slot: set once, read by anybody. */
import { expect, test } from "vitest";
import {
  CancelledError,
  Future,
  InvalidStateError,
  sleep,
  spawn,
} from "../../www/src/generated/interleave/interleave.js";
import { failure, instantLoop, steppedLoop } from "./support/load.ts";

test("a result, an exception or a cancellation completes it, once", () => {
  steppedLoop();
  const complete: [string, (future: Future<string>) => unknown][] = [
    ["result", (future) => future.setResult("value")],
    ["exception", (future) => future.setException(new Error("no"))],
    ["cancelled", (future) => future.cancel()],
  ];
  for (const [how, act] of complete) {
    const future = new Future<string>();
    expect([future.done, future.cancelled]).toEqual([false, false]);
    act(future);
    expect([future.done, future.cancelled]).toEqual([true, how === "cancelled"]);
    for (const again of [() => future.setResult("2"), () => future.setException(new Error("2"))]) {
      const error = failure(again);
      expect(error).toBeInstanceOf(InvalidStateError);
      expect(error.message).toMatch(
        how === "cancelled" ? /^future-\d+ was cancelled, so/ : /^future-\d+ is done already, so/,
      );
      expect(error.message).toMatch(/Check `done` before/);
    }
    expect(future.cancel()).toBe(false);
  }
});

test("result and exception say how it stands", () => {
  steppedLoop();
  const pending = new Future({ name: "answer" });
  expect(failure(() => pending.result()).message).toMatch(/^answer has no result yet: await it/);
  expect(failure(() => pending.exception()).message).toMatch(/^answer has no exception yet/);
  const value = new Future<number>();
  value.setResult(1);
  expect([value.result(), value.exception()]).toEqual([1, null]);
  const failed = new Future<number>();
  const error = new Error("no");
  failed.setException(error);
  expect(failure(() => failed.result())).toBe(error);
  expect(failed.exception()).toBe(error);
  const cancelled = new Future<number>();
  cancelled.cancel("enough");
  for (const ask of [() => cancelled.result(), () => cancelled.exception()]) {
    expect(failure(ask)).toBeInstanceOf(CancelledError);
    expect(failure(ask).message).toBe("enough");
  }
});

test("done callbacks get the very future, also when they come late, and can be taken back", () => {
  const { run } = steppedLoop();
  const log: unknown[] = [];
  const future = new Future<number>();
  const taken = () => log.push("taken back");
  future.addDoneCallback(taken);
  future.addDoneCallback((done) => log.push(done === future));
  future.addDoneCallback(taken);
  expect(future.removeDoneCallback(taken)).toBe(2);
  expect(future.removeDoneCallback(taken)).toBe(0);
  future.setResult(1);
  future.addDoneCallback(() => log.push("late"));
  expect(log).toEqual([]);
  run();
  expect(log).toEqual([true, "late"]);
});

test("any number of tasks may await one future", async () => {
  instantLoop();
  const future = new Future<string>();
  const tasks = [1, 2, 3].map((number) =>
    spawn(function* (): Generator<unknown, string, string> {
      return `${number} ${yield future}`;
    }),
  );
  await sleep(1);
  future.setResult("go");
  expect(await Promise.all(tasks)).toEqual(["1 go", "2 go", "3 go"]);
});

test("what is not a callback is refused", () => {
  steppedLoop();
  const future = new Future();
  expect(() => future.addDoneCallback(5 as never)).toThrow(
    new TypeError("addDoneCallback: a function is needed here, not 5."),
  );
});

test("names", () => {
  steppedLoop();
  expect(new Future({ name: "mine" }).name).toBe("mine");
  const [first, second] = [new Future(), new Future()];
  expect(String(first)).toMatch(/^future-\d+ \(pending\)$/);
  expect(second.name).not.toBe(first.name);
  second.setResult(1);
  expect(String(second)).toMatch(/^future-\d+ \(finished\)$/);
  expect(Object.prototype.toString.call(first)).toBe("[object Future]");
});
