import { describe, expect, test } from "vitest";
import { load } from "../load";
import { ProgramSource } from "./program-source";

const same = {
  parameter: "$",
  original: (line: number, column: number) => ({ line, column }),
  originalLine: (line: number) => ({ line, column: 1 }),
  functionAt: () => "f",
};

/** Runs a text as a program is run; what it throws, located. */
async function framesOf(code: string): Promise<readonly string[]> {
  const program = { ...same, code };
  const loaded = await load(program);
  const source = new ProgramSource(program, loaded);
  try {
    loaded.start(null);
  } catch (error) {
    return source.frames(error).frames.map(({ name, line, column }) => `${name} ${line}:${column}`);
  }
  throw new Error("it did not throw");
}

describe("frames", () => {
  test("are the program's own, by the person's lines", async () => {
    const code = ["function foo() {", "  throw new Error('x');", "}", "[1].map(() => foo());"].join("\n");
    expect(await framesOf(code)).toEqual(["f 2:9", "f 4:15", "f 4:5"]);
  });

  test("the first line counts too", async () => {
    expect(await framesOf("null.x")).toEqual(["f 1:6"]);
  });

  test("what eval makes is left out", async () => {
    expect(await framesOf("\neval('null.x')")).toEqual(["f 2:1"]);
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

test("a mapping that breaks leaves the line, which is the same, and the name that the browser gives", async () => {
  const broken = (): never => {
    throw new Error("overwritten");
  };
  const program = { ...same, code: "\nfunction g() { null.x }\ng()", original: broken, functionAt: broken };
  const loaded = await load(program);
  const source = new ProgramSource(program, loaded);
  try {
    loaded.start(null);
  } catch (error) {
    expect(source.frames(error).frames).toEqual([
      { name: "g", line: 2, column: 21 },
      { name: "(anonymous)", line: 3, column: 1 },
    ]);
  }
  expect.assertions(1);
});

describe("stacks of other browsers", () => {
  const loaded = { url: "p.js", linesBefore: 2, start: () => null };

  test("the constructor of the error's own class is not where it was made", () => {
    class MyErr extends Error {}
    const error = new MyErr("m");
    error.stack = "MyErr@p.js:3:45\nmain@p.js:5:13\nrun@http://h/worker.js:1:1\n";
    const source = new ProgramSource({ ...same, code: "" }, loaded);
    expect(source.frames(error)).toEqual({ frames: [{ name: "f", line: 3, column: 13 }], own: 1 });
  });

  test("a constructor goes by the name of its class", () => {
    const source = new ProgramSource({ ...same, code: "", functionAt: () => "constructor" }, loaded);
    const named = (stack: string) => {
      const error = new Error("m");
      error.stack = stack;
      return source.frames(error).frames.map(({ name }) => name);
    };
    expect(named("Error: m\n    at new Account (p.js:3:1)\n    at p.js:4:1")).toEqual([
      "new Account",
      "constructor",
    ]);
    expect(named("Account@p.js:3:45\n@p.js:4:1")).toEqual(["new Account", "constructor"]);
  });

  test.each([
    [
      "Chromium",
      "Error: m\n    at f (p.js:3:5)\n    at load (p.js:4:30)\n    at x (http://h/w.js:1:1)\n    at p.js:5:1",
      30,
    ],
    ["Firefox", "f@p.js:3:5\nload@p.js:4:32\nx@http://h/w.js:1:1\n@p.js:5:1", 32],
    ["WebKit", "f@p.js:3:5\nload@p.js:4:34\nx@http://h/w.js:1:1\n@p.js:5:1", 34],
  ])("where a task was begun is no frame, and tells whose the frames above are: %s", (_, stack) => {
    //                              $ at column 28
    const code = "function*(){throw 1}\nfunction load(a,b){ return $.call(4,function*(){";
    const error = new Error("m");
    error.stack = stack;
    const { frames, own } = new ProgramSource({ ...same, code }, loaded).frames(error);
    expect([frames.map(({ line }) => line), own]).toEqual([[1, 3], 1]);
  });
});
