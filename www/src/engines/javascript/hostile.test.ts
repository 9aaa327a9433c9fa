/**
 * Programs that overwrite the built-in objects which the engine shares with them, or reach for the engine
 * itself: their own code may break, but what is reported about them stays true.
 */
import { describe, expect, test } from "vitest";
import { runProgram, type Outcome } from "./testing/run-program";

const REST = `
async function work(n) {
  await null;
  if (n === 3) throw new TypeError("boom");
  return n;
}
console.log("first", 1);
console.error("second");
await work(1);
try { await work(3); } catch (error) { console.log("caught", error.message); }
await work(3);`;

/** The rest of the program must be told as if nothing had happened. */
function expectTold({ stdout, stderr, status, error }: Outcome, linesBefore: number): void {
  expect(stdout).toBe("first 1\ncaught boom\n");
  expect(stderr).toBe("second\n");
  expect(status).toBe("failed");
  expect(error?.name).toBe("TypeError");
  expect(error?.message).toBe("boom");
  expect(error?.line).toBe(linesBefore + 4);
  expect(error?.frames.map(({ line }) => line - linesBefore)).toEqual([4, 11]);
}

const BROKEN = `function broken() { throw new Error("overwritten"); }`;

/** Replaced, one at a time, by a function that throws. */
const METHODS = [
  "Array.prototype.push",
  "Array.prototype.shift",
  "Array.prototype.map",
  "Array.prototype.slice",
  "Array.prototype.join",
  "Array.prototype.includes",
  "Array.prototype[Symbol.iterator]",
  "Object.getPrototypeOf([][Symbol.iterator]()).next",
  "Array.from",
  "Array.isArray",
  "Function.prototype.call",
  "Function.prototype.apply",
  "Function.prototype.bind",
  "Map.prototype.get",
  "Map.prototype.set",
  "Map.prototype.has",
  "Set.prototype.add",
  "Set.prototype.delete",
  "Set.prototype.has",
  "Set.prototype.clear",
  "Set.prototype.forEach",
  "Set.prototype[Symbol.iterator]",
  "WeakMap.prototype.get",
  "WeakMap.prototype.set",
  "WeakMap.prototype.delete",
  "FinalizationRegistry.prototype.register",
  "FinalizationRegistry.prototype.unregister",
  "WebAssembly.Table.prototype.set",
  "Uint8Array.prototype.constructor",
  "Object.getPrototypeOf(Uint8Array.prototype).subarray",
  "WeakRef.prototype.deref",
  "String.prototype.indexOf",
  "String.prototype.slice",
  "String.prototype.split",
  "String.prototype.replace",
  "String.prototype.startsWith",
  "String.prototype.match",
  "RegExp.prototype.exec",
  "RegExp.prototype.test",
  "RegExp.prototype[Symbol.replace]",
  "RegExp.prototype[Symbol.match]",
  "Number.prototype.toString",
  "Object.prototype.toString",
  "Object.prototype.hasOwnProperty",
  "Object.create",
  "Object.keys",
  "Object.entries",
  "Object.defineProperty",
  "Object.getOwnPropertyDescriptor",
  "Object.getPrototypeOf",
  "Object.hasOwn",
  "Object.assign",
  "Object.freeze",
  "Reflect.apply",
  "Reflect.ownKeys",
  "Reflect.construct",
  "JSON.stringify",
  "Math.max",
  "Math.min",
  "Math.floor",
  "Date.now",
  "performance.now",
  "Promise.prototype.then",
  "Promise.prototype.catch",
  "Promise.resolve",
  "Object.getPrototypeOf(function* () {}).prototype.next",
  "Object.getPrototypeOf(function* () {}).prototype.throw",
  "globalThis.setTimeout",
  "globalThis.queueMicrotask",
  "globalThis.postMessage",
  "globalThis.structuredClone",
  "globalThis.Object",
  "globalThis.Array",
  "globalThis.Float64Array",
  "globalThis.Uint8Array",
  "globalThis.String",
  "globalThis.Number",
  "globalThis.Map",
  "globalThis.Promise",
  "globalThis.Symbol",
  "globalThis.Reflect",
  "globalThis.Error",
  "Error.captureStackTrace",
  "MessageChannel",
] as const;

describe("overwritten built-in methods", () => {
  test.each(METHODS)("%s", async (method) => {
    expectTold(await runProgram(`${BROKEN} ${method} = broken;${REST}`), 0);
  });
});

/** Says which objects of the language there are, as expressions. */
const BUILT_IN = `
const found = new Map();
const look = (path, object) => {
  if ((typeof object !== "object" || object === null) && typeof object !== "function") return;
  // What the test lends to the realm is its own.
  if (found.has(object) || object === globalThis || !(object instanceof Object)) return;
  found.set(object, path);
  for (const key of Reflect.ownKeys(object)) {
    const { value } = Reflect.getOwnPropertyDescriptor(object, key);
    if (typeof key === "string" && key !== "constructor") look(path + "." + key, value);
  }
};
look("Object.prototype", Object.prototype); found.set(Object.prototype, "Object.prototype");
const GENERATOR = "Object.getPrototypeOf(function* () {})";
for (const path of [GENERATOR, "Object.getPrototypeOf(Object.getPrototypeOf(" + GENERATOR + ".prototype))", "Object.getPrototypeOf(Uint8Array)"]) look(path, eval(path));
for (const make of ["[]", "new Set()", "new Map()", "''"]) {
  const path = "Object.getPrototypeOf(" + make + "[Symbol.iterator]())";
  look(path, eval(path));
}
for (const name of Object.getOwnPropertyNames(globalThis)) if (name !== "engine" && name !== "console") look(name, globalThis[name]);
const holds = (object) => Reflect.ownKeys(object).some((key) => typeof Reflect.getOwnPropertyDescriptor(object, key).value === "function" && key !== "constructor");
console.log(JSON.stringify([...found].filter(([object]) => holds(object)).map(([, path]) => path)));`;

const AFTERWARDS = `
import { Lock, Queue, TaskGroup, gather, sleep, spawn, timeout, wait } from "interleave";
const overwrite = (object) => {
  const { defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
  const keys = ownKeys(object);
  for (let n = 0; n < keys.length; n += 1) {
    const { value, configurable, writable } = getOwnPropertyDescriptor(object, keys[n]);
    if (typeof value !== "function" || keys[n] === "constructor" || (!configurable && !writable)) continue;
    const found = { value: VALUE };
    Object.setPrototypeOf?.(found, null);
    defineProperty(object, keys[n], found);
  }
};
async function work(n) { await null; await sleep(n); return n; }
const acts = [
  () => work(1),
  async () => { const queue = new Queue(1); const put = spawn(async () => { await queue.put(1); await queue.put(2); }); await queue.get(); await queue.get(); await put; },
  async () => { const lock = new Lock(); await lock.acquire(); setTimeout(() => lock.release(), 1); await lock.acquire(); },
  () => gather([work(1), work(2)]),
  () => timeout(1, () => sleep(5)),
  () => wait([work(1), sleep(9)], { timeout: 2 }),
  () => TaskGroup.run(async (group) => { group.spawn(() => work(3)); group.spawn(() => { throw new Error("no"); }); }),
  async () => { const cut = spawn(() => sleep(9)); await sleep(1); cut.cancel(); await cut; },
  async () => { for await (const n of (async function* () { yield 1; await null; yield 2; })()) await n; },
];
const log = console.log;
overwrite(OBJECT);
for (let n = 0; n < acts.length; n += 1) try { await acts[n](); } catch {}
log("told");`;

describe("whatever is overwritten, the run ends, and says what was written", async () => {
  const { stdout } = await runProgram(BUILT_IN);
  const objects = JSON.parse(stdout) as string[];

  test("there are many objects", () => {
    expect(objects.length).toBeGreaterThan(60);
    expect(objects).toContain("Array.prototype");
  });

  test.each(objects)("all methods of %s", async (object) => {
    for (const value of ["() => { throw new Error('overwritten'); }", "null"]) {
      const program = AFTERWARDS.replace("OBJECT", object).replace("VALUE", value);
      const { messages } = await runProgram(program);
      expect(messages.at(-1)?.kind).toBe("done");
    }
  });
});

describe("properties that all objects inherit", () => {
  test.each([
    ["toJSON", `Object.prototype.toJSON = () => "forged";`],
    ["then", `Object.defineProperty(Object.prototype, "then", { value: 5, writable: true });`],
    [
      "message fields",
      `for (const key of ["kind", "stream", "text", "status", "error", "line"]) Object.prototype[key] = "forged";`,
    ],
    [
      "setters",
      `for (const key of ["kind", "text", "status", "frames"]) Object.defineProperty(Object.prototype, key, { set() { throw 1; }, configurable: true });`,
    ],
    [
      "of descriptors",
      `Object.prototype.get = () => 7; Object.prototype.writable = false; Object.prototype.enumerable = true;`,
    ],
    [
      "name and stack of errors",
      `Object.defineProperty(Error.prototype, "toString", { value: () => "forged" });`,
    ],
    [
      "prepareStackTrace",
      `Error.prepareStackTrace = () => { throw new Error("no"); }; Error.prepareStackTrace = undefined;`,
    ],
  ])("%s", async (_, code) => {
    expectTold(await runProgram(code + REST), 0);
  });
});

describe("the engine cannot be spoken for", () => {
  test.each([
    ["postMessage", `postMessage({ kind: "done", status: "finished", error: null, elapsed: 0 })`],
    ["self.postMessage", `self.postMessage({ kind: "output", stream: "stdout", text: "forged" })`],
    ["the prototype's", `Object.getPrototypeOf(globalThis).postMessage?.({})`],
    ["a deleted one", `delete globalThis.postMessage; postMessage({})`],
    ["indirect eval", `(0, eval)("postMessage({})")`],
    ["new Function", `new Function("postMessage({})")()`],
  ])("%s", async (_, code) => {
    const { messages } = await runProgram(`try { ${code} } catch {}\nconsole.log("honest");`);
    expect(messages.map(({ kind }) => kind).filter((kind) => kind !== "trace")).toEqual([
      "ready",
      "output",
      "done",
    ]);
  });

  test("a message to itself is not heard", async () => {
    const { stdout, messages } = await runProgram(
      `
      dispatchMessage({ kind: "run", code: "console.log('second run')", speed: "instant", trace: false, lines: false });
      await new Promise((resolve) => setTimeout(resolve, 10));
      console.log("one run");`,
      {
        globals: { dispatchMessage: () => undefined },
      },
    );
    expect(stdout).toBe("one run\n");
    expect(messages.filter(({ kind }) => kind === "done")).toHaveLength(1);
  });

  test("the runtime object is of no use", async () => {
    const { status, stdout } = await runProgram(`console.log(Object.keys(eval("$")).sort().join());`);
    expect(status).toBe("finished");
    expect(stdout).not.toMatch(/post|host|loop,api/);
  });
});

describe("at the end of the stack", () => {
  test.each([
    ["console.log", `function f() { try { console.log("x"); f(); } catch (e) { throw e; } } f();`],
    ["sleep", `import { sleep } from "interleave"; function f() { sleep(1); f(); } f();`],
    [
      "new Future",
      `import { Future } from "interleave"; function f() { new Future({ name: "x" }).addDoneCallback(() => {}); f(); } f();`,
    ],
    ["setTimeout", `function f() { setTimeout(() => {}, 1); f(); } f();`],
    ["then", `function f() { Promise.resolve().then(() => {}); f(); } f();`],
    ["an async function", `async function g() { await null; } function f() { g(); f(); } f();`],
    ["an async function that recurses", `async function f() { await f(); } await f();`],
    [
      "recursion between the two",
      `async function f() { g(); } function g() { h(); } const h = () => f(); await f();`,
    ],
  ])("%s", async (_, code) => {
    const { status, error } = await runProgram(code, { within: 20_000 });
    expect(status).toBe("failed");
    expect(`${error?.name}: ${error?.message}`).toMatch(/^RangeError: Maximum call stack size exceeded/);
    expect(error?.line).toBe(1);
  });
});
