import { describe, expect, test } from "vitest";
import { complaints, readKnown } from "./known-failures";
import type { Outcome } from "./run";

const LIST = `# A comment.

[version] It is another version.
  test_x.Old.test_name
  test_x.Gone.*
! test_x.Old.test_endless
`;

function outcome(id: string, outcome: Outcome["outcome"]): Outcome {
  return { id, outcome, detail: "why" };
}

describe("the list of known failures", () => {
  const failing = [outcome("test_x.Old.test_name", "failed"), outcome("test_x.Gone.test_a", "skipped")];
  const passing = outcome("test_x.New.test_name", "passed");

  test("has nothing to say where it is right", () => {
    expect(complaints("test_x", [...failing, passing], readKnown(LIST))).toEqual([]);
  });

  test.each(["failed", "skipped", "killed"] as const)("does not have a test that %s", (what) => {
    const outcomes = [...failing, outcome("test_x.New.test_name", what)];
    expect(complaints("test_x", outcomes, readKnown(LIST))).toEqual([`test_x.New.test_name ${what}:\nwhy`]);
  });

  test("has a test that passes", () => {
    const mended = [outcome("test_x.Old.test_name", "passed"), outcome("test_x.Gone.test_a", "passed")];
    expect(complaints("test_x", mended, readKnown(LIST))).toEqual([
      "test_x.Old.test_name passes now: take test_x.Old.test_name off the list",
      "test_x.Gone.test_a passes now: take test_x.Gone.* off the list",
    ]);
  });

  test("has a test that is no more", () => {
    expect(complaints("test_x", failing.slice(1), readKnown(LIST))).toEqual([
      "test_x.Old.test_name is on the list, but there is no such test",
    ]);
    expect(complaints("test_y", [], readKnown(LIST))).toEqual([]);
  });

  test.each([
    ["  test_x.A.test_b", "known-failures.txt:1: stands under no reason"],
    [
      "[fate] It is fate.",
      "known-failures.txt:1: the kinds are version, system, accelerator, interpreter, ours",
    ],
    [
      "[ours] It is late.\ntest_x.A",
      'known-failures.txt:2: neither "[kind] reason", nor a test behind two spaces or behind "! "',
    ],
    ["[ours] It is late.\n  a\n  a", "known-failures.txt:3: a stands here twice"],
  ])("says what is wrong in %j", (text, message) => {
    expect(() => readKnown(text)).toThrow(message);
  });
});
