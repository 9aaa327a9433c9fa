/**
 * The parts of the language that the engine relies on while a program runs, as they were before it ran.
 * The program shares this realm and may replace any of them (`Array.prototype.push = ...`); its own code
 * then breaks as it should, but what is reported about it must still be true. Imported first by whoever
 * needs one of these; knows nothing of programs.
 */

const { bind, call } = Function.prototype;

/** A method as a function whose first argument is `this`; calls to it look nothing up. */
export const uncurryThis = bind.bind(call) as unknown as <This, Args extends readonly unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
) => (self: This, ...args: Args) => Result;

export const { apply, construct, getPrototypeOf, getOwnPropertyDescriptor, ownKeys } = Reflect;
export const { defineProperty, freeze, is } = Object;
export const { isArray } = Array;
export const { min, max, floor, trunc } = Math;

export const indexOf = uncurryThis(String.prototype.indexOf);
export const lastIndexOf = uncurryThis(String.prototype.lastIndexOf);
export const slice = uncurryThis(String.prototype.slice);
export const startsWith = uncurryThis(String.prototype.startsWith);
export const trimEnd = uncurryThis(String.prototype.trimEnd);
export const repeat = uncurryThis(String.prototype.repeat);
export const padEnd = uncurryThis(String.prototype.padEnd);
export const toFixed = uncurryThis(Number.prototype.toFixed);
export const exec = uncurryThis(RegExp.prototype.exec);

export const isPrototypeOf = uncurryThis(Object.prototype.isPrototypeOf);
export const hasInstance = uncurryThis(Function.prototype[Symbol.hasInstance]);

export const NativePromise = Promise;
export const nativeThen = uncurryThis(Promise.prototype.then);
export const NativeDate = Date;
export const NativeFunction = Function;
export const NativeString = String;
export const NativeNumber = Number;
export const NativeError = Error;
export const NativeRangeError = RangeError;

export const mapGet = uncurryThis(Map.prototype.get) as <K, V>(map: Map<K, V>, key: K) => V | undefined;
export const mapSet = uncurryThis(Map.prototype.set) as <K, V>(map: Map<K, V>, key: K, value: V) => unknown;
export const mapDelete = uncurryThis(Map.prototype.delete) as <K, V>(map: Map<K, V>, key: K) => boolean;
export const weakGet = uncurryThis(WeakMap.prototype.get) as <K extends WeakKey, V>(
  map: WeakMap<K, V>,
  key: K,
) => V | undefined;
export const weakSet = uncurryThis(WeakMap.prototype.set) as <K extends WeakKey, V>(
  map: WeakMap<K, V>,
  key: K,
  value: V,
) => unknown;

export const generatorPrototype = getPrototypeOf(function* () {}.prototype) as Generator;
/** What all generator functions inherit from. */
export const generatorFunctionPrototype = getPrototypeOf(function* () {}) as object;
export const generatorNext = uncurryThis(generatorPrototype.next);
export const generatorThrow = uncurryThis(generatorPrototype.throw);
export const generatorReturn = uncurryThis(generatorPrototype.return);

/** `%AsyncIteratorPrototype%`: an object that inherits from it is an async iterator of itself. */
export const asyncIteratorPrototype = getPrototypeOf(
  getPrototypeOf(async function* () {}.prototype as object) as object,
) as object;

/** A read that cannot throw: what a hostile getter throws counts as undefined. */
export function read(object: unknown, key: PropertyKey): unknown {
  try {
    return (object as Record<PropertyKey, unknown>)[key];
  } catch {
    // Whatever the program threw here is its own affair; the reader asked only what can be known.
    return undefined;
  }
}

export function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
