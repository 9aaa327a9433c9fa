/** What comes with compiled code: positions, sites and names; and what cannot be compared with native runs. */
import { describe, expect, test } from "vitest";
import { compile, type CompileOptions } from ".";
import { runCompiled } from "./testing/observe";
import { referenceRuntime } from "./testing/reference";

/** Every place in `code` where a mark stands maps to where it stands in the source. */
function expectMarksToMap(source: string, options: CompileOptions): void {
  const { code, original } = compile(source, options);
  const lineEnd = /\r\n|[\n\r\u2028\u2029]/;
  const inSource = source.split(lineEnd);
  const inCode = code.split(lineEnd);
  expect(inCode).toHaveLength(inSource.length + 1);
  let marks = 0;
  inSource.forEach((line, index) => {
    for (const { 0: mark, index: column } of line.matchAll(/mark\d+/g)) {
      marks++;
      const compiledColumn = inCode[index]?.indexOf(mark) ?? -1;
      expect(compiledColumn, mark).toBeGreaterThanOrEqual(0);
      expect(original(index + 1, compiledColumn + 1), mark).toEqual({ line: index + 1, column: column + 1 });
    }
  });
  expect(marks).toBeGreaterThan(0);
}

describe("positions", () => {
  test.each([
    [
      "functions",
      "async function f(mark1, mark2 = await_) {\n  return await mark3(mark4);\n}\nmark5(async x => mark6(x), mark7);",
    ],
    [
      "loops",
      "for await (const mark1 of mark2(1)) { mark3(); }\nl: for await (mark4 of await mark5) mark6; mark7",
    ],
    ["classes", "class A extends mark1 { async mark2(a) { await super.mark3(mark4); mark5 } } mark6"],
    [
      "imports",
      'import { mark1 as a, mark_ } from "interleave"; mark2()\nmark3()'.replace("mark1 as a, ", ""),
    ],
    ["exports", "export default async () => mark1; mark2\nexport const mark3 = await mark4; mark5"],
    ["CRLF", "await mark1;\r\nawait mark2;\r\n  mark3"],
    ["other line ends", "await mark1;\rawait mark2;\u2028  mark3;\u2029await mark4"],
    ["wide characters", "'😀'; await mark1; '𠮷'; mark2"],
    ["a byte order mark", "\uFEFFawait mark1; mark2"],
    ["a hashbang", "#!/usr/bin/env node\nawait mark1; mark2"],
    ["resources", "{ await using mark1 = mark2(), b = mark3; mark4 } mark5"],
    ["generators", "async function* g() { yield mark1; yield* mark2; return mark3 } mark4"],
  ])("%s", (_, source) => {
    expectMarksToMap(source, {});
    expectMarksToMap(source, { calls: true });
    expectMarksToMap(source, { lines: true, calls: true });
  });

  test("in generated code, the person's text before it on the same line", () => {
    const { code, original } = compile("const f = async () => { await g(); };");
    expect(original(1, 1)).toEqual({ line: 1, column: 1 });
    const inserted = code.indexOf("$.at");
    expect(original(1, inserted + 1)).toEqual({ line: 1, column: 25 });
  });

  test("outside of the code, the nearest place inside", () => {
    const { original } = compile("a();\nbb();");
    expect(original(0, 5)).toEqual({ line: 1, column: 1 });
    expect(original(99, 1)).toEqual({ line: 2, column: 6 });
    expect(original(2, 99).line).toBe(2);
  });

  test("an error in a running program is located", async () => {
    const source =
      "const a = 1;\nasync function f() {\n  await null; throw await new Error('here');\n}\nawait f();";
    const { code, parameter, original } = compile(source);
    const program = new Function(parameter, `${code}\n//# sourceURL=located.js`);
    const error = await (program(referenceRuntime()) as Promise<unknown>).catch((reason: unknown) => reason);
    const [, line, column] = /located\.js:(\d+):(\d+)/.exec((error as Error).stack ?? "") ?? [];
    // `new Function` puts two lines before the body.
    expect(original(Number(line) - 2, Number(column))).toEqual({ line: 3, column: 27 });
  });
});

describe("sites", () => {
  const sites = (source: string) =>
    compile(source).sites.map(
      ({ line, column, kind, text, ...site }) => `${line}:${column} ${site.function} ${kind} ${text}`,
    );

  test("every function and suspension, with its place, in order", () => {
    expect(
      sites(`await start();
async function load(id) {
  for await (const part of parts(id)) await store(part);
  return [1].map(async (x) => await x);
}
class Queue { async *items() { yield await this.one(); yield* rest; yield } }
const run = async () => { await using file = open(id); };`),
    ).toEqual([
      "1:1 top level await start()",
      "2:1 top level function load",
      "3:3 load for-await parts(id)",
      "3:39 load await store(part)",
      "4:18 load function (anonymous)",
      "4:31 (anonymous) await x",
      "6:15 top level function items",
      "6:32 items yield await this.one()",
      "6:38 items await this.one()",
      "6:56 items yield rest",
      "6:69 items yield ",
      "7:13 top level function run",
      "7:27 run await open(id)",
    ]);
  });

  test("the number that code passes is the index", () => {
    const { code, sites } = compile("await a(); await b(); async function f() { await c(); }");
    for (const [, index, text] of code.matchAll(/\$\.at\((\d+), (\w\(\))/g)) {
      expect(sites[Number(index)]?.text).toBe(text);
    }
  });

  test("names as JavaScript infers them", () => {
    const names = `const a = async () => {}; let b; b = async () => {}; b ??= async () => {}; o.c = async () => {};
      ({ d: async () => {}, async e() {}, async "f g"() {}, async [h]() {}, async 1() {} });
      const { i = async () => {} } = {}; function j(k = async () => {}) {}
      class L { m = async () => {}; #n = async () => {}; async #o() {}; static async p() {} }
      export default async () => {}; (async function q() {}); (async () => {})(); [async function () {}]`;
    expect(compile(names).sites.map(({ text }) => text)).toEqual([
      ..."a b b (anonymous) d e".split(" "),
      "f g",
      "[h]",
      ..."1 i k m #n #o p default q (anonymous) (anonymous)".split(" "),
    ]);
  });

  test("names of functions around a position", () => {
    const { functionAt } = compile(
      "a;\nasync function f() { b; (() => { c; })(); d; }\nclass A { m() { e } x = g; }\nh;",
    );
    const at = (line: number, column: number): string => functionAt({ line, column });
    expect([at(1, 1), at(2, 22), at(2, 34), at(2, 43), at(3, 17), at(3, 25), at(4, 1)]).toEqual([
      ..."top_level f (anonymous) f m x top_level".split(" ").map((name) => name.replace("_", " ")),
    ]);
  });

  test("long texts are shortened, lines joined, characters kept whole", () => {
    const [joined] = compile("await f(1,\n\t\t2)").sites;
    expect(joined?.text).toBe("f(1, 2)");
    const [long] = compile(`await f("${"x".repeat(100)}")`).sites;
    expect(long?.text).toBe(`f("${"x".repeat(56)}…`);
    const [wide] = compile(`await f("${"x".repeat(55)}${"😀".repeat(9)}")`).sites;
    expect(wide?.text).toBe(`f("${"x".repeat(55)}…`);
  });
});

describe("the parameter", () => {
  test.each([
    ["log(1)", "$"],
    ["log(`${1}`)", "$"],
    ["const $ = 1; log($)", "$1_"],
    ["const $loop = 1, $1_x = 2; log($loop)", "$2_"],
    ["const \\u0024 = 1; log($)", "$1_"],
  ])("%s", async (source, parameter) => {
    expect(compile(source).parameter).toBe(parameter);
    expect(await runCompiled(source)).toEqual(["1"]);
  });
});

describe("modules", () => {
  const interleave = { sleep: () => "slept", "a name": 5 };
  const run = (source: string) => runCompiled(source, { interleave });

  test.each([
    ['log(sleep()); import { sleep } from "interleave"', ["slept"]],
    ['import { sleep as s, "a name" as n } from "interleave"; log(s(), n)', ["slept 5"]],
    ['import * as il from "interleave"; log(il.sleep())', ["slept"]],
    ['import "interleave"; import {} from "interleave"; log("ok")', ["ok"]],
    ['import {\n  sleep,\n  // a comment\n} from "interleave"\nlog(sleep())', ["slept"]],
    ['log(f()); function f() { return sleep(); }\nimport { sleep } from "interleave"', ["slept"]],
    ['log\nimport { sleep } from "interleave"\n(log)("apart")', ["apart"]],
    ['import { sleep } from "interleave"; try { sleep = 1 } catch (e) { log(e.name) }', ["TypeError"]],
    ['const { sleep } = await import("interleave"); log(sleep())', ["slept"]],
    ['try { await import("x") } catch (e) { log(e.message) }', ["Cannot find module x"]],
    ["export const a = 1, b = 2; log(a + b)", ["3"]],
    ["export async function f() { return 1 } log(await f())", ["1"]],
    ["export class A { static x = 1 } log(A.x)", ["1"]],
    ["const a = 1\nexport { a, a as b }\n;(log)(a)", ["1"]],
    ['export * from "interleave"; export { sleep } from "interleave"; log("ok")', ["ok"]],
    ["export default async function f() { return 1 } log(await f())", ["1"]],
    ["export default class A { static x = 1 } log(A.x)", ["1"]],
    ["export default class { static { log(this.name) } }", ["default"]],
    ["export default function () {}\n(log)('apart')", ["apart"]],
    ["export default async () => {}\n(log)('apart')", ["apart"]],
    ["export default log('a'), 1", []],
    ["log\nexport default log('a')\nlog('b')", ["a", "b"]],
    ["export default { async m() {} }\nlog('ok')", ["ok"]],
  ])("%s", async (source, notes) => {
    if (notes.length === 0) expect(() => compile(source)).toThrow();
    else expect(await run(source)).toEqual(notes);
  });
});

test("the program is strict, has no `this`, and its functions no global one", async () => {
  expect(
    await runCompiled(
      "log(this); (function () { log(this) })(); try { undeclared = 1 } catch (e) { log(e.name) }",
    ),
  ).toEqual(["undefined", "undefined", "ReferenceError"]);
});

test("what looks like an HTML comment is none", async () => {
  expect(await runCompiled("let a = 1, b = 2; log(a<!--b); log(b, '<!-- x', /<!--/.source, `<!--`)")).toEqual(
    ["false", "1 <!-- x <!-- <!--"],
  );
});

test("a comment at the end of the program", async () => {
  expect(await runCompiled("log(1) // the end")).toEqual(["1"]);
  expect(await runCompiled("")).toEqual([]);
});
