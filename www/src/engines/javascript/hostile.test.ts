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

/**
 * Replaced, one at a time, by a function that throws. Not among them: `Object`, `Array` and the iterators of
 * arrays, without which the generated code around the WebAssembly cannot be called.
 */
const METHODS = [
  "Array.prototype.push",
  "Array.prototype.shift",
  "Array.prototype.map",
  "Array.prototype.slice",
  "Array.prototype.join",
  "Array.prototype.includes",
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
  "WeakMap.prototype.get",
  "WeakMap.prototype.set",
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
