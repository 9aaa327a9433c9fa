import { expect, test } from "vitest";
import { rules } from "./allowed.ts";

test("the lists of deny.toml are read", () => {
  const { allowed, exceptions } = rules(`
[licenses]
allow = [
  "MIT",
  "Apache-2.0 WITH LLVM-exception",
]
exceptions = [
  { crate = "one", allow = ["LGPL-3.0-only"] },
]`);
  expect([...allowed]).toEqual(["MIT", "Apache-2.0 WITH LLVM-exception"]);
  expect([...exceptions]).toEqual([["one", "LGPL-3.0-only"]]);
});

test("a file without them is none that allows nothing", () => {
  expect(() => rules("[bans]\n")).toThrow("deny.toml has no list “allow” of licences.");
});
