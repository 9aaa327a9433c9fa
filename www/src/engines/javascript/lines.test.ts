/** The lines that programs come to in the engine, each with the job that came there. */
import { describe, expect, it, test } from "vitest";
import type { TraceEvent } from "../../protocol/trace";
import { Lines } from "./lines";
import { runProgram } from "./testing/run-program";

/** `main 7`: the task of that name came to line 7. */
function told(trace: readonly TraceEvent[]): string[] {
  const names = new Map<number, string>();
  const all: string[] = [];
  for (const event of trace) {
    if (event.kind === "task-spawned") names.set(event.task, event.name);
    if (event.kind !== "line-reached") continue;
    const { cause, line } = event;
    const who = cause.by === "task" ? names.get(cause.id) : cause.by;
    all.push(`${who} ${line}`);
  }
  return all;
}

async function lines(program: string): Promise<string[]> {
  const { trace, stderr } = await runProgram(program, { lines: true });
  expect(stderr).toBe("");
  return told(trace);
}

describe("a program", () => {
  it("goes from task to task, and each of them from line to line", async () => {
    const program = `import { sleep, spawn } from "interleave";
async function fetch(ms) {
  await sleep(ms);
  return ms;
}
const slow = spawn(
  async () => {
    await fetch(200);
  }, { name: "slow" });
const quick = await fetch(100);
await slow;
console.log(quick);
`;
    expect(await lines(program)).toEqual([
      "top level 6",
      "slow 8",
      "fetch 3",
      "top level 10",
      "fetch 3",
      "fetch 4",
      "top level 11",
      "fetch 4",
      "top level 12",
    ]);
  });

  it("says of callbacks that they are callbacks", async () => {
    const program = `setTimeout(() => {
  console.log(1);
}, 10);
setTimeout(() => console.log(2));
queueMicrotask(() => {
  console.log(3);
});
await null;
for (const n of [1, 2])
  console.log(n);
`;
    expect(await lines(program)).toEqual([
      "top level 1",
      "top level 4",
      "top level 5",
      "top level 8",
      "callback 6",
      "top level 9",
      "top level 10",
      "top level 9",
      "top level 10",
      "callback 4",
      "callback 2",
    ]);
  });

  it("tells none unless it is asked to", async () => {
    const { trace } = await runProgram("await null;");
    expect(trace.length).toBeGreaterThan(0);
    expect(told(trace)).toEqual([]);
  });

  it(
    "that loops for long tells the first lines and all else, and counts the rest",
    { timeout: 30_000 },
    async () => {
      const program = "let n = 0;\nwhile (n < 100_000)\n  n++;\nawait null;\nconsole.log(n);";
      const { trace, stdout, messages } = await runProgram(program, { lines: true, within: 20_000 });
      expect(stdout).toBe("100000\n");
      expect(told(trace)).toHaveLength(100_000);
      expect(trace.at(-1)).toMatchObject({ kind: "job-ended", outcome: "finished" });
      // Line 1, 100,001 heads, 100,000 bodies, lines 4 and 5; beyond the limit, calls that repeat a line count, too.
      const dropped = messages.map((message) => (message.kind === "trace" ? message.dropped : 0));
      expect(dropped.reduce((sum, each) => sum + each)).toBe(1 + 100_001 + 100_000 + 2 - 100_000);
    },
  );

  it("that calls itself without end fails as it does without", async () => {
    const program = "function f(n) {\n  return f(n + 1);\n}\nf(0);";
    const outcomes = [await runProgram(program), await runProgram(program, { lines: true })];
    const errors = outcomes.map(({ error }) => ({ ...error, column: null, frames: null }));
    expect(errors[0]).toMatchObject({
      name: "RangeError",
      message: "Maximum call stack size exceeded",
      line: 2,
    });
    expect(errors[1]).toEqual(errors[0]);
  });
});

test("lines that repeat one do not count, and those beyond the limit are counted", () => {
  const reached: number[] = [];
  let leftOut = 0;
  const loop = {
    lineReached(line: number): boolean {
      reached.push(line);
      return line !== 2;
    },
  };
  const lines = new Lines(loop, () => (leftOut += 1), 2);
  for (const line of [1, 2, 2, 3, 4, 5]) lines.reached(line, 0);
  expect(reached).toEqual([1, 2, 2, 3]);
  expect(leftOut).toBe(2);
});
