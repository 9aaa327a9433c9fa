import { describe, expect, it } from "vitest";
import { aboutText, comparisonText, programName, type Compared } from "./comparison";

const python = (name: string, length: number): Compared => ({ name, language: "python", length });
const javascript = (name: string, length: number): Compared => ({ name, language: "javascript", length });

describe("a comparison in words", () => {
  it.each([
    [
      python("one by one", 3_000),
      python("together", 1_000),
      "one by one took 3 s, together 1 s: 3 times as fast.",
    ],
    [
      python("together", 1_000),
      python("one by one", 2_940),
      "together took 1 s, one by one 2.94 s: 2.9 times as long.",
    ],
    [python("a", 1_000), python("b", 950), "a took 1 s, b 950 ms: 1.05 times as fast."],
    [python("a", 1_000), python("b", 1_001), "a and b took as long: 1 s."],
    [python("a", 0), python("b", 0), "a and b took as long: 0 s."],
    [python("a", 20), python("b", 0), "a took 20 ms, b 0 s."],
    [python("a", 1), python("b", 2_345_678), "a took 1 ms, b 2346 s: 2,300,000 times as long."],
    [python("a", 20), python("a", 10), "The kept run took 20 ms, this one 10 ms: 2 times as fast."],
    [python("a", 20), javascript("a", 10), "a (Python) took 20 ms, a (JavaScript) 10 ms: 2 times as fast."],
    [
      { name: "file", language: null, length: 20 },
      python("a", 10),
      "file took 20 ms, a (Python) 10 ms: 2 times as fast.",
    ],
  ])("%#: %o, %o", (kept, shown, text) => expect(comparisonText(kept, shown)).toBe(text));

  it("says of each in which language, and how long", () => {
    expect(aboutText(python("a", 1_500))).toBe("Python, 1.5 s");
    expect(aboutText({ name: "a", language: null, length: 2 })).toBe("2 ms");
    expect(aboutText({ name: "a", language: "lua", length: 2 })).toBe("lua, 2 ms");
  });
});

describe("a program is called", () => {
  const named = (code: string): string => programName({ label: null, code, edited: true });

  it("what its page calls it, and whether it is changed", () => {
    expect(programName({ label: " One by one ", code: "# x", edited: false })).toBe("One by one");
    expect(programName({ label: "One by one", code: "# x", edited: true })).toBe("One by one, edited");
    expect(programName({ label: " ", code: "# x", edited: false })).toBe("x");
  });

  it.each([
    ["\n# Fetch both\nimport asyncio", "Fetch both"],
    ["// Fetch both\nimport { gather } from 'interleave';", "Fetch both"],
    ["/* Fetch both */", "Fetch both"],
    ["import asyncio\nfrom time import time\n\nasync def main():", "async def main():"],
    ["importance = 1", "importance = 1"],
    ["import asyncio", "program"],
    ["#\nx = 1", "#"],
    ["", "program"],
    [`x = "${"a".repeat(99)}"`, `x = "${"a".repeat(42)}…`],
  ])("after its text: %o", (code, name) => expect(named(code)).toBe(name));
});
