import { describe, expect, it } from "vitest";
import { firstDifference, judge } from "./expected-told";

describe("the first difference from what was expected", () => {
  it.each([
    ["a\nb", "a\nb\n", null],
    ["a \r\nb\n\n", "a\nb", null],
    ["", "", null],
    ["a\nb\n", "a\nc\n", 2],
    ["a\nb", "a", 2],
    ["a", "a\nb", 2],
    ["", "a", 1],
    ["  a", "a", 1],
    ["a\n\nb", "a\nb", 2],
  ])("of %j and %j is %j", (expected, output, line) => {
    expect(firstDifference(expected, output)).toBe(line);
  });
});

describe("the verdict", () => {
  it.each([
    ["1\n", { expected: "1", isSame: true, line: null }],
    ["1\n2\n", { expected: "1", isSame: false, line: 2 }],
    [null, { expected: "1", isSame: null, line: null }],
  ])("on %j is %j", (output, verdict) => expect(judge("1", output)).toEqual(verdict));
});
