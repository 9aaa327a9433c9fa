import { describe, expect, it } from "vitest";
import { offsetOf } from "./editor";

describe("offsetOf", () => {
  const text = "one\ntwo\n\nfour";

  it.each([
    [1, 1, 0],
    [1, 4, 3],
    [2, 1, 4],
    [2, 3, 6],
    [3, 1, 8],
    [4, 5, 13],
  ])("line %d column %d is offset %d", (line, column, offset) => {
    expect(offsetOf(text, { line, column })).toBe(offset);
  });

  it("stays within the line and within the text", () => {
    expect(offsetOf(text, { line: 1, column: 99 })).toBe(3);
    expect(offsetOf(text, { line: 99, column: 1 })).toBe(text.length);
    expect(offsetOf(text, { line: 2, column: 0 })).toBe(4);
  });
});
