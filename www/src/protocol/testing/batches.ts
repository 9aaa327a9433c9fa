/**
 * Batches of the trace for tests, of any kind that an engine could write: crate/interleave/src/trace/words.rs says how, and
 * is followed here line by line, so that the page's reader is judged by another. Knows the numbers; no events.
 */
import * as fc from "fast-check";
import type { TraceBatch, TracePlace } from "../trace";

/** What fields refer to, and how much of that there is by then. */
interface Known {
  readonly strings: number;
  readonly places: number;
}

/** An event without its time, or a place: its code, and its fields. */
type Item = (known: Known) => readonly number[];

const id = fc.integer({ min: 1, max: 6 });
/** Of a line and whatever else may be nothing. */
const orNone = fc.nat(6);
const milliseconds = fc.double({ min: 0, max: 1e6, noNaN: true });
const cause = fc.oneof(fc.constant([0, 0]), fc.tuple(fc.integer({ min: 1, max: 3 }), id));
const job = fc.tuple(fc.nat(1), id);
const outcome = fc.oneof(
  fc.tuple(fc.constant(0), fc.nat(6), id),
  fc.constantFrom([1, 0, 0], [2, 0, 0], [3, 0, 0]),
);
const role = fc.integer({ min: 1, max: 14 });
const part = fc.tuple(fc.nat(2), id);
const call = fc.tuple(fc.nat(), fc.nat(), id);

/** A field that is the number of a string, or of a place; 0 is none. */
type Reference = { readonly string: number } | { readonly place: number };
const name = fc.nat().map((string): Reference => ({ string }));
const place = fc.nat().map((place): Reference => ({ place }));

type Field = number | readonly number[] | Reference;

function written(field: Field, { strings, places }: Known): readonly number[] {
  if (typeof field === "number") return [field];
  if ("string" in field) return [field.string % (strings + 1)];
  if ("place" in field) return [field.place % (places + 1)];
  return field;
}

function event(code: number, ...fields: fc.Arbitrary<Field>[]): fc.Arbitrary<Item> {
  return fc
    .tuple(...fields)
    .map((fields) => (known) => [code, ...fields.flatMap((field) => written(field, known))]);
}

const held = [id, role, orNone, cause, place] as const;

const anyEvent: fc.Arbitrary<Item> = fc.oneof(
  event(0, fc.nat(9)),
  event(1, id, orNone, name, place),
  event(2, id, cause),
  event(3, id, cause, place),
  event(4, id, cause),
  event(5, job),
  event(6, job, outcome, place),
  event(7, id, cause),
  event(8, id, fc.constantFrom(3, 4, 5), cause, place),
  event(9, id, milliseconds, cause, place),
  event(10, id),
  event(11, id, cause),
  event(12, job, milliseconds),
  event(13, id, cause, place),
  // A task is renamed to something.
  fc.tuple(id, fc.nat()).map(([task, string]): Item => ({ strings }) => [14, task, 1 + (string % strings)]),
  event(16, fc.integer({ min: 1, max: 2 }), fc.nat(99), cause),
  event(
    17,
    id,
    role,
    orNone,
    fc.array(part, { maxLength: 4 }).map((parts) => [parts.length, ...parts.flat()]),
  ),
  event(18, ...held),
  event(19, ...held),
  event(21, id, orNone, cause),
  event(22, fc.integer({ min: 1, max: 3 }), orNone, orNone, place),
);

const anyPlace: fc.Arbitrary<Item> = fc
  .tuple(fc.nat(), orNone, fc.array(call, { maxLength: 3 }))
  .map(([what, line, calls]) => ({ strings }: Known) => [
    PLACE,
    what % (strings + 1),
    line,
    calls.length,
    ...calls.flatMap(([called, file, line]) => [1 + (called % strings), 1 + (file % strings), line]),
  ]);
const PLACE = 15;

/** A NUL stands between two, and is in none. */
const string = fc.string().map((text) => text.replaceAll("\0", "\ufffd"));
const beside: fc.Arbitrary<TracePlace> = fc.record(
  {
    name: fc.option(string),
    what: fc.option(string),
    line: fc.option(id),
    stack: fc.array(fc.record({ function: string, file: string, line: id }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

export const anyBatch: fc.Arbitrary<TraceBatch> = fc
  .record({
    strings: fc.array(string, { minLength: 1, maxLength: 6 }),
    places: fc.array(beside, { maxLength: 3 }),
    items: fc.array(fc.oneof({ arbitrary: anyEvent, weight: 3 }, anyPlace), { maxLength: 60 }),
  })
  .map(({ strings, places, items }) => {
    const known = { strings: strings.length, places: places.length };
    const words = [3, 0];
    for (const item of items) {
      const [code = NaN, ...fields] = item(known);
      if (code === PLACE) {
        known.places += 1;
        words.push(code, ...fields);
        continue;
      }
      const number = words[1] ?? 0;
      words[1] = number + 1;
      // Times that never go back, of which some are the same.
      words.push(code, number >> 1, number >> 3, ...fields);
    }
    return { words: Float64Array.from(words), text: strings.join("\0"), places };
  });
