import { describe, expect, test } from "vitest";
import { compile } from ".";
import { referenceRuntime } from "./testing/reference";

/** What becomes of the body of a program. */
function compiled(source: string): string {
  const { code } = compile(source, { calls: true });
  const start = code.indexOf("function*(){") + "function*(){".length;
  return code.slice(start, -"\n})".length);
}

describe("a call", () => {
  test.each([
    ["that nothing runs before", "f(a, 1)", ";($l=0,f(a, 1))"],
    ["without arguments", "x = f()", "x = ($l=0,f())"],
    ["with another as its argument", "f(g(1))", "f($v(0,($l=1,g(1))))"],
    ["with another before its last argument", "f(g(), b)", "f(($l=1,g()), $v(0,b))"],
    ["that spreads what another gives", "f(...g())", "f(...$v(0,($l=1,g())))"],
    ["of a method of what another gives", "f().g()", "f(...$n(1)).g(...$n(0))"],
    ["with functions as arguments", "f(() => g())", ";($l=0,f(() => ($l=1,g())))"],
    ["in an optional chain", "a?.b(1).c", "a?.b($v(0,1)).c"],
    ["that is an optional chain", "a?.b()", ";($l=0,a?.b())"],
    ["that is a tag", "f()`x`", "f(...$n(0))`x`"],
    [
      "that computes",
      "Math.max(a, s.indexOf(b)), console.log(a)",
      "Math.max(a, s.indexOf(b)), console.log(a)",
    ],
    [
      "that computes with what another gives",
      "f(Math.max(1, 2), String(g()))",
      "f(Math.max(1, 2), $v(0,String(($l=1,g()))))",
    ],
    [
      "of a method that the program has itself",
      "o = { push() {} }; o.push(1)",
      "o = { push() {} }; ;($l=0,o.push(1))",
    ],
    ["that makes an object", "new F(1)", "new F(1)"],
    ["after a line without a semicolon", "a\nf()", "a\n;($l=0,f())"],
    ["where a statement stands alone", "if (a) f(); else g()", "if (a) ($l=0,f()); else ($l=1,g())"],
  ])("%s", (_, source, expected) => {
    expect(compiled(source)).toBe(expected);
  });

  test("is left alone where nobody wants to know", () => {
    expect(compile("f(g())").code).toContain("function*(){f(g())");
  });
});

/** At which lines the program was whenever it called `probe`. */
async function probed(source: string): Promise<readonly (number | null)[]> {
  const { code, parameter, sites } = compile(source, { calls: true });
  let ask = (): number => -1;
  const lines: (number | null)[] = [];
  const runtime = { ...referenceRuntime(), calls: (site: () => number) => void (ask = site) };
  const probe = (value: unknown): unknown => {
    lines.push(sites[ask()]?.line ?? null);
    return value;
  };
  await (new Function(parameter, "probe", code)(runtime, probe) as Promise<unknown>);
  return lines;
}

describe("the line that is noted is that of the call", () => {
  test.each([
    [
      "whatever its arguments called",
      "const f = (x) => {\n  probe(1);\n  return x;\n};\nprobe(f(2));",
      [2, 5],
    ],
    ["of a method that stands on a line of its own", "const o = { probe };\no\n  .probe(1);", [3]],
    [
      "whatever was called before in the chain",
      "const f = () => {\n  probe(1);\n  return { probe };\n};\nf().probe();",
      [2, 5],
    ],
    [
      "after an await among its arguments",
      "async function f() {\n  probe(1);\n  await null;\n  probe(2);\n}\nprobe(\n  0,\n  await f());",
      [2, 4, 6],
    ],
    ["by a built-in function", "probe(0);\n[1, 2].forEach(probe);", [1, 2, 2]],
    ["in an arrow function", "const f = () =>\n  probe(1);\nf();", [2]],
    ["in a parameter", "function f(a = probe(1)) {\n  return a;\n}\nf();", [1]],
  ])("%s", async (_, source, expected) => {
    expect(await probed(source)).toEqual(expected);
  });
});
