import { describe, expect, it } from "vitest";
import { firstDifference } from "./expected-told";

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
