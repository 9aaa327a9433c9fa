/**
 * For tests only: remembers the realm's globals and the properties of the built-in objects, and puts them back.
 */

const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, deleteProperty } = Reflect;

/** Built-in objects that a program may change: those behind the globals, and those that have no name. */
function builtIns(): readonly object[] {
  const found = new Set<object>([globalThis, console]);
  for (const name of ownKeys(globalThis)) {
    const value = getOwnPropertyDescriptor(globalThis, name)?.value as unknown;
    if (typeof value !== "function" && (typeof value !== "object" || value === null)) continue;
    found.add(value);
    const { prototype } = value as { prototype?: unknown };
    if (typeof prototype === "object" && prototype !== null) found.add(prototype);
  }
  found.delete(process);
  for (const value of [(function* () {})(), (async function* () {})(), [].values(), "".matchAll(/x/g)]) {
    for (let each = getPrototypeOf(value); each !== null; each = getPrototypeOf(each)) found.add(each);
  }
  found.add(performance);
  return [...found];
}

/** Returns what puts everything back. It uses nothing that a program could have replaced. */
export function keepRealm(): () => void {
  const objects = builtIns();
  const kept = objects.map((object) =>
    ownKeys(object).map((key) => [key, getOwnPropertyDescriptor(object, key)] as const),
  );
  return () => {
    for (let n = 0; n < objects.length; n += 1) restore(objects[n] as object, kept[n] ?? []);
  };
}

function restore(
  object: object,
  kept: readonly (readonly [PropertyKey, PropertyDescriptor | undefined])[],
): void {
  const keys = ownKeys(object);
  for (let n = 0; n < keys.length; n += 1) {
    const key = keys[n] as PropertyKey;
    let isKept = false;
    for (let m = 0; m < kept.length && !isKept; m += 1) isKept = kept[m]?.[0] === key;
    if (!isKept) deleteProperty(object, key);
  }
  for (let n = 0; n < kept.length; n += 1) {
    const entry = kept[n];
    if (entry?.[1] === undefined) continue;
    const now = getOwnPropertyDescriptor(object, entry[0]);
    const then = entry[1];
    if (now !== undefined && now.value === then.value && now.get === then.get && now.set === then.set)
      continue;
    defineProperty(object, entry[0], then);
  }
}
