/** What a program holds in buffers is bounded, and all else of them is as it was. */
import { createContext, runInContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { runProgram } from "../testing/run-program";

const FULL = "RangeError: Array buffer allocation failed: a program has 2 GB for buffers in the playground.";

/** What each makes and keeps, a quarter of a GB at a time. Nobody writes to it, so that the machine has nothing to give. */
const GREEDY: Readonly<Record<string, string>> = {
  "new ArrayBuffer": "new ArrayBuffer(2 ** 28)",
  "new Float64Array": "new Float64Array(2 ** 25)",
  "a class that extends one": "new (class Bytes extends Uint8Array {})(2 ** 28)",
  "Reflect.construct": "Reflect.construct(Uint8Array, [2 ** 28], Array)",
  "the constructor of what there is": "new (Object.getPrototypeOf(Uint8Array.of(1)).constructor)(2 ** 28)",
  resize: "grown(new ArrayBuffer(1, { maxByteLength: 2 ** 28 }), 'resize', 2 ** 28)",
  "new WebAssembly.Memory": "new WebAssembly.Memory({ initial: 4096 })",
  "grow of a WebAssembly.Memory": "grown(new WebAssembly.Memory({ initial: 1 }), 'grow', 4095)",
};

describe("a program fails that keeps making", () => {
  test.each(Object.entries(GREEDY))("%s", async (_, code) => {
    const { status, error, stdout } = await runProgram(`
      const kept = [];
      const grown = (object, method, by) => (object[method](by), object);
      try { for (let n = 0; n < 12; n += 1) kept.push(${code}); }
      catch (error) { console.log(kept.length); throw error; }`);
    expect(`${error?.name}: ${error?.message}`).toContain(FULL);
    expect(error?.line).toBe(4);
    expect(status).toBe("failed");
    // Nothing was refused that there is room for.
    expect(Number(stdout)).toBeGreaterThanOrEqual(7);
  });
});

test("a program that overwrites what counting rests on", async () => {
  const { status, error } = await runProgram(`
    const kept = [];
    const forged = () => ({});
    Object.prototype.construct = Object.prototype.get = WeakMap.prototype.get = WeakMap.prototype.set = forged;
    FinalizationRegistry.prototype.register = Reflect.construct = forged;
    for (let n = 0; n < 12; n += 1) kept[n] = new ArrayBuffer(2 ** 28);`);
  expect(status).toBe("failed");
  expect(`${error?.name}: ${error?.message}`).toContain(FULL);
});

test("views, and what was moved elsewhere, are not counted twice", async () => {
  const { status } = await runProgram(`
    let bytes = new ArrayBuffer(2 ** 30);
    const views = [];
    for (let n = 0; n < 8; n += 1) views.push(new Uint8Array(bytes), new DataView(bytes), new Uint16Array(bytes).subarray(1));
    if ("transfer" in bytes) for (let n = 0; n < 8; n += 1) bytes = bytes.transfer();`);
  expect(status).toBe("finished");
});

/** Writes what can be seen of the constructors. */
const LOOK = `
const names = ["ArrayBuffer", "Uint8Array", "Float64Array", "BigInt64Array", "Uint8ClampedArray"];
const attempt = (act) => { try { return String(act()); } catch (error) { return error.name + ": " + error.message; } };
const flags = (object, key) => JSON.stringify({ ...Object.getOwnPropertyDescriptor(object, key), value: 0 });
const seen = [];
for (const name of names) {
  const Made = globalThis[name];
  class More extends Made { more() { return this.byteLength; } }
  seen.push(
    name, Made.name, Made.length, typeof Made, flags(globalThis, name), flags(Made, "prototype"), flags(Made, "name"),
    Reflect.ownKeys(Made).map(String).join(), Reflect.ownKeys(Made.prototype).map(String).join(),
    flags(Made.prototype, "constructor"), Made.prototype.constructor === Made, Made[Symbol.species] === Made,
    Object.prototype.toString.call(new Made(8)), /\\[native code\\]/.test(Made),
    new Made(8) instanceof Made, new Made(8).constructor === Made, new Made(8).slice(2) instanceof Made,
    new More(8).more(), new More(8) instanceof More, new More(8).slice(1).more(), More.name,
    attempt(() => Made(8)), attempt(() => new Made(-1)), attempt(() => new Made(Symbol())), attempt(() => new Made(2 ** 53)),
    Object.getPrototypeOf(Reflect.construct(Made, [8], Array)) === Array.prototype,
    ArrayBuffer.isView(new Made(8)), Made.BYTES_PER_ELEMENT,
  );
}
const typed = Object.getPrototypeOf(Uint8Array);
seen.push(
  typed === Object.getPrototypeOf(Float64Array), typed.name, attempt(() => new typed()),
  Uint8Array.from([1, 2, 3]).map((n) => n * 2).filter((n) => n > 2).join(), Uint8Array.of(4, 5).at(-1),
  new Uint8Array(new Set([7, 8])).join(), new Float64Array(new Uint8Array([1, 2])).join(),
  new Uint8Array(new ArrayBuffer(8), 2, 3).byteOffset, [...new Uint8Array(2).entries()].join(),
  ArrayBuffer.prototype.slice.call(new ArrayBuffer(8), 2).byteLength, ArrayBuffer.prototype.slice.name,
  attempt(() => new ArrayBuffer(1, { maxByteLength: 0 })), attempt(() => ArrayBuffer.prototype.resize.call({}, 1)),
  ArrayBuffer.prototype.resize?.name, ArrayBuffer.prototype.resize?.length,
  WebAssembly.Memory.name, WebAssembly.Memory.prototype.grow.length, flags(WebAssembly, "Memory"),
  new WebAssembly.Memory({ initial: 1, maximum: 3 }).grow(1), attempt(() => new WebAssembly.Memory()),
  attempt(() => new WebAssembly.Memory({ initial: 1, maximum: 1 }).grow(1)),
  attempt(() => new WebAssembly.Memory({ initial: 1 }).grow({ valueOf: () => 2 })),
);
`;

test("programs see what they see elsewhere", async () => {
  const bare: unknown = runInContext(`${LOOK}; seen.join("\\n")`, createContext({}));
  const { stdout } = await runProgram(`${LOOK}; console.log(seen.join("\\n"));`);
  expect(stdout.trimEnd().split("\n")).toEqual(String(bare).split("\n"));
});
