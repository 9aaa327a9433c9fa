/**
 * `super` as an object: reading and writing its properties goes through two functions that stand where
 * the keyword is allowed. Knows nothing else.
 */
export function superOf(
  get: (key: PropertyKey) => unknown,
  set: (key: PropertyKey, value: unknown) => void,
): object {
  return new Proxy(Object.create(null) as object, {
    get: (_target, key) => get(key),
    set(_target, key, value) {
      set(key, value);
      return true;
    },
    deleteProperty() {
      throw new ReferenceError("Unsupported reference to 'super'");
    },
  });
}
