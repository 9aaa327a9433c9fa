/**
 * What the model says of stuck tasks is true of programs that were run: whoever does not go on at a moment, did not go on
 * later, unless somebody was cancelled, a lock was released by another than its holder, or the program was given up.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { History } from "../../model/history";
import { stuckAt, wasEndedFromOutside } from "../../model/stuck";
import type { TraceEvent } from "../../protocol/trace";
import { runProgram } from "./testing/run-program";

/** What a task may do: each a line, with places for what it does it to. Only time limits and groups cancel. */
const ACTS = [
  "await sleep(N);",
  "await locks[A].acquire();",
  "await locks[A].acquire();",
  "try { locks[A].release(); } catch {}",
  "await semaphore.acquire();",
  "semaphore.release();",
  "await queue.get();",
  "await queue.put(N);",
  "await event.wait();",
  "event.set();",
  "await futures[A];",
  "if (!futures[A].done) futures[A].setResult(N);",
  "await tasks[B];",
  "await tasks[B];",
  "await gather(tasks[A], tasks[B]);",
  "await gather(tasks[A], tasks[B], { returnExceptions: true });",
  "await gather(gather(tasks[A]), tasks[B]);",
  "await shield(tasks[B]);",
  "await wait([tasks[A], tasks[B]], { returnWhen: 'first-completed' });",
  "await wait([tasks[B]], { timeout: N });",
  "await timeout(N, () => locks[A].acquire());",
  "await TaskGroup.run(async (group) => { group.spawn(() => locks[A].acquire()); await sleep(N); group.spawn(() => sleep(N)); });",
  "await locks[A].run(() => sleep(N));",
  "throw new Error('no');",
  "setTimeout(() => event.set(), N);",
  "await crypto.subtle.digest('SHA-256', new Uint8Array(1));",
];

const act = fc
  .tuple(fc.constantFrom(...ACTS), fc.nat(1), fc.nat(3), fc.integer({ min: 1, max: 9 }))
  .map(([text, a, b, n]) =>
    text.replaceAll("[A]", `[${a}]`).replaceAll("[B]", `[${b}]`).replaceAll("N", String(n)),
  );

const program = fc.array(fc.array(act, { minLength: 1, maxLength: 5 }), { minLength: 4, maxLength: 4 }).map(
  (bodies) => `
import { Event, Future, Lock, Queue, Semaphore, TaskGroup, gather, shield, sleep, spawn, timeout, wait } from "interleave";
const locks = [new Lock(), new Lock()];
const futures = [new Future(), new Future()];
const [semaphore, queue, event, tasks] = [new Semaphore(1), new Queue(1), new Event(), []];
${bodies.map((acts, n) => `tasks[${n}] = spawn(async () => { await null; ${acts.join(" ")} }, { name: "t${n}" });`).join("\n")}
for (const task of tasks) task.addDoneCallback(() => {});
await sleep(5);
await gather(...tasks, { returnExceptions: true });
`,
);

/** Whether these events end waits that nothing else ends: what was claimed says so. */
function breaks(event: TraceEvent): boolean {
  switch (event.kind) {
    case "cancel-requested":
      return true;
    case "resource-released":
      return event.cause.by !== "task" || event.cause.id !== event.holder;
    // The program is given up: its tasks are woken by nothing that they wait for.
    case "task-woken":
      return event.cause.by === "outside";
    default:
      return false;
  }
}

/** Who is stuck at which moment of a run; it fails if one of them went on. */
function check(events: readonly TraceEvent[], counts: Record<string, number>): void {
  const history = new History();
  history.append(events);
  for (let moment = 1; moment <= events.length; moment += 1) {
    const { tasks } = stuckAt(history.at(moment));
    const outside = wasEndedFromOutside(history.events, moment, true);
    for (const [id, how] of tasks) {
      if (how === "nothing-left" && outside) continue;
      counts[how] = (counts[how] ?? 0) + 1;
      const goesOn = events.findIndex(
        (event, index) =>
          index >= moment && event.kind === "job-started" && event.job === "task" && event.id === id,
      );
      if (goesOn < 0) continue;
      const between = events.slice(moment, goesOn);
      expect(
        between.some(breaks),
        `task ${id} is said to be stuck (${how}) at ${moment} and runs at ${goesOn}`,
      ).toBe(true);
    }
  }
}

/** Runs a program that gives up soon, for nothing that comes from outside takes long in these. */
async function traceOf(code: string): Promise<readonly TraceEvent[]> {
  const timeouts: NodeJS.Timeout[] = [];
  const soon = (callback: () => void, delay: number): NodeJS.Timeout => {
    const timeout = setTimeout(callback, Math.min(delay, 20));
    timeouts.push(timeout);
    return timeout;
  };
  try {
    return (await runProgram(code, { globals: { setTimeout: soon } })).trace;
  } finally {
    // A worker that was ended has none.
    for (const timeout of timeouts) clearTimeout(timeout);
  }
}

test("who is said to be stuck does not go on", { timeout: 120_000 }, async () => {
  const counts: Record<string, number> = {};
  for (const code of fc.sample(program, { numRuns: 60, seed: 1_972 })) {
    const events = await traceOf(code);
    try {
      check(events, counts);
    } catch (error) {
      throw new Error(`of this program:\n${code}`, { cause: error });
    }
  }
  // Such programs there are among them.
  for (const how of ["deadlock", "behind", "nothing-left"]) expect(counts[how]).toBeGreaterThan(30);
});
