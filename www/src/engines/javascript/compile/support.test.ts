/** What the standard says and the engine that runs the tests may be too old to do, so that native runs cannot tell. */
import { expect, test } from "vitest";
import { runCompiled } from "./testing/observe";

test("a value that fails closes the sync iterator it came from", async () => {
  const source = `
    const values = (error) => ({ [Symbol.iterator]: () => ({
      next: () => ({ value: Promise.reject(new Error("value")), done: false }),
      return() { log("closed"); if (error) throw error; return {}; },
    }) });
    for (const error of [null, new Error("closing")]) {
      try { for await (const x of values(error)) log("never"); } catch (e) { log(e.message); }
      async function* g() { yield* values(error); }
      try { await g().next(); } catch (e) { log(e.message); }
    }`;
  expect(await runCompiled(source)).toEqual(Array.from({ length: 4 }, () => ["closed", "value"]).flat());
});

test("a sync iterator without `throw` is closed when an error is passed on to it", async () => {
  const source = `
    async function* g() { yield* { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return() { log("closed"); return {}; } }) }; }
    const it = g(); await it.next(); try { await it.throw(new Error("lost")); } catch (e) { log(e.name); }`;
  expect(await runCompiled(source)).toEqual(["closed", "TypeError"]);
});
