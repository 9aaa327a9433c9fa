import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FromWorker, ToWorker } from "../../protocol/messages";
import { MOST_EVENTS, MOST_LINES } from "../../protocol/trace";
import type { Ended } from "./api";
import { OUT_OF_MEMORY, OutOfMemory } from "./faults";
import type { PageHost } from "./page";
import { serve, UNTOLD } from "./serve";
import { NOTICE } from "./suspending";

/** As it is in Node, which suspends or does not. */
const PLAIN = WebAssembly;
const MODULE = new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
const ENDED: Ended = {
  exitCode: 0,
  message: "",
  functions: [],
  places: new Uint32Array(),
  place: new Uint32Array(),
  elapsed: 2_000,
};

let posted: FromWorker[];
let calls: unknown[];
/** What a program does, and how it ends. */
let program: (page: PageHost) => Ended | Promise<Ended>;
let send: (message: ToWorker) => Promise<void>;
/** What the engine was given. */
let held: PageHost | null;

function start(): void {
  let listener: (event: MessageEvent<unknown>) => unknown = () => {};
  serve(
    {
      postMessage: (message) => void posted.push(message),
      addEventListener: (_, given) => void (listener = given),
      setTimeout: (callback, milliseconds) => Number(setTimeout(callback, milliseconds)),
      clearTimeout: (timer) => clearTimeout(timer),
      performance,
    },
    {
      default: async (options) => void calls.push(["init", options.module_or_path === MODULE]),
      Python: class {
        #page: PageHost;
        constructor(page: PageHost) {
          this.#page = page;
          held = page;
        }
        async run(code: string, speed: number | undefined): Promise<Ended> {
          calls.push(["run", code, speed]);
          return program(this.#page);
        }
        runWithoutSuspending(code: string): Ended {
          calls.push(["runWithoutSuspending", code]);
          return program(this.#page) as Ended;
        }
        trace(most: number, lines: number): void {
          calls.push(["trace", most, lines]);
        }
        runBefore(name: string, code: string): void {
          calls.push(["runBefore", name, code]);
        }
        pause(): void {
          calls.push(["pause"]);
        }
        resume(): void {
          calls.push(["resume"]);
        }
        step(turn: boolean): void {
          calls.push(["step", turn]);
        }
        interrupt(): void {
          calls.push(["interrupt"]);
        }
      },
      runStack: () => Promise.resolve(),
    },
  );
  send = async (message) => void (await listener(new MessageEvent("message", { data: message })));
}

beforeEach(() => {
  posted = [];
  calls = [];
  program = () => ENDED;
  vi.stubGlobal(
    "WebAssembly",
    Object.assign(Object.create(PLAIN), { Suspending: function () {}, promising: () => {} }),
  );
  start();
});

afterEach(() => vi.unstubAllGlobals());

const RUN: ToWorker = { kind: "run", code: "print(1)", speed: "4", trace: false, lines: false };

it("says that lines are not shown where the program is told of them itself, if they were to be", async () => {
  await send({ kind: "engine", module: MODULE });
  const code = "import sys\nsys.settrace(print)\n";
  await send({ ...RUN, code, trace: true, lines: true });
  expect(posted).toContainEqual({ kind: "notice", text: UNTOLD });
});

it.each([
  { lines: false, code: "sys.settrace(print)" },
  { lines: true, code: "print(1)" },
])("says nothing of that for $code where lines are $lines", async (how) => {
  await send({ kind: "engine", module: MODULE });
  await send({ ...RUN, ...how, trace: true });
  expect(posted.filter(({ kind }) => kind === "notice")).toEqual([]);
});

describe("a run", () => {
  it("begins once the interpreter stands, and is told how it ended", async () => {
    program = (page) => {
      page.write(1, "1\n");
      page.write(2, "oh\n");
      return ENDED;
    };
    await send({ kind: "engine", module: MODULE });
    expect(posted.splice(0)).toEqual([{ kind: "ready" }]);
    await send(RUN);
    expect(calls).toEqual([
      ["init", true],
      ["run", "print(1)", 4],
    ]);
    expect(posted).toEqual([
      { kind: "output", stream: "stdout", text: "1\n" },
      { kind: "output", stream: "stderr", text: "oh\n" },
      { kind: "done", status: "finished", error: null, elapsed: 2_000 },
    ]);
  });

  it("after others is told of them first, and says so", async () => {
    const before = [
      { name: "snippet 1", code: "a = 1" },
      { name: "snippet 2", code: "b = 2" },
    ];
    program = () => ({
      ...ENDED,
      exitCode: 1,
      error: "NameError",
      message: "no c",
      before: 1,
      place: Uint32Array.of(1, 2),
    });
    await send({ kind: "engine", module: MODULE });
    await send({ ...RUN, before });
    expect(calls.slice(1)).toEqual([
      ["runBefore", "snippet 1", "a = 1"],
      ["runBefore", "snippet 2", "b = 2"],
      ["run", "print(1)", 4],
    ]);
    const error = { name: "NameError", message: "no c", line: 1, column: 2, frames: [], before: 1 };
    expect(posted.slice(1)).toEqual([
      {
        kind: "notice",
        text: "Runs after the 2 earlier snippets of its group, whose output is not shown here.",
      },
      { kind: "done", status: "failed", error, elapsed: 2_000 },
    ]);
  });

  it("that ended in one of them has failed, with whatever code", async () => {
    program = () => ({ ...ENDED, before: 0 });
    await send({ kind: "engine", module: MODULE });
    await send({ ...RUN, before: [{ name: "snippet 1", code: "os._exit(0)" }] });
    const message = "It ended with exit code 0, so what comes after it was not run.";
    expect(posted.at(-1)).toMatchObject({ error: { name: "SystemExit", message, before: 0 } });
  });

  it("on the instant clock has no speed", async () => {
    await send({ kind: "engine", module: MODULE });
    await send({ ...RUN, speed: "instant" });
    expect(calls[1]).toEqual(["run", "print(1)", undefined]);
  });

  it("whose lines are to be told says how many", async () => {
    await send({ kind: "engine", module: MODULE });
    await send({ ...RUN, trace: true, lines: true });
    expect(calls[1]).toEqual(["trace", MOST_EVENTS, MOST_LINES]);
  });

  it("that is to be traced tells the page so many events, and how many there were beyond", async () => {
    const words = Float64Array.of(1, 1, 0, 0.5, 1, 2);
    program = (page) => {
      page.trace(words, "main", 0);
      page.trace(Float64Array.of(1, 0), "", 7);
      return ENDED;
    };
    await send({ kind: "engine", module: MODULE });
    await send({ ...RUN, trace: true });
    expect(calls.slice(1)).toEqual([
      ["trace", MOST_EVENTS, 0],
      ["run", "print(1)", 4],
    ]);
    expect(posted.slice(1)).toEqual([
      { kind: "trace", words, text: "main", places: [], dropped: 0 },
      { kind: "trace", words: new Float64Array(), text: "", places: [], dropped: 7 },
      { kind: "done", status: "finished", error: null, elapsed: 2_000 },
    ]);
  });

  it("that fails says why and where", async () => {
    program = () => ({
      ...ENDED,
      exitCode: 1,
      error: "ValueError",
      message: "no",
      functions: ["main", "<module>"],
      places: new Uint32Array([2, 5, 4, 1]),
      place: new Uint32Array([2, 5]),
    });
    await send({ kind: "engine", module: MODULE });
    await send(RUN);
    expect(posted.at(-1)).toEqual({
      kind: "done",
      status: "failed",
      elapsed: 2_000,
      error: {
        name: "ValueError",
        message: "no",
        line: 2,
        column: 5,
        frames: [
          { name: "main", line: 2, column: 5 },
          { name: "<module>", line: 4, column: 1 },
        ],
      },
    });
  });

  it("that exits with a code has failed, and says with which", async () => {
    program = () => ({ ...ENDED, exitCode: 3 });
    await send({ kind: "engine", module: MODULE });
    await send(RUN);
    expect(posted.at(-1)).toMatchObject({
      status: "failed",
      error: { name: "SystemExit", message: "The program ended with exit code 3.", line: null },
    });
  });

  it("hears of Stop and of answers while it waits", async () => {
    let answer: unknown;
    program = async (page) => {
      page.ask("? ");
      await page.rest(undefined);
      answer = page.takeAnswer();
      return ENDED;
    };
    await send({ kind: "engine", module: MODULE });
    const run = send(RUN);
    await send({ kind: "input", text: "Ada" });
    await run;
    expect(answer).toBe("Ada");
    await send({ kind: "interrupt" });
    expect(calls.at(-1)).toEqual(["interrupt"]);
  });

  it("is held while it waits", async () => {
    program = async (page) => {
      page.write(1, "before\n");
      await page.rest(undefined);
      page.paused(40, 2);
      return ENDED;
    };
    await send({ kind: "engine", module: MODULE });
    const run = send(RUN);
    for (const message of [
      { kind: "pause" },
      { kind: "step", by: "job" },
      { kind: "step", by: "turn" },
      { kind: "resume" },
    ] as const) {
      await send(message);
    }
    // Any of them ends the rest in the engine.
    held?.wake();
    await run;
    expect(calls.slice(-4)).toEqual([["pause"], ["step", false], ["step", true], ["resume"]]);
    const kinds = posted.map(({ kind }) => kind);
    expect(kinds.slice(-3)).toEqual(["output", "paused", "done"]);
    expect(posted.at(-2)).toEqual({ kind: "paused", at: 40, turn: 2 });
  });
});

describe("what no program can raise", () => {
  const failing = async (error: unknown): Promise<FromWorker | undefined> => {
    program = (page) => {
      page.write(1, "so far\n");
      throw error;
    };
    await send({ kind: "engine", module: MODULE });
    await send(RUN);
    expect(posted[1]).toEqual({ kind: "output", stream: "stdout", text: "so far\n" });
    return posted.at(-1);
  };

  it("no memory left is a MemoryError", async () => {
    expect(await failing(new OutOfMemory(OUT_OF_MEMORY))).toMatchObject({
      kind: "done",
      error: { name: "MemoryError", message: OUT_OF_MEMORY },
    });
    expect(posted.at(-2)).toEqual({
      kind: "output",
      stream: "stderr",
      text: `MemoryError: ${OUT_OF_MEMORY}\n`,
    });
  });

  it.each([new RangeError("Maximum call stack size exceeded"), new Error("too much recursion")])(
    "a full stack says what to do",
    async (error) => {
      expect(await failing(error)).toEqual({
        kind: "fault",
        message:
          "The program went too deep: the stack of the engine is full. Nest less, or recurse less deeply",
      });
    },
  );

  it("a trap is the engine's fault", async () => {
    expect(await failing(new WebAssembly.RuntimeError("unreachable"))).toEqual({
      kind: "fault",
      message: "Python broke: RuntimeError: unreachable. This is a fault of the engine, not of the program",
    });
  });

  it("a message that is none is a fault", async () => {
    await send({ kind: "jump" } as unknown as ToWorker);
    expect(posted).toEqual([{ kind: "fault", message: expect.stringContaining('unknown kind "jump"') }]);
  });
});

describe("where WebAssembly cannot be suspended", () => {
  it("the program runs on the instant clock, and the page is told", async () => {
    vi.stubGlobal(
      "WebAssembly",
      Object.assign(Object.create(PLAIN), { Suspending: undefined, promising: undefined }),
    );
    start();
    await send({ kind: "engine", module: MODULE });
    await send(RUN);
    expect(calls.at(-1)).toEqual(["runWithoutSuspending", "print(1)"]);
    expect(posted.slice(1)).toEqual([
      { kind: "notice", text: NOTICE },
      { kind: "done", status: "finished", error: null, elapsed: 2_000 },
    ]);
  });
});
