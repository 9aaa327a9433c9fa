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

test("an error thrown into what delegates to an array becomes a TypeError, whoever asks", async () => {
  const source = `
    async function* array() { try { yield* [1, 2]; } catch (e) { log("inside", e.name); throw e; } }
    async function* twice() { yield* array(); }
    for (const start of [array, twice]) {
      const it = start();
      const answers = await Promise.allSettled([it.next(), it.throw(new Error("lost")), it.next()]);
      for (const { status, value, reason } of answers) log(status, value ?? reason);
    }`;
  const once = [
    "inside TypeError",
    "fulfilled {value: 1, done: false}",
    "rejected TypeError: The iterator does not provide a 'throw' method",
    "fulfilled {value: undefined, done: true}",
  ];
  expect(await runCompiled(source)).toEqual([...once, ...once]);
});
