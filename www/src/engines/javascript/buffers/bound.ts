/**
 * Bounds what a program holds in buffers, where no browser has a bound before the machine has nothing left: what it makes by
 * the constructors of buffers, typed arrays and WebAssembly's memory, and by the methods that make one larger, is counted.
 * Beyond the limit they throw what they throw where there is no memory.
 *
 * What the browser makes by itself (for `structuredClone` or a `Blob`, or as the memory that a module of WebAssembly brings)
 * is not counted. Each constructor and method gets a proxy in its place, which is the same in all but that: name, length,
 * prototype, statics, classes that extend it. Knows the constructors of the language; nothing of programs.
 */
import {
  apply,
  construct,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isObject,
  uncurryThis,
} from "../../primordials";
import { Budget } from "./budget";

type Constructor = new (...args: unknown[]) => object;
type Method = (this: object, ...args: unknown[]) => unknown;
type Getter<Result> = (object: object) => Result;

const BUFFERS = ["ArrayBuffer", "SharedArrayBuffer"];

/** In bytes: as much as WebAssembly's memory grows by at least. */
const PAGE = 65_536;

/** To be called before a program runs, and after all of the engine's own has taken what it needs. */
export function boundBuffers(global: object): void {
  const budget = new Budget();
  const scope = global as Readonly<Record<string, Constructor | undefined>>;
  const sizes = BUFFERS.map((name) => scope[name] && getter<number>(scope[name].prototype, "byteLength"));
  /** Null for what is no buffer. */
  const sizeOf = (value: unknown): number | null => {
    if (!isObject(value)) return null;
    for (let n = 0; n < sizes.length; n += 1) {
      try {
        const size = sizes[n]?.(value);
        if (size !== undefined) return size;
      } catch {
        // It is of the other kind, or of none.
      }
    }
    return null;
  };
  /** Before it grows, for then it would stay so. What is no number makes itself one, and must be asked but once. */
  const checkGrowth = (buffer: object, length: unknown): void => {
    if (typeof length === "number") budget.check(length - (sizeOf(buffer) ?? 0));
  };
  const holdBuffer = (buffer: unknown): void => budget.hold(buffer as object, sizeOf(buffer) ?? 0);

  for (const name of BUFFERS) {
    const native = scope[name];
    if (native === undefined) continue;
    replace(global, name, native, holdBuffer);
    for (const method of ["resize", "grow"]) {
      around(native.prototype, method, (buffer, run, args) => {
        checkGrowth(buffer, args[0]);
        run();
        holdBuffer(buffer);
      });
    }
    for (const method of ["transfer", "transferToFixedLength", "transferToImmutable"]) {
      around(native.prototype, method, (buffer, run, args) => {
        checkGrowth(buffer, args[0]);
        const moved = run();
        budget.leave(buffer);
        holdBuffer(moved);
        return moved;
      });
    }
  }

  const typed = getPrototypeOf(scope["Uint8Array"] as Constructor) as Constructor;
  const bufferOf = getter<object>(typed.prototype, "buffer");
  const bytesOf = getter<number>(typed.prototype, "byteLength");
  for (const name of Object.getOwnPropertyNames(global)) {
    const native = scope[name];
    if (typeof native !== "function" || getPrototypeOf(native) !== typed) continue;
    replace(global, name, native, (array, args) => {
      // A view of what is counted already.
      if (sizeOf(args[0]) !== null) return;
      budget.holdSome(bytesOf(array), () => bufferOf(array));
    });
  }

  const { WebAssembly } = global as { WebAssembly?: { Memory: Constructor } };
  if (WebAssembly === undefined) return;
  const { prototype } = WebAssembly.Memory;
  const memoryOf = getter<object>(prototype as object, "buffer");
  const holdMemory = (memory: object): void => budget.hold(memory, sizeOf(memoryOf(memory)) ?? 0);
  replace(WebAssembly, "Memory", WebAssembly.Memory, holdMemory);
  around(prototype as object, "grow", (memory, run, args) => {
    if (typeof args[0] === "number") budget.check(args[0] * PAGE);
    const before = run();
    holdMemory(memory);
    return before;
  });
}

/** Has `made` told of all that the constructor makes, which may throw. */
function replace(
  object: object,
  name: string,
  native: Constructor,
  made: (object: object, args: readonly unknown[]) => void,
): void {
  const value = new Proxy(native, {
    // What all objects inherit, a program can change.
    __proto__: null,
    construct(target, args, newTarget) {
      const object = construct(target, args, newTarget) as object;
      made(object, args);
      return object;
    },
  } as ProxyHandler<Constructor>);
  for (const [holder, key] of [
    [object, name],
    // By which it is found from what it made, and by which methods find what to make.
    [native.prototype as object, "constructor"],
  ] as const) {
    defineProperty(holder, key, { ...getOwnPropertyDescriptor(holder, key), value });
  }
}

/** Puts something around a method, if there is one of that name. */
function around(
  prototype: object,
  name: string,
  act: (self: object, run: () => unknown, args: readonly unknown[]) => unknown,
): void {
  const descriptor = getOwnPropertyDescriptor(prototype, name);
  if (descriptor === undefined) return;
  const native = descriptor.value as Method;
  const value = new Proxy(native, {
    __proto__: null,
    apply: (target, self: object, args: unknown[]) => act(self, () => apply(target, self, args), args),
  } as ProxyHandler<Method>);
  defineProperty(prototype, name, { ...descriptor, value });
}

function getter<Result>(prototype: object, name: string): Getter<Result> {
  const { get } = getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
  return uncurryThis(get as (this: object) => Result) as Getter<Result>;
}
