import { describe, expect, test } from "vitest";
import { describeThrown, thrownLine } from "./thrown";

const hostile = (): never => {
  throw new Error("hostile");
};

describe("errors", () => {
  test("name and message", () => {
    expect(describeThrown(new TypeError("x is not a function"))).toEqual({
      name: "TypeError",
      message: "x is not a function",
    });
  });

  test("the name of the class, where it set none of its own", () => {
    class NotFound extends Error {}
    class Named extends Error {
      override name = "Custom";
    }
    expect(thrownLine(new NotFound("a"))).toBe("NotFound: a");
    expect(thrownLine(new Named("a"))).toBe("Custom: a");
    expect(thrownLine(new Error(""))).toBe("Error");
    expect(thrownLine(Object.freeze(new RangeError("frozen")))).toBe("RangeError: frozen");
  });

  test("what is inside", () => {
    expect(thrownLine(new Error("outer", { cause: new TypeError("inner") }))).toBe(
      "Error: outer (caused by TypeError: inner)",
    );
    expect(thrownLine(new AggregateError([new Error("a"), 2, new TypeError("c"), 4], "several"))).toBe(
      "AggregateError: several (Error: a; 2; TypeError: c; …)",
    );
    const loop: Error = new Error("loop");
    loop.cause = loop;
    expect(thrownLine(loop)).toBe("Error: loop (caused by Error: loop)");
  });

  test("of the browser, and look-alikes", () => {
    expect(thrownLine(new DOMException("no", "AbortError"))).toBe("AbortError: no");
    expect(thrownLine({ name: "Like", message: "an error" })).toBe("Like: an error");
  });

  test("long messages are cut", () => {
    expect(describeThrown(new Error("m".repeat(1_000_000))).message).toBe(`${"m".repeat(10_000)}…`);
  });
});

describe("other values", () => {
  test.each([
    [42, "42 was thrown, a number and not an Error"],
    ["text", "'text' was thrown, a string and not an Error"],
    [null, "null was thrown and not an Error"],
    [undefined, "undefined was thrown and not an Error"],
    [10n, "10n was thrown, a bigint and not an Error"],
    [Symbol("s"), "Symbol(s) was thrown, a symbol and not an Error"],
    [{ code: 1 }, "{ code: 1 } was thrown, an object and not an Error"],
    [Object.create(null), "[Object: null prototype] {} was thrown, an object and not an Error"],
    [() => 1, "[Function (anonymous)] was thrown, a function and not an Error"],
  ])("%s", (value, message) => {
    const thrown = describeThrown(value);
    expect(thrown.name).toBe("Uncaught");
    expect(thrown.message).toBe(`${message}, so where is not known. Throw new Error(...) instead.`);
  });
});

describe("hostile values", () => {
  test("errors whose properties throw", () => {
    const error = new Error("x");
    Object.defineProperty(error, "message", { get: hostile });
    Object.defineProperty(error, "name", { get: hostile });
    Object.defineProperty(error, "constructor", { get: hostile });
    expect(describeThrown(error)).toEqual({ name: "Error", message: "" });
  });

  test("proxies", () => {
    const all = new Proxy({}, { get: hostile, getPrototypeOf: hostile, ownKeys: hostile });
    expect(describeThrown(all).message).toMatch(/^an object that cannot be shown was thrown/);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(describeThrown(proxy).message).toMatch(/^an object that cannot be shown was thrown/);
  });

  test("names that are no names", () => {
    for (const name of [5, "", "n".repeat(1_000), {}]) {
      expect(thrownLine(Object.assign(new TypeError("m"), { name }))).toBe("TypeError: m");
    }
  });
});
