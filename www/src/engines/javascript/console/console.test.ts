import * as node from "node:util";
import { describe, expect, test } from "vitest";
import { createConsole, duration, type ProgramConsole } from "./console";
import { format, showErrors } from "./format";

/** A console on a clock that is moved by hand, and what it wrote. */
function bench() {
  const streams = { stdout: "", stderr: "" };
  const clock = { now: 0 };
  const console: ProgramConsole = createConsole({
    write: (stream, text) => void (streams[stream] += text),
    now: () => clock.now,
    frames: () => [{ name: "main", line: 3, column: 1 }],
  });
  const call = (name: string, ...args: unknown[]): void => {
    const method = console[name];
    if (method === undefined) throw new Error(`no console.${name}`);
    method(...args);
  };
  return { call, clock, streams };
}

describe("values", () => {
  const same: readonly (readonly unknown[])[] = [
    ["text", "more"],
    ["it's", ["it's", "a\nb"]],
    [1, -0, 1.5, NaN, 10n, true, null, undefined, Symbol("s")],
    [[1, , 3], new Array(3), Array.from({ length: 200 }, (_, n) => n)],
    [{ a: { b: { c: { d: { e: 1 } } } } }],
    [new Map<unknown, unknown>([["a", { b: 1 }]]), new Set([1, "2"]), new WeakMap(), new WeakSet()],
    [
      new Date(0),
      new Date(NaN),
      /x+/gi,
      Object.create(null),
      new (class Point {
        x = 1;
      })(),
    ],
    [class A {}, class B extends Array {}, function named() {}, () => {}],
    [new Uint8Array([1, 2]), Object(1), Object("s")],
    [
      {
        get a() {
          throw new Error("never called");
        },
        set b(_: number) {},
      },
    ],
    [
      {
        "not an identifier": 2,
        toString() {
          return "never called";
        },
      },
    ],
    ["%s is %d years and %i months, %f, %%", "Ann", 42.5, 3.9, "1.5"],
    ["%o and %O and %j", [1], { a: { b: 1 } }, { c: 1 }],
    ["%c styled", "color: red"],
    ["%s"],
    ["100%", 5],
    ["%x", 1],
    ["%s %s %s", null, 10n, Symbol("q")],
  ];
  test.each(same.map((args) => [node.format(...args), args] as const))("%s", (_, args) => {
    expect(format(args)).toBe(node.formatWithOptions({ depth: 3 }, ...(args as [unknown])));
  });

  test("what contains itself", () => {
    const loop: Record<string, unknown> = { name: "loop" };
    loop["self"] = loop;
    expect(format([loop])).toBe("<ref *1> { name: 'loop', self: [Circular *1] }");
  });
});

describe("errors", () => {
  showErrors((error) => (error instanceof RangeError ? [] : [{ name: "load", line: 7, column: 2 }]));

  test("show the lines of the program, and no others", () => {
    expect(format([new Error("boom")])).toBe("Error: boom\n    at load (line 7)");
    expect(format(["caught", new TypeError("no")])).toBe("caught TypeError: no\n    at load (line 7)");
  });

  test("without a line, in brackets", () => {
    expect(format([new RangeError("far")])).toBe("[RangeError: far]");
  });

  test("are called as their class is", () => {
    class NotFound extends Error {}
    expect(format([new NotFound("page")])).toMatch(/^NotFound: page\n/);
  });

  test("show what else they hold", () => {
    const error = Object.assign(new RangeError("far", { cause: new RangeError("inner") }), { code: "E1" });
    expect(format([error])).toBe("[RangeError: far] {\n  [cause]: [RangeError: inner],\n  code: 'E1'\n}");
    const several = new AggregateError([new RangeError("one")], "all failed");
    expect(format([several])).toMatch(
      /^AggregateError: all failed\n {4}at load \(line 7\) \{\n {2}\[errors\]: \[ \[RangeError: one\] \]\n\}$/,
    );
  });

  test("inside of other values", () => {
    expect(format([{ error: new RangeError("far") }])).toBe("{ error: [RangeError: far] }");
    expect(format([{ a: { b: { c: { d: new RangeError("deep") } } } }])).toContain("[RangeError: deep]");
  });

  test("that go round in circles end", () => {
    const error = new RangeError("loop");
    error.cause = error;
    expect(format([error])).toMatch(/^\[RangeError: loop\] \{/);
  });

  test("whose properties throw", () => {
    const error = new RangeError("x");
    for (const key of ["stack", "message", "name", "cause"]) {
      Object.defineProperty(error, key, {
        get: () => {
          throw new Error("hostile");
        },
      });
    }
    expect(format([error])).toBe("[RangeError] {\n  [cause]: [Getter]\n}");
  });
});

describe("hostile values are shown as far as they can be", () => {
  const hostile = (): never => {
    throw new Error("hostile");
  };
  test("proxies", () => {
    expect(format(["a", new Proxy({}, { get: hostile, ownKeys: hostile }), "b"])).toBe(
      "a [object that cannot be shown: Error: hostile] b",
    );
    const { proxy, revoke } = Proxy.revocable(() => {}, {});
    revoke();
    expect(format([proxy])).toMatch(/^\[function that cannot be shown: TypeError: .*revoked\]$/);
  });
  test("conversions", () => {
    expect(format(["%s %d", { toString: hostile }, { valueOf: hostile }])).toMatch(/^%s %d /);
    expect(
      format([
        {
          get [Symbol.toStringTag]() {
            return hostile();
          },
        },
      ]),
    ).toContain("Symbol(Symbol.toStringTag)");
    expect(
      format([
        {
          get constructor() {
            return hostile();
          },
        },
      ]),
    ).toBe("{ constructor: [Getter] }");
  });
  test("a method that shows the value and throws", () => {
    expect(format([{ [Symbol.for("nodejs.util.inspect.custom")]: hostile }])).toBe(
      "[object that cannot be shown: Error: hostile]",
    );
  });
  test("what is thrown may be anything", () => {
    const throwing = (thrown: unknown) =>
      new Proxy(
        {},
        {
          get: () => {
            throw thrown;
          },
        },
      );
    expect(format([throwing(null)])).toMatch(/^\[object that cannot be shown: Uncaught: null was thrown/);
    expect(format([throwing(throwing(1))])).toMatch(/cannot be shown/);
  });
});

describe("streams", () => {
  test("what informs is stdout, what warns is stderr", () => {
    const { call, streams } = bench();
    for (const name of ["log", "info", "debug", "warn", "error"]) call(name, name);
    expect(streams).toEqual({ stdout: "log\ninfo\ndebug\n", stderr: "warn\nerror\n" });
  });
  test("an empty call is an empty line", () => {
    const { call, streams } = bench();
    call("log");
    expect(streams.stdout).toBe("\n");
  });
});

describe("groups", () => {
  test("indent every line, on both streams, until they end", () => {
    const { call, streams } = bench();
    call("group", "Outer");
    call("log", "a\nb");
    call("groupCollapsed");
    call("error", { a: 1 });
    call("groupEnd");
    call("log", "c");
    call("groupEnd");
    call("groupEnd");
    call("log", "d");
    expect(streams).toEqual({ stdout: "Outer\n  a\n  b\n  c\nd\n", stderr: "    { a: 1 }\n" });
  });
});

describe("counters, timers and checks", () => {
  test("count", () => {
    const { call, streams } = bench();
    call("count");
    call("count", "x");
    call("count");
    call("countReset");
    call("count");
    expect(streams.stdout).toBe("default: 1\nx: 1\ndefault: 2\ndefault: 1\n");
  });

  test("time is program time", () => {
    const { call, clock, streams } = bench();
    call("time", "load");
    clock.now = 300;
    call("timeLog", "load", "half", { a: 1 });
    clock.now = 2_000;
    call("timeEnd", "load");
    call("timeEnd", "load");
    expect(streams.stdout).toBe("load: 300ms half { a: 1 }\nload: 2.000s\n");
    expect(streams.stderr).toBe("No timer 'load' to end: begin it with console.time('load').\n");
  });

  test("durations", () => {
    expect([0, 0.5, 999.9999, 1_000, 62_500, 600_000].map(duration)).toEqual([
      "0ms",
      "0.5ms",
      "1000ms",
      "1.000s",
      "1:02.500 (m:ss.mmm)",
      "10:00.000 (m:ss.mmm)",
    ]);
  });

  test("assert", () => {
    const { call, streams } = bench();
    call("assert", true, "silent");
    call("assert", false);
    call("assert", 0, "%s is wrong", "it");
    call("assert", "", { a: 1 });
    expect(streams.stderr).toBe(
      "Assertion failed\nAssertion failed: it is wrong\nAssertion failed: { a: 1 }\n",
    );
  });

  test("trace", () => {
    const { call, streams } = bench();
    call("trace", "here", 1);
    expect(streams.stderr).toBe("Trace: here 1\n    at main (line 3)\n");
  });

  test("dir takes options", () => {
    const { call, streams } = bench();
    call("dir", { a: { b: 1 } }, { depth: 0 });
    expect(streams.stdout).toBe("{ a: [Object] }\n");
  });
});

describe("table, drawn as Node draws it", () => {
  /** What Node's own console writes. */
  async function drawnByNode(args: readonly unknown[]): Promise<string> {
    const { Console } = await import("node:console");
    const { PassThrough } = await import("node:stream");
    const stream = new PassThrough();
    new Console({ stdout: stream, colorMode: false }).table(...(args as [unknown]));
    return String(stream.read());
  }
  const cases: readonly (readonly unknown[])[] = [
    [
      [
        { a: 1, b: "x" },
        { a: 2, c: true },
      ],
    ],
    [[1, "b"]],
    [
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [{ x: { v: 1 }, y: { v: 2 }, z: 3 }],
    [
      new Map<unknown, unknown>([
        ["k", 1],
        ["l", { a: 1 }],
      ]),
    ],
    [new Set([1, "two"])],
    [[{ a: 1, b: 2 }], ["b"]],
    [[]],
    [5],
    ["text"],
    [null],
  ];
  test.each(cases.map((args) => [JSON.stringify(args), args] as const))("%s", async (_, args) => {
    const { call, streams } = bench();
    call("table", ...args);
    expect(streams.stdout).toBe(await drawnByNode(args));
  });

  test("a row that throws", () => {
    const { call, streams } = bench();
    call("table", [
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error("hostile");
          },
        },
      ),
    ]);
    expect(streams.stdout).toMatch(/cannot be shown: Error: hostile/);
  });
});
