import { describe, expect, it } from "vitest";
import { decodeFromWorker, decodeToWorker } from "./decode";
import { Malformed } from "./read";

const error = {
  name: "TypeError",
  message: "no",
  line: 3,
  column: 7,
  frames: [{ name: "f", line: 3, column: 7 }],
};

describe("decodeFromWorker", () => {
  it.each([
    { kind: "ready" },
    { kind: "output", stream: "stderr", text: "<b>hello</b>\n" },
    { kind: "cut", stream: "stdout", characters: 7 },
    { kind: "dropped", stream: "stdout", lines: 12 },
    { kind: "done", status: "finished", error: null, elapsed: 2000.5 },
    { kind: "done", status: "failed", error, elapsed: 0 },
    { kind: "done", status: "failed", error: { ...error, before: 0 }, elapsed: 0 },
    { kind: "done", status: "failed", error: { ...error, line: null, column: null, frames: [] }, elapsed: 0 },
    { kind: "paused", at: 12.5, turn: 0 },
    { kind: "ask", prompt: "Your name? " },
    { kind: "notice", text: "Waiting is skipped here." },
    { kind: "fault", message: "the instance is gone" },
  ])("passes on what is of the protocol: %j", (message) => {
    expect(decodeFromWorker(message)).toEqual(message);
  });

  it("leaves out what the protocol does not know", () => {
    expect(decodeFromWorker({ kind: "ready", extra: 1 })).toEqual({ kind: "ready" });
  });

  it.each([
    [undefined, "expected an object, got undefined"],
    ["ready", 'expected an object, got "ready"'],
    [[], "expected an object, got object"],
    [{}, "unknown kind undefined"],
    [{ kind: "x".repeat(1000) }, `unknown kind "${"x".repeat(40)}"`],
    [{ kind: "output", stream: "stdin", text: "" }, 'unknown stream "stdin"'],
    [{ kind: "output", stream: "stdout", text: 7 }, '"text" is not a string'],
    [{ kind: "dropped", stream: "stdout", lines: -1 }, '"lines" is not a count'],
    [{ kind: "dropped", stream: "stdout", lines: 1.5 }, '"lines" is not a count'],
    [{ kind: "paused", at: -1, turn: 0 }, '"at" is negative'],
    [{ kind: "paused", at: 1, turn: 0.5 }, '"turn" is not a count'],
    [{ kind: "ask" }, '"prompt" is not a string'],
    [{ kind: "notice", text: null }, '"text" is not a string'],
    [{ kind: "done", status: "stopped", error: null, elapsed: 0 }, 'unknown status "stopped"'],
    [{ kind: "done", status: "finished", error, elapsed: 0 }, "a finished program with an error"],
    [{ kind: "done", status: "failed", error: null, elapsed: 0 }, "a failed program without an error"],
    [{ kind: "done", status: "failed", error: { ...error, line: 0 }, elapsed: 0 }, '"line" counts from 1'],
    [
      { kind: "done", status: "failed", error: { ...error, before: -1 }, elapsed: 0 },
      '"before" is not a count',
    ],
    [
      { kind: "done", status: "finished", error: null, elapsed: Infinity },
      '"elapsed" is not a finite number',
    ],
  ])("makes a fault of %j", (data, reason) => {
    expect(decodeFromWorker(data)).toEqual({
      kind: "fault",
      message: `The engine sent a message that makes no sense: ${reason}.`,
    });
  });
});

const RUN = { kind: "run", code: "1", speed: "4", trace: false, lines: true };

describe("decodeToWorker", () => {
  /** The smallest module there is: the magic number and the version. */
  const module = new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));

  it.each([
    { kind: "engine", module },
    { kind: "run", code: "1", speed: "instant", trace: true, lines: false },
    { ...RUN, before: [] },
    {
      ...RUN,
      before: [
        { name: "snippet 1", code: "a = 1" },
        { name: "snippet 2 (Helpers)", code: "" },
      ],
    },
    { kind: "interrupt" },
    { kind: "pause" },
    { kind: "step", by: "job" },
    { kind: "step", by: "turn" },
    { kind: "resume" },
    { kind: "input", text: "Ada" },
    { kind: "input", text: null },
  ])("reads $kind", (message) => {
    expect(decodeToWorker(message)).toEqual(message);
  });

  const snippet = (name: unknown): object => ({ ...RUN, before: [{ name, code: "" }] });

  it.each([
    [{ ...RUN, before: null }, '"before" is not a list'],
    [{ ...RUN, before: ["a = 1"] }, 'expected an object, got "a = 1"'],
    [{ ...RUN, before: [{ name: "snippet 1" }] }, '"code" is not a string'],
    [snippet(1), '"name" is not a string'],
    [snippet(""), "no name for a snippet"],
    [snippet("main.py"), "no name for a snippet"],
    [snippet('x", line 1'), "no name for a snippet"],
    [snippet("x\ny"), "no name for a snippet"],
    [snippet("x".repeat(101)), "no name for a snippet"],
    [{ ...RUN, before: ["x", "y", "x"].map((name) => ({ name, code: "" })) }, "two snippets of one name"],
    [
      { ...RUN, before: Array.from({ length: 201 }, (_, n) => ({ name: `${n}`, code: "" })) },
      "more than 200 snippets before a program",
    ],
    [{ kind: "stop" }, 'unknown kind "stop"'],
    [{ kind: "run", code: "1", speed: 1, trace: true }, "unknown speed number"],
    [{ kind: "run", speed: "1", trace: true }, '"code" is not a string'],
    [{ kind: "run", code: "1", speed: "1", trace: true }, '"lines" is neither true nor false'],
    [{ kind: "engine", module: {} }, '"module" is not a WebAssembly module'],
    [{ kind: "step", by: "line" }, 'unknown step "line"'],
    [{ kind: "input" }, '"text" is not a string'],
    [{ kind: "run", code: "1", speed: "1" }, '"trace" is neither true nor false'],
  ])("refuses %j", (data, reason) => {
    expect(() => decodeToWorker(data)).toThrow(new Malformed(reason));
  });
});
