import { expect, it } from "vitest";
import { words } from "./numbers";

it.each([
  [0, "0 s"],
  [2_000, "2 s"],
  [300, "300 ms"],
  [1_234.5, "1.23 s"],
  [123_456, "123 s"],
  [12.34, "12.3 ms"],
  [0.25, "250 µs"],
  [0.0123, "12.3 µs"],
  [-1_500, "-1.5 s"],
])("%f ms is %s", (milliseconds, text) => {
  expect(words.time(milliseconds)).toBe(text);
});

it.each([
  [0, 500, 2_000, "0.0 s"],
  [1_500, 500, 2_000, "1.5 s"],
  [1_000, 1_000, 5_000, "1 s"],
  [0.2, 0.1, 0.9, "200 µs"],
  [30, 5, 60, "30 ms"],
  [0.5, 0.25, 2, "0.5 ms"],
])("a tick at %f of an axis with one every %f until %f is %s", (at, apart, end, text) => {
  expect(words.tick(at, apart, end)).toBe(text);
});

it.each([
  [0, "0"],
  [12_345, "12,345"],
  [1_234_567, "1,234,567"],
  [1.05, "1.05"],
])("%f is %s", (value, text) => {
  expect(words.number(value)).toBe(text);
});

it("a tiny time before another is none below zero", () => {
  expect(words.tick(-1e-9, 1, 5)).toBe("0 ms");
});
