import { expect, test } from "vitest";
import { expression, isAllowed } from "./expression.ts";

const ALLOWED = new Set(["MIT", "Zlib", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"]);

test.each([
  ["MIT", true],
  ["mit", false],
  ["GPL-3.0-only", false],
  ["MIT OR GPL-3.0-only", true],
  ["GPL-3.0-only OR MIT", true],
  ["MIT AND GPL-3.0-only", false],
  ["MIT AND Zlib", true],
  ["(MIT OR Apache-2.0) AND Unicode-3.0", true],
  ["(MIT OR Apache-2.0) AND GPL-3.0-only", false],
  ["GPL-3.0-only AND MIT OR Zlib", true],
  ["GPL-3.0-only AND (MIT OR Zlib)", false],
  ["Zlib OR MIT AND GPL-3.0-only", true],
  ["Apache-2.0 WITH LLVM-exception", true],
  ["Apache-2.0", false],
  ["MIT WITH LLVM-exception", false],
])("“%s” is allowed: %s", (licence, allowed) => {
  expect(isAllowed(licence, ALLOWED)).toBe(allowed);
});

test.each(["", "MIT OR", "OR MIT", "(MIT", "MIT)", "MIT Zlib", "AND", "SEE LICENSE IN FILE"])(
  "“%s” is no expression",
  (licence) => {
    expect(() => isAllowed(licence, ALLOWED)).toThrow(/is no SPDX expression|lacks a bracket/);
  },
);

test("a stroke is how crates said OR", () => {
  expect(expression("MIT/Apache-2.0")).toBe("MIT OR Apache-2.0");
});
