import { describe, expect, it } from "vitest";
import { offsetOf } from "./editor";
import { indentationOf } from "./indentation";

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

describe("indentationOf", () => {
  it.each([
    ["as it is", "async def f():\n  await g()\n", "python", "  "],
    ["as it is, whatever comes deeper first", "def f():\n    if a:\n        b\n", "python", "    "],
    ["as it is, in tabs", "def f():\n\tpass\n", "python", "\t"],
    ["as its language is usually written", "print(1)\n", "python", "    "],
    ["as its language is usually written", "f();\n", "javascript", "  "],
    ["not as a comment is", "/**\n * A comment.\n */\nif (a) {\n    b();\n}\n", "javascript", "    "],
    ["not as a blank line is", "a\n      \n  b\n", "python", "  "],
  ])("is %s: %j", (_, text, language, indentation) => {
    expect(indentationOf(text, language)).toBe(indentation);
  });
});
