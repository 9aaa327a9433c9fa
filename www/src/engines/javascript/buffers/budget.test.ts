/** Sums of bytes. What the browser collects, and when, is its own affair: tests/browser/limits.test.ts sees that it counts. */
import { expect, test } from "vitest";
import { Budget, MOST_BYTES } from "./budget";

const HALF = MOST_BYTES / 2;

test("what is held by several is added up", () => {
  const budget = new Budget();
  const kept = [{}, {}];
  for (const each of kept) budget.hold(each, HALF);
  expect(() => budget.hold({}, 1)).toThrow(RangeError);
});

test("what was refused is not held", () => {
  const budget = new Budget();
  expect(() => budget.hold({}, MOST_BYTES + 1)).toThrow("2 GB");
  budget.hold({}, MOST_BYTES);
});

test("what grows and shrinks counts as large as it is", () => {
  const budget = new Budget();
  const buffer = {};
  for (let n = 0; n < 10; n += 1) {
    budget.hold(buffer, HALF);
    budget.hold(buffer, 0);
  }
  budget.hold(buffer, MOST_BYTES);
  expect(() => budget.hold({}, 1)).toThrow(RangeError);
});

test("what moved elsewhere is held no longer", () => {
  const budget = new Budget();
  const buffer = {};
  budget.hold(buffer, MOST_BYTES);
  budget.leave(buffer);
  budget.hold({}, MOST_BYTES);
});

test("small ones count together", () => {
  const budget = new Budget();
  const asked: object[] = [];
  const make = (): object => {
    asked.push({});
    return asked.at(-1)!;
  };
  const fill = (): void => {
    for (let n = 0; n < MOST_BYTES / 10_000 + 10; n += 1) budget.holdSome(10_000, make);
  };
  expect(fill).toThrow(RangeError);
  // One in seven.
  expect(asked.length).toBeLessThan(MOST_BYTES / 10_000 / 6);
});
