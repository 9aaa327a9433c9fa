import { expect, test } from "vitest";
import { allowedBy } from "./allowed.ts";

test("the list of deny.toml is read", () => {
  const toml = `
[licenses]
allow = [
  "MIT",
  "Apache-2.0 WITH LLVM-exception",
]`;
  expect([...allowedBy(toml)]).toEqual(["MIT", "Apache-2.0 WITH LLVM-exception"]);
});

test("a file without them is none that allows nothing", () => {
  expect(() => allowedBy("[bans]\n")).toThrow("deny.toml has no list “allow” of licences.");
});
