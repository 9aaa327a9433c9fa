/** `using` and `await using`, which the engines that run these tests may not have. */
import { describe, expect, test } from "vitest";
import { runCompiled } from "./testing/observe";

const RESOURCES = `
const symbol = (name) => Symbol[name];
const sync = (name, error) => ({ name, [Symbol.dispose]() { log("dispose", name); if (error) throw new Error(error); } });
const slow = (name, error) => ({ name, async [Symbol.asyncDispose]() { log("begin", name); await null; log("end", name); if (error) throw new Error(error); } });
`;
const run = (source: string) => runCompiled(RESOURCES + source);

describe("blocks", () => {
  test("are disposed of in reverse, when left", async () => {
    expect(await run('{ using a = sync("a"), b = sync("b"); log(a.name, b.name); } log("after");')).toEqual([
      "a b",
      "dispose b",
      "dispose a",
      "after",
    ]);
  });

  test("await what has to be awaited, in order", async () => {
    expect(
      await run(
        '{ await using a = slow("a"); using b = sync("b"); await using c = slow("c"); log("body"); } log("after");',
      ),
    ).toEqual(["body", "begin c", "end c", "dispose b", "begin a", "end a", "after"]);
  });

  test("take null and undefined", async () => {
    expect(await run("{ using a = null, b = undefined; await using c = null; log(a, b, c); }")).toEqual([
      "null undefined null",
    ]);
  });

  test("suspend once for nothing to await, not at all for sync ones", async () => {
    const race = (declaration: string) =>
      run(
        `async function f() { { ${declaration} } log("left"); } f(); log("sync"); await null; log("tick");`,
      );
    expect(await race("await using a = null, b = null;")).toEqual(["sync", "left", "tick"]);
    expect(await race("await using a = null; using b = null; await using c = null;")).toEqual([
      "sync",
      "left",
      "tick",
    ]);
    expect(await race("using a = null;")).toEqual(["left", "sync", "tick"]);
  });

  test.each([
    ["return", '(() => { using a = sync("a"); return log("body"); })();', ["body", "dispose a"]],
    ["break", 'for (;;) { using a = sync("a"); break; } log("after");', ["dispose a", "after"]],
    ["throw", 'try { using a = sync("a"); throw 1; } catch (e) { log(e); }', ["dispose a", "1"]],
    ["await", '{ using a = sync("a"); await null; log("body"); }', ["body", "dispose a"]],
  ])("are left by %s", async (_, source, notes) => {
    expect(await run(source)).toEqual(notes);
  });

  test("hoist functions, and keep names to themselves", async () => {
    expect(
      await run('{ log(f()); using a = sync("a"); function f() { return "f"; } } log(typeof f, typeof a);'),
    ).toEqual(["f", "dispose a", "undefined undefined"]);
  });
});

describe("errors", () => {
  test("of disposal suppress those before", async () => {
    const source = `try { using a = sync("a", "ea"), b = sync("b", "eb"); throw new Error("body"); }
      catch (e) { log(e.name, e.error.message, e.suppressed.error.message, e.suppressed.suppressed.message); }`;
    expect(await run(source)).toEqual(["dispose b", "dispose a", "SuppressedError ea eb body"]);
  });

  test("of async disposal too", async () => {
    const source = `try { await using a = slow("a", "ea"); throw new Error("body"); } catch (e) { log(e.error.message, e.suppressed.message); }`;
    expect(await run(source)).toEqual(["begin a", "end a", "ea body"]);
  });

  test("for what cannot be disposed of", async () => {
    expect(
      await run(`for (const value of [1, {}, { [Symbol.dispose]: 1 }]) try { using a = value; } catch (e) { log(e.name); }
        try { await using a = {}; } catch (e) { log(e.message); }
        try { using a = slow("a"); } catch (e) { log(e.message); }`),
    ).toEqual([
      "TypeError",
      "TypeError",
      "TypeError",
      "The value of `await using` has no method [Symbol.asyncDispose]() or [Symbol.dispose]()",
      "The value of `using` has no method [Symbol.dispose]()",
    ]);
  });

  test("leave the resources before disposed of", async () => {
    expect(await run('try { using a = sync("a"), b = {}; } catch { log("caught"); }')).toEqual([
      "dispose a",
      "caught",
    ]);
  });
});

describe("heads of loops", () => {
  test("dispose of each iteration's own", async () => {
    expect(
      await run(
        'for (using x of [sync("a"), sync("b")]) { log("body", x.name); if (x.name === "a") continue; }',
      ),
    ).toEqual(["body a", "dispose a", "body b", "dispose b"]);
    expect(await run('for (await using x of [slow("a")]) log("body");')).toEqual([
      "body",
      "begin a",
      "end a",
    ]);
  });

  test("go with for await", async () => {
    expect(
      await run('l: for await (await using x of [slow("a"), slow("b")]) { log(x.name); break l; }'),
    ).toEqual(["a", "begin a", "end a"]);
    expect(await run('for await (using x of [sync("a")]) log(x.name);')).toEqual(["a", "dispose a"]);
  });

  test("of for live until it ends", async () => {
    expect(
      await run('l: for (using x = sync("a"), i = null; ; ) { log("body"); break l; } log("after");'),
    ).toEqual(["body", "dispose a", "after"]);
  });
});

describe("elsewhere", () => {
  test("functions, generators, static blocks and the top level", async () => {
    expect(await run('class A { static { using a = sync("static"); log("in"); } }')).toEqual([
      "in",
      "dispose static",
    ]);
    expect(
      await run(
        'async function* g() { await using a = slow("g"); yield 1; } for await (const x of g()) { log(x); break; }',
      ),
    ).toEqual(["1", "begin g", "end g"]);
    expect(
      await run('function* g() { using a = sync("g"); yield 1; } for (const x of g()) { log(x); break; }'),
    ).toEqual(["1", "dispose g"]);
    expect(await run('using a = sync("top"); await using b = slow("b"); log("end");')).toEqual([
      "end",
      "begin b",
      "end b",
      "dispose top",
    ]);
  });

  test("a sync dispose stands in for a missing async one, its result not awaited", async () => {
    expect(
      await run(
        '{ await using a = { [Symbol.dispose]() { log("sync"); return Promise.reject(1).catch(() => {}); } }; } log("after");',
      ),
    ).toEqual(["sync", "after"]);
  });

  test("using as an ordinary name", async () => {
    expect(await run("const using = (x) => x; log(using(1)); { let using = 2; log(using) }")).toEqual([
      "1",
      "2",
    ]);
  });

  test("a bracket on the next line", async () => {
    expect(await run('{ using a = null\n;(log)("apart") }')).toEqual(["apart"]);
    expect(await run("{ using a = null\n[1].forEach(log) }").catch((e: Error) => [e.name])).toEqual([
      expect.stringContaining("uncaught TypeError"),
    ]);
  });
});
