import { expect, test } from "vitest";
import type { Site } from "./compile";
import { located } from "./traced";

const SITES: readonly Site[] = [
  { line: 7, column: 3, function: "main", text: "sleep(1)", kind: "await" },
  { line: 2, column: 1, function: "load", text: "load", kind: "function" },
  { line: 8, column: 3, function: "main", text: "task", kind: "await" },
];

function locate(place: object): unknown {
  const words = Float64Array.of(1, 0);
  const batch = located({ words, text: "s", places: [place], dropped: 0 }, SITES);
  expect(batch).toMatchObject({ words, text: "s" });
  return batch.places[0];
}

const stack = (line: number) => [{ function: "main", file: "main.js", line }];

test.each([
  ["what was done", { what: "show", line: 0 }, { what: "show", line: 7 }],
  ["what was done nowhere", { what: null, line: null }, { what: null, line: null }],
  ["a site that is none", { line: 99 }, { what: null, line: null }],
  ["a new task", { name: "a", what: null, line: 0, site: 1 }, { name: "a", what: "load", line: 7 }],
  ["the top level", { name: "b", what: "f", line: null, site: null }, { name: "b", what: "f", line: null }],
  ["a sleep", { what: "sleep 1 ms", site: 0, line: 0 }, { what: "sleep 1 ms", line: 7, stack: stack(7) }],
  ["a call awaited", { what: "task load", site: 0, line: 0 }, { what: "sleep(1)", line: 7, stack: stack(7) }],
  [
    "a task awaited",
    { what: "task load", site: 2, line: 2 },
    { what: "task load", line: 8, stack: stack(8) },
  ],
  ["a wait in no function", { what: "x", site: null, line: null }, { what: "x", line: null, stack: [] }],
])("sites become lines of %s", (_, place, expected) => {
  expect(locate(place)).toEqual(expected);
});
