import { expect, it } from "vitest";
import { words } from "./lists";

it.each([
  [[], 0, "", ""],
  [["a"], 0, "a", "a"],
  [["a", "b", "c"], 0, "a, b and c", "a, b, c"],
  [["a"], 1, "a and 1 more", "a and 1 more"],
  [["a", "b"], 1_200, "a, b and 1,200 more", "a, b and 1,200 more"],
])("of %j and %i more", (parts, beyond, joined, enumerated) => {
  expect(words.joinedOf(parts, beyond)).toBe(joined);
  expect(words.enumerated(parts, beyond)).toBe(enumerated);
});

it("sentences that are none are left out", () => {
  expect(words.sentences(["", "One.", "", "Two."])).toBe("One. Two.");
});
