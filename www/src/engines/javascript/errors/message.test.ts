import { describe, expect, test } from "vitest";
import { inOwnWords } from "./message";

describe("compiled awaits in messages", () => {
  test.each([
    [
      "undefined is not an object (evaluating '((yield $.at(1, f()))).x')",
      "undefined is not an object (evaluating '((await f())).x')",
    ],
    ["(yield $.at(0,o.x)) is not a function", "(await o.x) is not a function"],
    ['(yield $.at(12, g((yield $.at(3, h(1))), ")"))).y is null', '(await g((await h(1)), ")")).y is null'],
    ["x is not defined", "x is not defined"],
    ["cut off: (yield $.at(1, f(", "cut off: (yield $.at(1, f("],
    ["(yield $.at(", "(yield $.at("],
  ])("%s", (message, own) => {
    expect(inOwnWords(message, "$")).toBe(own);
  });

  test("whatever the runtime object is called", () => {
    expect(inOwnWords("(yield $1_.at(0, x)).y", "$1_")).toBe("(await x).y");
  });

  test("a message that goes on and on ends", () => {
    const message = "(yield $.at(0, a))".repeat(1_000);
    expect(inOwnWords(message, "$")).toContain("(await a)(await a)");
  });
});
