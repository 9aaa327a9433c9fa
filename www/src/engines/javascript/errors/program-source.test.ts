import { describe, expect, test } from "vitest";
import { load } from "../load";
import { ProgramSource } from "./program-source";

/** Runs a text as a program is run; what it throws, located. Columns in code are those in the text less one. */
async function framesOf(code: string): Promise<readonly string[]> {
  const loaded = await load(code, "$");
  const source = new ProgramSource({ original: (line, column) => ({ line, column }) }, loaded);
  try {
    loaded.start(null);
  } catch (error) {
    return source.frames(error).map(({ name, line, column }) => `${name} ${line}:${column}`);
  }
  throw new Error("it did not throw");
}

describe("frames", () => {
  test("are the program's own, by the person's lines", async () => {
    const code = ["function foo() {", "  throw new Error('x');", "}", "[1].map(() => foo());"].join("\n");
    expect(await framesOf(code)).toEqual(["foo 2:9", "(anonymous) 4:15", "(anonymous) 4:5"]);
  });

  test("the first line counts too", async () => {
    expect(await framesOf("null.x")).toEqual(["(anonymous) 1:6"]);
  });

  test("what eval makes is left out", async () => {
    expect(await framesOf("\neval('null.x')")).toEqual(["(anonymous) 2:1"]);
  });

  test("recursion is cut", async () => {
    Error.stackTraceLimit = 50;
    expect(await framesOf("function f(n) { if (n === 0) null.x; f(n - 1); }\nf(50);")).toHaveLength(20);
  });

  test.each(["throw 42", "throw null", "throw Object.create(null)", "throw { stack: 5 }"])(
    "none: %s",
    async (code) => {
      expect(await framesOf(code)).toEqual([]);
    },
  );

  test("none in a stack that was overwritten", async () => {
    expect(await framesOf("const e = new Error('x'); e.stack = 'y'.repeat(1e7); throw e")).toEqual([]);
  });
});

test("a mapping that breaks leaves the line, which is the same", async () => {
  const loaded = await load("\nnull.x", "$");
  const broken = (): never => {
    throw new Error("overwritten");
  };
  const source = new ProgramSource({ original: broken, functionAt: broken }, loaded);
  expect(() => loaded.start(null)).toThrow();
  try {
    loaded.start(null);
  } catch (error) {
    expect(source.frames(error)).toEqual([{ name: "(anonymous)", line: 2, column: 6 }]);
  }
});

test("the constructor of the error's own class is not where it was made", () => {
  class MyErr extends Error {}
  const error = new MyErr("m");
  error.stack = "MyErr@p.js:3:45\nmain@p.js:5:13\nrun@http://h/worker.js:1:1\n";
  const source = new ProgramSource(
    { original: (line, column) => ({ line, column }) },
    { url: "p.js", linesBefore: 2, start: () => null },
  );
  expect(source.frames(error)).toEqual([{ name: "main", line: 3, column: 13 }]);
});
