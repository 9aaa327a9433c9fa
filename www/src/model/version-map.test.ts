import * as fc from "fast-check";
import { expect, it } from "vitest";
import { VersionMap } from "./version-map";

interface Value {
  readonly value: number;
}

/** Keys as runs have them, and as a file may. */
const key = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
const step = fc.oneof(
  fc.record({ does: fc.constant("set" as const), key, value: fc.nat() }),
  fc.record({ does: fc.constant("delete" as const), key }),
  fc.record({ does: fc.constant("keep" as const) }),
);

function sorted(map: ReadonlyMap<number, Value>): [number, number][] {
  return [...map].map(([key, { value }]): [number, number] => [key, value]).sort(([a], [b]) => a - b);
}

it("is a map, and every version of it stays as it was", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const plain = new Map<number, Value>();
      const editor = new VersionMap<Value>().edit();
      const versions: [VersionMap<Value>, Map<number, Value>][] = [];
      for (const step of steps) {
        if (step.does === "keep") versions.push([editor.version(), new Map(plain)]);
        else if (step.does === "delete") {
          plain.delete(step.key);
          editor.delete(step.key);
        } else {
          const value = { value: step.value };
          plain.set(step.key, value);
          editor.set(step.key, value);
          expect(editor.get(step.key)).toBe(value);
        }
        expect(editor.size).toBe(plain.size);
      }
      versions.push([editor.version(), plain]);
      for (const [version, then] of versions) {
        expect(version.size).toBe(then.size);
        expect(sorted(version)).toEqual(sorted(then));
        expect([...version.values()]).toEqual([...version].map(([, value]) => value));
        for (const [key, value] of then) expect(version.get(key)).toEqual(value);
      }
    }),
  );
});

it("keeps the order in which keys came, with thousands of them", () => {
  const editor = new VersionMap<Value>().edit();
  for (let key = 5_000; key > 0; key -= 1) editor.set(key, { value: key });
  for (let key = 1; key <= 5_000; key += 2) editor.delete(key);
  const version = editor.version();
  expect(version.size).toBe(2_500);
  expect([...version.keys()].slice(0, 3)).toEqual([5_000, 4_998, 4_996]);
  expect([version.get(4_998), version.get(4_999), version.get(9)]).toEqual([
    { value: 4_998 },
    undefined,
    undefined,
  ]);
});

it("two go on from one version without seeing each other", () => {
  const first = new VersionMap<Value>().edit();
  first.set(1, { value: 1 });
  const both = first.version();
  const [one, other] = [both.edit(), both.edit()];
  one.set(1, { value: 2 });
  one.set(7, { value: 7 });
  other.delete(1);
  other.set(8, { value: 8 });
  expect(sorted(one.version())).toEqual([
    [1, 2],
    [7, 7],
  ]);
  expect(sorted(other.version())).toEqual([[8, 8]]);
  expect(sorted(both)).toEqual([[1, 1]]);
});
