import { describe, expect, test } from "vitest";
import { inOwnWords } from "./message";

describe("compiled awaits and calls in messages", () => {
  test.each([
    [
      "undefined is not an object (evaluating '((yield $.at(1, f()))).x')",
      "undefined is not an object (evaluating '((await f())).x')",
    ],
    ["(yield $.at(0,o.x)) is not a function", "(await o.x) is not a function"],
    ['(yield $.at(12, g((yield $.at(3, h(1))), ")"))).y is null', '(await g((await h(1)), ")")).y is null'],
    ["x is not defined", "x is not defined"],
    ["($l , f(...)) is not iterable", "f(...) is not iterable"],
    ["In 'for (x of ($l=12,f(($l=13,g(1)))))'", "In 'for (x of f(g(1)))'"],
    ["f(a, $v(3,g(...$n(4)))) is null, (await $v(1,a))", "f(a, g()) is null, (await a)"],
    ["(yield $.at(1,($l=2,f()))) is not a function", "(await f()) is not a function"],
    ["cut off: ($l=1,f(", "cut off: ($l=1,f("],
    ["no number: ($l)", "no number: ($l)"],
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
