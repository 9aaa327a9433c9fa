import { expect, test } from "vitest";
import type { Site } from "./compile";
import { located } from "./traced";

const SITES: readonly Site[] = [{ line: 7, column: 3, function: "main", text: "sleep(1)", kind: "await" }];

test("sites become lines, and all else stays", () => {
  const words = Float64Array.of(1, 0);
  const places = [{ name: "a", line: 0 }, { what: "sleep 1 ms", line: null }, { line: 99 }, {}];
  expect(located({ words, text: "s", places }, SITES)).toEqual({
    words,
    text: "s",
    places: [{ name: "a", line: 7 }, { what: "sleep 1 ms", line: null }, { line: null }, { line: null }],
  });
});
