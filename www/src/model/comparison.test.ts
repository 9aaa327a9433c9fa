import { describe, expect, it } from "vitest";
import { aboutText, comparisonText, programName, type Compared } from "./comparison";

const run = (language: string | null, name: string, length: number): Compared => {
  return { name, language, length, clock: "1", ended: true };
};
const python = (name: string, length: number): Compared => run("python", name, length);
const javascript = (name: string, length: number): Compared => run("javascript", name, length);

describe("a comparison in words", () => {
  it.each([
    [
      python("one by one", 3_000),
      python("together", 1_000),
      "one by one took 3 s, together 1 s: 2 s less, 3 times as fast.",
    ],
    [
      python("together", 1_000),
      python("one by one", 2_940),
      "together took 1 s, one by one 2.94 s: 1.94 s more, 2.9 times as long.",
    ],
    [python("a", 1_000), python("b", 950), "a took 1 s, b 950 ms: 50 ms less, 1.05 times as fast."],
    [python("a", 1_000), python("b", 1_001), "a and b took as long: 1 s."],
    [python("a", 0), python("b", 0), "a and b took as long: 0 s."],
    [python("a", 20), python("b", 0), "a took 20 ms, b 0 s: 20 ms less."],
    [python("a", 1), python("b", 2_345_678), "a took 1 ms, b 2346 s: 2346 s more, 2,300,000 times as long."],
    [
      python("a", 20),
      python("a", 10),
      "The kept run took 20 ms, this one 10 ms: 10 ms less, 2 times as fast.",
    ],
    [
      python("a", 20),
      javascript("a", 10),
      "a (Python) took 20 ms, a (JavaScript) 10 ms: 10 ms less, 2 times as fast.",
    ],
    [
      run(null, "file", 20),
      python("a", 10),
      "file took 20 ms, a (Python) 10 ms: 10 ms less, 2 times as fast.",
    ],
  ])("%#: %o, %o", (kept, shown, text) => expect(comparisonText(kept, shown)).toBe(text));

  it("says of a run that was stopped, or waits for ever, that it would have taken longer", () => {
    const stopped = { ...python("a", 400), ended: false };
    expect(comparisonText(stopped, python("b", 1_000))).toBe(
      "a took 400 ms, b 1 s. a had not ended by then.",
    );
    expect(comparisonText(python("a", 1_000), stopped)).toBe(
      "The kept run took 1 s, this one 400 ms. This one had not ended by then.",
    );
    expect(comparisonText(stopped, stopped)).toBe(
      "The kept run took 400 ms, this one 400 ms. The kept run had not ended by then. This one had not ended by then.",
    );
    expect(aboutText(stopped)).toBe("Python, 400 ms, not all of it has ended");
  });

  it("says that clocks differ, where both are known", () => {
    const instant = { ...python("a", 1_000), clock: "instant" };
    expect(comparisonText(instant, python("b", 1_000))).toBe(
      "a and b took as long: 1 s. Their clocks differ, instant and 1×: computing does not count alike on them.",
    );
    expect(comparisonText({ ...instant, clock: null }, python("b", 1_000))).toBe(
      "a and b took as long: 1 s.",
    );
  });

  it("says of each in which language, and how long", () => {
    expect(aboutText(python("a", 1_500))).toBe("Python, 1.5 s");
    expect(aboutText(run(null, "a", 2))).toBe("2 ms");
    expect(aboutText(run("lua", "a", 2))).toBe("lua, 2 ms");
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
