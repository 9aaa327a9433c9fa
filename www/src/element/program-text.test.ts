import { describe, expect, it } from "vitest";
import { dedent } from "./program-text";

describe("dedent", () => {
  it.each([
    ["", ""],
    ["one", "one"],
    ["\n    if (a) {\n      b();\n    }\n  ", "if (a) {\n  b();\n}"],
    ["\n\n  a\n\n  b\n\n", "a\n\nb"],
    ["\ta\n\t\tb", "a\n\tb"],
    ["    a\n  b", "  a\nb"],
    ["\ta\n    b", "\ta\n    b"],
    ["  a\r\n  b\r\n", "a\nb"],
    ["a\n   \n  b", "a\n\n  b"],
  ])("%j becomes %j", (text, program) => {
    expect(dedent(text)).toBe(program);
  });
});
