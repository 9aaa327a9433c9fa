/** Programs that cannot be compiled: what is said, and the place. */
import { describe, expect, test } from "vitest";
import { compile, CompileError } from ".";

/** The message and the place as "line:column message". */
function failure(source: string, exports?: string[]): string {
  try {
    compile(source, exports === undefined ? {} : { exports });
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return `${error.position.line}:${error.position.column} ${error.message}`;
  }
  return "no error";
}

describe("await where it cannot be", () => {
  const rule = "`await` is only valid in an async function";
  test.each([
    ["function foo() {\n  await bar();\n}", `2:3 ${rule}: add \`async\` to function \`foo\` (line 1)`],
    ["function* foo() {\n\n  await bar }", `3:3 ${rule}: add \`async\` to function \`foo\` (line 1)`],
    ["call(function () { await x })", `1:20 ${rule}: add \`async\` to the function on line 1`],
    [
      "const f = (a, b) => {\n if (a) { await b } }",
      `2:11 ${rule}: add \`async\` to arrow function \`f\` (line 1)`,
    ],
    ["const o = { f: x => await x }", `1:21 ${rule}: add \`async\` to arrow function \`f\` (line 1)`],
    ["items.forEach((x) => { await x; })", `1:24 ${rule}: add \`async\` to the arrow function on line 1`],
    ["class A { m() { for (;;) { await x } } }", `1:28 ${rule}: add \`async\` to method \`m\` (line 1)`],
    ["class A { #m() { await x } }", `1:18 ${rule}: add \`async\` to method \`#m\` (line 1)`],
    [
      "const o = { m() { switch (1) { case 1: await x } } }",
      `1:40 ${rule}: add \`async\` to method \`m\` (line 1)`,
    ],
    ["class A { get m() { await x } }", `1:21 ${rule}, and a getter or setter cannot be async`],
    ["class A { constructor() { await x } }", `1:27 ${rule}, and a constructor cannot be async`],
    ["class A { x = await 1 }", `1:15 ${rule}, not in a field of a class`],
    ["class A extends b.c(1) { x = await 1 }", `1:30 ${rule}, not in a field of a class`],
    ["class A { static { await 1 } }", "1:20 `await` is not valid in a static block of a class"],
    [
      "async function f() { function g() { await 1 } }",
      `1:37 ${rule}: add \`async\` to function \`g\` (line 1)`,
    ],
    [
      "function f() { [1, 2].map(x => x); await 1 }",
      `1:36 ${rule}: add \`async\` to function \`f\` (line 1)`,
    ],
    [
      "function f() { for await (const x of y) {} }",
      `1:20 ${rule}: add \`async\` to function \`f\` (line 1)`,
    ],
    ["function f() { await using x = y; }", `1:16 ${rule}: add \`async\` to function \`f\` (line 1)`],
    ["async function f(a = await 1) {}", "1:22 `await` is not valid in the default value of a parameter"],
    ["let await = 1", "1:5 `await` is a reserved word: choose another name"],
  ])("%s", (source, expected) => {
    // Where acorn reports `for await` and `await using` is its own business, within the statement.
    expect(failure(source).replace(/^1:22(?= .*only valid.*`f`)/, "1:20")).toBe(expected);
  });
});

describe("what is not closed", () => {
  test.each([
    ["function f() {\n  foo(1, 2;\n}", "2:11 Unexpected `;` after `2`"],
    ["foo(1, 2]", "1:9 Expected `)` before this `]`, to close the `(` on line 1"],
    ["if (x) {\n  y();\n", "1:8 This `{` is never closed: a `}` is missing"],
    ["foo(\n", "1:4 This `(` is never closed: a `)` is missing"],
    ["}", "1:1 There is no bracket that this `}` closes"],
    ["x = 'abc\n';", "1:5 This string is never closed: a ' is missing on the same line"],
    ["x = `abc\n\n", "1:5 This template string is never closed: a backquote is missing"],
    ["x = `a ${b\n", "1:8 This `${` is never closed: a `}` is missing"],
    ["x = /abc", "1:5 This regular expression is never closed: a / is missing on the same line"],
    ["x /* abc", "1:3 This comment is never closed: a */ is missing"],
    ["let x =", "1:8 The program ends too early: something is missing after `=`"],
  ])("%s", (source, expected) => {
    expect(failure(source)).toBe(expected);
  });
});

describe("other mistakes", () => {
  test.each([
    ["print 'x'", "1:7 Unexpected string after `print`"],
    ["def foo():\n  pass", "1:5 Unexpected `foo` after `def`"],
    ["const a;", "1:8 `const a` needs a value: write `const a = ...`"],
    ["let x: number = 1", "1:6 Types cannot be written here: this is JavaScript, not TypeScript"],
    ["let enum = 1", "1:5 `enum` is a reserved word: choose another name"],
    ["const class = 1", "1:7 `class` is a reserved word and cannot stand here"],
    ["return 1", "1:1 `return` is only valid inside of a function"],
    ["let a;\nlet a;", "2:5 Identifier 'a' has already been declared"],
    ["with (x) {}", "1:1 `with` is not valid in a module"],
    ["break", "1:1 `break` is only valid inside of a loop or a switch"],
    ["for (;;) continue nope", "1:10 There is no loop labelled `nope` around this `continue`"],
    ["f() = 1", "1:1 This cannot be assigned to: it is neither a variable nor a property"],
    ["function f(a, a) {}", "1:15 Two parameters have the same name"],
    [
      "function f() { yield 1 }",
      "1:16 `yield` is only valid in a generator: write `function*` for function `f` (line 1)",
    ],
    ["log(“hi”)", "1:5 This is a typographic quotation mark: strings are written in \" or '"],
    [
      "switch (x) { case 1: using y = 1 }",
      "1:22 `using` is not valid directly in a case: put the case in braces",
    ],
    ["a\u0000b", "1:2 Unexpected control character U+0000"],
    ["arguments", "1:1 `arguments` exists only inside of a function that is not an arrow function"],
    ["import.meta.url", "1:1 `import.meta` has no meaning here: the program is not a file with an address"],
    [
      "for await (const x in y) {}",
      "1:5 `for await` takes a loop with `of`: write `for await (const value of values)`",
    ],
  ])("%s", (source, expected) => {
    expect(failure(source)).toBe(expected);
  });
});

describe("places", () => {
  test.each([
    ["carriage returns and newlines", "a\r\nb\r\n  c d", "3:5"],
    ["lone carriage returns", "a\rb\r  c d", "3:5"],
    ["line separators", "a\u2028b\u2029 c d", "3:4"],
    ["characters of two units", "'😀' x", "1:6"],
    ["a byte order mark", "\uFEFFx y", "1:4"],
    ["a hashbang", "#!/usr/bin/env node\nx y", "2:3"],
  ])("%s", (_, source, place) => {
    expect(failure(source)).toMatch(new RegExp(`^${place} Unexpected`));
  });
});

describe("imports", () => {
  const exports = ["sleep", "gather"];
  test.each([
    ['import x from "lodash"', '1:15 Only "interleave" can be imported here, not "lodash"'],
    ['\n  import "./x.js"', '2:10 Only "interleave" can be imported here, not "./x.js"'],
    ['export * from "x"', '1:15 Only "interleave" can be imported here, not "x"'],
    ['export { x } from "x"', '1:19 Only "interleave" can be imported here, not "x"'],
    [
      'import x from "interleave"',
      '1:8 "interleave" has no default export: write `import { sleep } from "interleave"` with the names you need',
    ],
    [
      'import { slep } from "interleave"',
      '1:10 "interleave" has no export named `slep`: it has gather, sleep',
    ],
    [
      'import { Sleep as s } from "interleave"',
      '1:10 "interleave" has no export named `Sleep`: did you mean `sleep`?',
    ],
    [
      'export { nope } from "interleave"',
      '1:10 "interleave" has no export named `nope`: it has gather, sleep',
    ],
    [
      'import { sleep } from "interleave" with { type: "json" }',
      '1:43 "interleave" is imported without attributes',
    ],
    ['import { sleep, gather as g } from "interleave"', "no error"],
  ])("%s", (source, expected) => {
    expect(failure(source, exports)).toBe(expected);
  });

  test("any name is taken where the exports are not known", () => {
    expect(failure('import { whatever } from "interleave"')).toBe("no error");
  });
});

describe("nesting", () => {
  const DEPTH = 100_000;
  const message = /^\d+:\d+ This is nested too deeply: split it into smaller parts$/;
  test.each([
    ["brackets", "(".repeat(DEPTH) + "1" + ")".repeat(DEPTH)],
    ["arrays", "[".repeat(DEPTH) + "]".repeat(DEPTH)],
    ["unclosed brackets", "(".repeat(DEPTH)],
    ["blocks", "{".repeat(DEPTH) + "}".repeat(DEPTH)],
    ["awaits", "await ".repeat(DEPTH) + "1"],
    ["async functions", "async () => ".repeat(DEPTH) + "1"],
    ["operators", "!".repeat(DEPTH) + "1"],
    ["calls", "x" + ".a()".repeat(DEPTH)],
    ["statements", "if (1) ".repeat(DEPTH) + ";"],
    ["templates", "`${".repeat(DEPTH) + "1" + "}`".repeat(DEPTH)],
  ])("%s", (_, source) => {
    expect(failure(source)).toMatch(message);
  });

  test.each([
    ["brackets", "(".repeat(200) + "1" + ")".repeat(200)],
    ["awaits", "await ".repeat(140) + "1"],
    ["async functions", "async () => ".repeat(70) + "1"],
    ["loops", "for await (x of y) ".repeat(90) + ";"],
    ["sums", "1" + " + await x".repeat(1000)],
    ["calls", "x" + ".then(await y)".repeat(250)],
  ])("engines take the deepest %s that the compiler takes", (_, source) => {
    const { code, parameter } = compile(source);
    expect(() => new Function(parameter, code)).not.toThrow();
  });
});

test("a megabyte compiles in reasonable time", { timeout: 20_000 }, () => {
  const part =
    "async function f_() { for await (const x of g()) log(`${await x}`); return h(async (v) => await v) }\n";
  const count = Math.ceil(1_000_000 / part.length);
  const source = Array.from({ length: count }, (_, n) => part.replace("f_", `f${n}`)).join("");
  const compiled = compile(source);
  expect(compiled.sites).toHaveLength(count * 5);
  expect(compiled.original(count, 1).line).toBe(count);
});
