/**
 * Built-in methods as they were when this module was loaded. A program in the playground shares its realm with
 * the loop and may overwrite any of them; its own code then breaks, but not the loop.
 */
const { bind, call } = Function.prototype;
const uncurryThis = bind.bind(call);

const NativeMap = Map;
const NativePromise = Promise;
const promiseThen = uncurryThis(Promise.prototype.then);
const setForEach = uncurryThis(Set.prototype.forEach);

export const { apply } = Reflect;
export const newMap = () => new NativeMap();
export const setAdd = uncurryThis(Set.prototype.add);
export const setDelete = uncurryThis(Set.prototype.delete);
export const setClear = uncurryThis(Set.prototype.clear);
export const mapGet = uncurryThis(Map.prototype.get);
export const mapSet = uncurryThis(Map.prototype.set);
export const mapDelete = uncurryThis(Map.prototype.delete);
export const weakGet = uncurryThis(WeakMap.prototype.get);
export const weakSet = uncurryThis(WeakMap.prototype.set);
export const weakDelete = uncurryThis(WeakMap.prototype.delete);
export const deref = uncurryThis(WeakRef.prototype.deref);

/** Web IDL's "mark as handled", for a native promise that will be awaited in a turn to come: the browser may look before. */
export function markAsHandled(value) {
  try {
    if (value instanceof NativePromise) promiseThen(value, undefined, () => {});
  } catch {
    // It only looks like a promise. Whoever awaits it finds that out, and has the error.
  }
}

/** What is in a set, in order: to spread it would ask its iterator. */
export function setToArray(set) {
  const array = [];
  setForEach(set, (item) => append(array, item));
  return array;
}

/** Adds to the end of an array, and returns its length. */
export function append(array, item) {
  array[array.length] = item;
  return array.length;
}
