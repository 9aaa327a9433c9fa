import { describe, expect, it } from "vitest";
import { decodeFromWorker } from "../../protocol/decode";
import type { FromWorker, ToWorker } from "../../protocol/messages";
import type { Speed } from "../../protocol/speed";
import type { TraceEvent } from "../../protocol/trace";
import { runProgram, type Outcome } from "./testing/run-program";

/** Two tasks that take turns, in steps that can be told apart. */
const PROGRAM = `
import { sleep } from "interleave";
async function worker(name) {
  for (let n = 0; n < 2; n++) {
    await sleep(n * 50);
    console.log(name, n);
  }
}
await Promise.all([worker("a"), worker("b")]);
console.log("end");
`;

const events = (messages: readonly FromWorker[]): readonly TraceEvent[] =>
  messages.map(decodeFromWorker).flatMap((heard) => (heard.kind === "trace" ? heard.rows.events() : []));

const turnsIn = (trace: readonly TraceEvent[]): number =>
  trace.filter(({ kind }) => kind === "turn-started").length;

/** Those that run within another, as an async function does until it waits, are a part of that. */
function jobsIn(trace: readonly TraceEvent[]): number {
  let [jobs, depth] = [0, 0];
  for (const { kind } of trace) {
    if (kind === "job-started" && depth === 0) jobs += 1;
    depth += kind === "job-started" ? 1 : kind === "job-ended" ? -1 : 0;
  }
  return jobs;
}

/** What happened, but for when: on a live clock that is never the same. */
const order = (trace: readonly TraceEvent[]): unknown[] =>
  trace
    .filter(({ kind }) => kind !== "loop-blocked")
    .map((event) => ({ ...event, at: null, ...("deadline" in event ? { deadline: null } : {}) }));

/** Pauses a program at once, then does the same again each time it waits. Each step is the messages since the last. */
async function held(
  code: string,
  speed: Speed,
  again: ToWorker,
): Promise<{ steps: FromWorker[][]; ran: Outcome }> {
  const steps: FromWorker[][] = [[]];
  const ran = await runProgram(code, {
    speed,
    page(message, send) {
      steps.at(-1)?.push(message);
      if (message.kind === "ready") send({ kind: "pause" });
      if (message.kind === "paused") {
        steps.push([]);
        send(again);
      }
    },
  });
  return { steps, ran };
}

describe.each(["instant", "1"] as const)("a program that is held, at speed %s", (speed) => {
  it("does the same job by job, and each step is one job", async () => {
    const free = await runProgram(PROGRAM, { speed });
    const { steps, ran } = await held(PROGRAM, speed, { kind: "step", by: "job" });
    expect(ran.stdout).toBe(free.stdout);
    expect(order(ran.trace)).toEqual(order(free.trace));
    const jobs = steps.slice(1, -1).map((step) => jobsIn(events(step)));
    expect(jobs).toEqual(jobs.map(() => 1));
    expect(jobs.length).toBeGreaterThan(8);
  });

  it("does the same turn by turn, and each step is one turn", async () => {
    const free = await runProgram(PROGRAM, { speed });
    const { steps, ran } = await held(PROGRAM, speed, { kind: "step", by: "turn" });
    expect(order(ran.trace)).toEqual(order(free.trace));
    const turns = steps.slice(1, -1).map((step) => turnsIn(events(step)));
    expect(turns).toEqual(turns.map(() => 1));
  });

  it("says where it waits", async () => {
    const { steps } = await held(PROGRAM, speed, { kind: "step", by: "turn" });
    const said = steps.flat().filter((message) => message.kind === "paused");
    expect(said[0]).toMatchObject({ turn: 0 });
    expect(said.slice(1).map(({ turn }) => turn)).toEqual(said.slice(1).map((_, n) => n + 1));
    const times = said.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  it("goes on to the same end", async () => {
    const { ran, steps } = await held(PROGRAM, speed, { kind: "resume" });
    expect(ran.stdout).toBe((await runProgram(PROGRAM, { speed })).stdout);
    expect(steps).toHaveLength(2);
  });
});

describe("a program that is held", () => {
  it("has its time stand still, and its timers wait", async () => {
    let waited = false;
    const ran = await runProgram(
      `const start = performance.now();
       setTimeout(() => console.log(performance.now() - start < 200), 40);`,
      {
        speed: "1",
        page(message, send) {
          if (message.kind === "ready") send({ kind: "pause" });
          if (message.kind !== "paused") return;
          setTimeout(() => {
            waited = true;
            send({ kind: "resume" });
          }, 250);
        },
      },
    );
    expect({ waited, stdout: ran.stdout }).toEqual({ waited: true, stdout: "true\n" });
    expect(ran.elapsed).toBeLessThan(200);
  });

  it("may wait for its own clock within a job", async () => {
    const { ran } = await held(
      "const end = performance.now() + 20; while (performance.now() < end); console.log('over');",
      "1",
      { kind: "step", by: "job" },
    );
    expect(ran.stdout).toBe("over\n");
  });

  it("is not over before it goes on, though nothing is left to be run", async () => {
    const said: string[] = [];
    const ran = await runProgram("console.log('only line');", {
      page(message, send) {
        said.push(message.kind);
        if (message.kind === "ready") send({ kind: "pause" });
        if (message.kind !== "paused") return;
        if (said.filter((kind) => kind === "paused").length === 1) send({ kind: "step", by: "turn" });
        else setTimeout(() => send({ kind: "resume" }), 100);
      },
    });
    expect(ran.stdout).toBe("only line\n");
    expect(said.lastIndexOf("paused")).toBeLessThan(said.indexOf("done"));
  });

  it("that waits for ever is only found out when it goes on", async () => {
    const { ran, steps } = await held("await new Promise(() => {});", "instant", { kind: "step", by: "job" });
    expect(ran.error?.message).toContain("nothing is left that could wake it");
    expect(steps.length).toBeGreaterThan(1);
  });
});
