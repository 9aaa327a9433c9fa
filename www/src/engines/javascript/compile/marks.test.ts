/** Which lines a program says that it is at, in which order; that all else stays as it is, compiled.test.ts and others say. */
import { describe, expect, test } from "vitest";
import { compile } from ".";
import { referenceRuntime } from "./testing/reference";

/** The lines that a program comes to, one after the other; the function's line behind those that are in one. */
async function lines(source: string): Promise<string> {
  const { code, parameter } = compile(source, { lines: true });
  const told: string[] = [];
  const line = (line: number, within: number): void => {
    const text = within === 0 ? `${line}` : `${line}/${within}`;
    if (told.at(-1) !== text) told.push(text);
  };
  await (new Function(parameter, code)({ ...referenceRuntime(), line }) as Promise<unknown>);
  return told.join(" ");
}

describe("a program comes to", () => {
  test.each<[string, string, string]>([
    ["each statement", "const a = 1;\nlet b;\nb = a;\n;\n{\n  b++;\n}", "1 3 6"],
    ["statements on one line once", "let a = 1; a++; a++;\na++", "1 2"],
    [
      "the branch that is taken",
      "let a = 1;\nif (a > 1)\n  a = 2;\nelse if (a > 0)\n  a = 3;\nelse a = 4;",
      "1 2 4 5",
    ],
    [
      "the head of a loop in each round",
      "for (let i = 0; i < 2; i++)\n  f();\nlet n = 0;\nwhile (n < 2)\n  n++;\ndo {\n  n--;\n} while (n > 0)\nfunction f() {\n  n;\n}".replace(
        "n;\n}",
        "return;\n}",
      ),
      "1 2 10/9 1 2 10/9 1 3 4 5 4 5 4 6 7 8 7 8",
    ],
    ["the head of a loop without a test", "for (let i = 0; ; i++) {\n  if (i > 0) break;\n}", "1 2 1 2"],
    [
      "the head of a loop over values",
      "for (const a of [1, 2]) {\n  a;\n}\nfor (const k in { b: 1 })\n  k;",
      "1 2 1 2 4 5",
    ],
    [
      "the head of a loop over awaited values",
      "for await (const a of [1, 2])\n  a;\nouter: for await (const a of [1, 2]) {\n  continue outer;\n}",
      "1 2 1 2 3 4 3 4",
    ],
    [
      "a loop with a label",
      "let n = 0;\nouter:\nfor (;;)\n  for (;;)\n    if (n++ > 0) break outer;\n    else continue outer;",
      "1 2 4 5 6 4 5",
    ],
    [
      "a case",
      "switch (2) {\n  case 1:\n    f();\n  case 2:\n    let a = 1;\n  default:\n    a++;\n}",
      "1 5 7",
    ],
    ["what cleans up", "try {\n  throw 1;\n} catch {\n  0;\n} finally {\n  1;\n}", "1 2 4 6"],
    [
      "functions of all kinds",
      "function a() {\n  return 1;\n}\nconst b = () =>\n  a();\nclass C {\n  static {\n    b();\n  }\n  m() {\n    return new.target;\n  }\n}\nnew C().m();",
      "4 6 8/7 5/4 2/1 14 11/10",
    ],
    [
      "async functions, from where they wait on",
      "async function f() {\n  await 1;\n  return 2;\n}\nconst g = async (x) =>\n  await x;\nawait f();\nawait g(1);",
      "5 7 2/1 3/1 8 6/5",
    ],
    [
      "generators",
      "function* g() {\n  yield 1;\n  yield 2;\n}\nfor (const x of g())\n  x;",
      "5 2/1 5 6 3/1 5 6",
    ],
    [
      "what is exported",
      "export const a = 1;\nexport default () => 1;\nexport function f() {}\nexport { a as b };\na",
      "1 2 5",
    ],
    ["resources", "{\n  using a = null;\n  await using b = null;\n  a;\n}", "2 3 4"],
  ])("%s", async (_, source, expected) => {
    expect(await lines(source)).toBe(expected);
  });
});

test("where nobody asks, the code is what it was", () => {
  const source = "for (const a of [1]) if (a) f(() => a); else while (a) f();";
  expect(compile(source).code).not.toContain("line(");
  expect(compile(source, { lines: false }).code).toBe(compile(source).code);
});

test("a name of the program's that begins as ours keeps out of the way", async () => {
  expect(await lines("const $ = 1;\nconst $line = 2;\n$ + $line;")).toBe("1 2 3");
});

test("no bracket continues what the program's text did not", async () => {
  const source = "let n = 0;\nconst f = (x) => x++\n(n);\nconst g = (x) => (x)\nn;\nf(g(1));";
  expect(await lines(source)).toBe("1 2 3 4 5 6 4/4");
});
