/**
 * The trace of JavaScript programs, event for event: for each kind of wait, what is waited for and where, who ends it and
 * from where.
 */
import { expect, test } from "vitest";
import type { TraceEvent } from "../../protocol/trace";
import { runProgram } from "./testing/run-program";

/** An event on one line: its time and kind, and then what it says, in the order in which it is said. */
function line(event: TraceEvent): string {
  const { at, turn: _, kind, ...fields } = event as TraceEvent & Record<string, unknown>;
  const cause = fields["cause"] as { by: string; id?: number } | undefined;
  if (cause !== undefined)
    fields["cause"] = cause.by === "outside" ? "by outside" : `by ${cause.by}-${cause.id}`;
  const on = fields["on"] as { for: string; id?: number } | null | undefined;
  if (on != null) fields["on"] = on.id === undefined ? `(${on.for})` : `(${on.for}-${on.id})`;
  const stack = fields["stack"] as { function: string; file: string; line: number }[] | undefined;
  if (stack !== undefined) {
    fields["stack"] = stack.map((frame) => `[${frame.function} ${frame.file}:${frame.line}]`).join("");
  }
  const parts = fields["parts"] as { what: string; id: number }[] | undefined;
  if (parts !== undefined) fields["parts"] = parts.map(({ what, id }) => `${what}-${id}`).join(" ");
  if (fields["line"] != null) fields["line"] = `at ${String(fields["line"])}`;
  const said = Object.values(fields).filter((field) => field !== null && field !== "");
  return `${at} ${kind} ${said.join(" ")}`;
}

/** What was done in each turn; turns are counted, and begin with so many jobs. */
async function traced(program: string): Promise<readonly string[]> {
  const { trace, error } = await runProgram(program);
  expect(error).toBe(null);
  return trace.filter(({ kind }) => kind !== "turn-started").map(line);
}

test("a sleep", async () => {
  const program = `
import { sleep } from "interleave";
await sleep(300);
console.log("slept");
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 future-created 1 by task-1",
    "0 timer-armed 1 300 by task-1 at 2",
    "0 future-serves 1 sleep timer-1",
    "0 job-ended task 1 suspended (future-1) sleep 300 ms [top level main.js:2] at 2",
    "300 timer-fired 1",
    "300 future-resolved 1 result by timer-1",
    "300 task-woken 1 by timer-1",
    "300 job-started task 1",
    "300 text-written stdout 6 by task-1",
    "300 job-ended task 1 finished",
  ]);
});

test("a sleep that is cancelled", async () => {
  const program = `
import { sleep } from "interleave";
async function worker() {
  await sleep(300);
}
const task = worker();
setTimeout(function stop() {
  task.cancel();
}, 100);
await task.catch(() => {});
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 task-spawned 2 1 worker worker at 5",
    "0 job-started task 2",
    "0 future-created 1 by task-2",
    "0 timer-armed 1 300 by task-2 at 3",
    "0 future-serves 1 sleep timer-1",
    "0 job-ended task 2 suspended (future-1) sleep 300 ms [worker main.js:3] at 3",
    "0 timer-armed 2 100 by task-1 stop at 6",
    "0 future-created 2 by task-1",
    "0 job-ended task 1 suspended (future-2) a promise [top level main.js:9] at 9",
    "100 timer-fired 2",
    "100 callback-scheduled 1 by timer-2",
    "100 job-started callback 1",
    "100 cancel-requested 2 by callback-1 at 7",
    "100 timer-cancelled 1 by callback-1",
    "100 future-resolved 1 cancelled by callback-1 at 7",
    "100 task-woken 2 by callback-1",
    "100 job-ended callback 1 finished",
    "100 job-started task 2",
    "100 callback-scheduled 2 by task-2 then",
    "100 job-ended task 2 cancelled",
    "100 job-started callback 2",
    "100 future-resolved 2 result by callback-2",
    "100 task-woken 1 by callback-2",
    "100 job-ended callback 2 finished",
    "100 job-started task 1",
    "100 job-ended task 1 finished",
  ]);
});

test("a future that gets its result", async () => {
  const program = `
import { Future } from "interleave";
const future = new Future();
future.addDoneCallback(function told() {});
async function setter() {
  await null;
  future
    .setResult(1);
}
setter();
await future;
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 future-created 1 by task-1",
    "0 task-spawned 2 1 setter setter at 9",
    "0 job-started task 2",
    "0 task-woken 2 by task-2",
    "0 job-ended task 2 suspended (turn) its next turn [setter main.js:5] at 5",
    "0 job-ended task 1 suspended (future-1) future-1 [top level main.js:10] at 10",
    "0 job-started task 2",
    "0 future-resolved 1 result by task-2 at 7",
    "0 callback-scheduled 1 by task-2 told at 7",
    "0 task-woken 1 by task-2",
    "0 job-ended task 2 finished",
    "0 job-started callback 1",
    "0 job-ended callback 1 finished",
    "0 job-started task 1",
    "0 job-ended task 1 finished",
  ]);
});

test("a future that gets an error", async () => {
  const program = `
import { Future } from "interleave";
const future = new Future();
queueMicrotask(function fails() {
  future.setException(new Error("no"));
});
try {
  await future;
} catch {}
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 future-created 1 by task-1",
    "0 callback-scheduled 1 by task-1 fails at 3",
    "0 job-ended task 1 suspended (future-1) future-1 [top level main.js:7] at 7",
    "0 job-started callback 1",
    "0 future-resolved 1 error by callback-1 at 4",
    "0 task-woken 1 by callback-1",
    "0 job-ended callback 1 finished",
    "0 job-started task 1",
    "0 job-ended task 1 finished",
  ]);
});

test("a future that is cancelled", async () => {
  const program = `
import { Future } from "interleave";
const future = new Future();
queueMicrotask(() => future.cancel());
try {
  await future;
} catch {}
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 future-created 1 by task-1",
    "0 callback-scheduled 1 by task-1 queueMicrotask at 3",
    "0 job-ended task 1 suspended (future-1) future-1 [top level main.js:5] at 5",
    "0 job-started callback 1",
    "0 future-resolved 1 cancelled by callback-1 at 3",
    "0 task-woken 1 by callback-1",
    "0 job-ended callback 1 finished",
    "0 job-started task 1",
    "0 job-ended task 1 finished",
  ]);
});

test("another task", async () => {
  const program = `
import { sleep, spawn } from "interleave";
async function fetchData(n) {
  await sleep(n);
}
const task = spawn(() => fetchData(1), { name: "worker-2" });
await fetchData(5);
await task;
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 task-spawned 2 1 worker-2 fetchData at 5",
    "0 job-started task 2",
    "0 future-created 1 by task-2",
    "0 timer-armed 1 1 by task-2 at 3",
    "0 future-serves 1 sleep timer-1",
    "0 job-ended task 2 suspended (future-1) sleep 1 ms [fetchData main.js:3] at 3",
    "0 task-spawned 3 1 fetchData fetchData at 6",
    "0 job-started task 3",
    "0 future-created 2 by task-3",
    "0 timer-armed 2 5 by task-3 at 3",
    "0 future-serves 2 sleep timer-2",
    "0 job-ended task 3 suspended (future-2) sleep 5 ms [fetchData main.js:3] at 3",
    "0 job-ended task 1 suspended (task-3) fetchData(5) [top level main.js:6] at 6",
    "1 timer-fired 1",
    "1 future-resolved 1 result by timer-1",
    "1 task-woken 2 by timer-1",
    "1 job-started task 2",
    "1 job-ended task 2 finished",
    "5 timer-fired 2",
    "5 future-resolved 2 result by timer-2",
    "5 task-woken 3 by timer-2",
    "5 job-started task 3",
    "5 task-woken 1 by task-3",
    "5 job-ended task 3 finished",
    "5 job-started task 1",
    "5 task-woken 1 by task-1",
    "5 job-ended task 1 suspended (turn) its next turn [top level main.js:7] at 7",
    "5 job-started task 1",
    "5 job-ended task 1 finished",
  ]);
});

test("a task that is waited for", async () => {
  const program = `
import { sleep, spawn } from "interleave";
async function fetchData(n) {
  await sleep(n);
}
const task = spawn(() => fetchData(5), { name: "worker-2" });
await task;
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 task-spawned 2 1 worker-2 fetchData at 5",
    "0 job-started task 2",
    "0 future-created 1 by task-2",
    "0 timer-armed 1 5 by task-2 at 3",
    "0 future-serves 1 sleep timer-1",
    "0 job-ended task 2 suspended (future-1) sleep 5 ms [fetchData main.js:3] at 3",
    "0 job-ended task 1 suspended (task-2) task worker-2 [top level main.js:6] at 6",
    "5 timer-fired 1",
    "5 future-resolved 1 result by timer-1",
    "5 task-woken 2 by timer-1",
    "5 job-started task 2",
    "5 task-woken 1 by task-2",
    "5 job-ended task 2 finished",
    "5 job-started task 1",
    "5 job-ended task 1 finished",
  ]);
});

test("a lock", async () => {
  const program = `
import { Lock, sleep } from "interleave";
const lock = new Lock();
async function holder() {
  await lock.acquire();
  await sleep(10);
  lock.release();
}
holder();
await lock.acquire();
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 task-spawned 2 1 holder holder at 8",
    "0 job-started task 2",
    "0 resource-acquired 1 lock 2 by task-2 at 4",
    "0 future-created 1 by task-2",
    "0 future-resolved 1 result by task-2 at 4",
    "0 task-woken 2 by task-2",
    "0 job-ended task 2 suspended (turn) its next turn [holder main.js:4] at 4",
    "0 future-created 2 by task-1",
    "0 future-serves 2 lock 1",
    "0 job-ended task 1 suspended (future-2) lock held by holder [top level main.js:9] at 9",
    "0 job-started task 2",
    "0 future-created 3 by task-2",
    "0 timer-armed 1 10 by task-2 at 5",
    "0 future-serves 3 sleep timer-1",
    "0 job-ended task 2 suspended (future-3) sleep 10 ms [holder main.js:5] at 5",
    "10 timer-fired 1",
    "10 future-resolved 3 result by timer-1",
    "10 task-woken 2 by timer-1",
    "10 job-started task 2",
    "10 resource-released 1 lock 2 by task-2 at 6",
    "10 resource-acquired 1 lock 1 by task-2 at 6",
    "10 future-resolved 2 result by task-2 at 6",
    "10 task-woken 1 by task-2",
    "10 job-ended task 2 finished",
    "10 job-started task 1",
    "10 job-ended task 1 finished",
  ]);
});

test("a semaphore", async () => {
  const program = `
import { Semaphore, sleep } from "interleave";
const semaphore = new Semaphore(1);
setTimeout(function free() {
  semaphore.release();
}, 10);
await semaphore.acquire();
await semaphore.acquire();
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 timer-armed 1 10 by task-1 free at 3",
    "0 resource-acquired 1 semaphore 1 by task-1 at 6",
    "0 future-created 1 by task-1",
    "0 future-resolved 1 result by task-1 at 6",
    "0 task-woken 1 by task-1",
    "0 job-ended task 1 suspended (turn) its next turn [top level main.js:6] at 6",
    "0 job-started task 1",
    "0 future-created 2 by task-1",
    "0 future-serves 2 semaphore 1",
    "0 job-ended task 1 suspended (future-2) semaphore.acquire() [top level main.js:7] at 7",
    "10 timer-fired 1",
    "10 callback-scheduled 1 by timer-1",
    "10 job-started callback 1",
    "10 resource-released 1 semaphore 1 by callback-1 at 4",
    "10 resource-acquired 1 semaphore 1 by callback-1 at 4",
    "10 future-resolved 2 result by callback-1 at 4",
    "10 task-woken 1 by callback-1",
    "10 job-ended callback 1 finished",
    "10 job-started task 1",
    "10 job-ended task 1 finished",
  ]);
});

test("a queue that is empty", async () => {
  const program = `
import { Queue } from "interleave";
const queue = new Queue();
setTimeout(() => queue.put("item"), 10);
await queue.get();
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 timer-armed 1 10 by task-1 setTimeout at 3",
    "0 future-created 1 by task-1",
    "0 future-serves 1 queue-get 1",
    "0 job-ended task 1 suspended (future-1) queue.get() [top level main.js:4] at 4",
    "10 timer-fired 1",
    "10 callback-scheduled 1 by timer-1",
    "10 job-started callback 1",
    "10 future-resolved 1 result by callback-1 at 3",
    "10 task-woken 1 by callback-1",
    "10 future-created 2 by callback-1",
    "10 future-resolved 2 result by callback-1 at 3",
    "10 job-ended callback 1 finished",
    "10 job-started task 1",
    "10 job-ended task 1 finished",
  ]);
});

test("a queue that is full", async () => {
  const program = `
import { Queue } from "interleave";
const queue = new Queue(1);
await queue.put(1);
setTimeout(() => queue.get(), 10);
await queue.put(2);
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 future-created 1 by task-1",
    "0 future-resolved 1 result by task-1 at 3",
    "0 task-woken 1 by task-1",
    "0 job-ended task 1 suspended (turn) its next turn [top level main.js:3] at 3",
    "0 job-started task 1",
    "0 timer-armed 1 10 by task-1 setTimeout at 4",
    "0 future-created 2 by task-1",
    "0 future-serves 2 queue-put 1",
    "0 job-ended task 1 suspended (future-2) queue.put() [top level main.js:5] at 5",
    "10 timer-fired 1",
    "10 callback-scheduled 1 by timer-1",
    "10 job-started callback 1",
    "10 future-resolved 2 result by callback-1 at 4",
    "10 task-woken 1 by callback-1",
    "10 future-created 3 by callback-1",
    "10 future-resolved 3 result by callback-1 at 4",
    "10 job-ended callback 1 finished",
    "10 job-started task 1",
    "10 job-ended task 1 finished",
  ]);
});

test("an event", async () => {
  const program = `
import { Event } from "interleave";
const event = new Event();
setTimeout(() => event.set(), 10);
await event.wait();
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 timer-armed 1 10 by task-1 setTimeout at 3",
    "0 future-created 1 by task-1",
    "0 future-serves 1 event 1",
    "0 job-ended task 1 suspended (future-1) event.wait() [top level main.js:4] at 4",
    "10 timer-fired 1",
    "10 callback-scheduled 1 by timer-1",
    "10 job-started callback 1",
    "10 future-resolved 1 result by callback-1 at 3",
    "10 task-woken 1 by callback-1",
    "10 job-ended callback 1 finished",
    "10 job-started task 1",
    "10 job-ended task 1 finished",
  ]);
});

test("a gather", async () => {
  const program = `
import { gather, sleep } from "interleave";
async function child(n) {
  await sleep(n);
}
await gather(
  child(1),
  child(2),
);
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 task-spawned 2 1 child child at 6",
    "0 job-started task 2",
    "0 future-created 1 by task-2",
    "0 timer-armed 1 1 by task-2 at 3",
    "0 future-serves 1 sleep timer-1",
    "0 job-ended task 2 suspended (future-1) sleep 1 ms [child main.js:3] at 3",
    "0 task-spawned 3 1 child child at 7",
    "0 job-started task 3",
    "0 future-created 2 by task-3",
    "0 timer-armed 2 2 by task-3 at 3",
    "0 future-serves 2 sleep timer-2",
    "0 job-ended task 3 suspended (future-2) sleep 2 ms [child main.js:3] at 3",
    "0 future-created 3 by task-1",
    "0 future-serves 3 gather task-2 task-3",
    "0 job-ended task 1 suspended (future-3) gather of task child, task child [top level main.js:5] at 5",
    "1 timer-fired 1",
    "1 future-resolved 1 result by timer-1",
    "1 task-woken 2 by timer-1",
    "1 job-started task 2",
    "1 callback-scheduled 1 by task-2 gather",
    "1 job-ended task 2 finished",
    "1 job-started callback 1",
    "1 job-ended callback 1 finished",
    "2 timer-fired 2",
    "2 future-resolved 2 result by timer-2",
    "2 task-woken 3 by timer-2",
    "2 job-started task 3",
    "2 callback-scheduled 2 by task-3 gather",
    "2 job-ended task 3 finished",
    "2 job-started callback 2",
    "2 future-resolved 3 result by callback-2",
    "2 task-woken 1 by callback-2",
    "2 job-ended callback 2 finished",
    "2 job-started task 1",
    "2 job-ended task 1 finished",
  ]);
});

test("a TaskGroup", async () => {
  const program = `
import { TaskGroup, sleep } from "interleave";
async function child(n) {
  await sleep(n);
}
await TaskGroup.run(async (group) => {
  group.spawn(() => child(1));
});
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 task-spawned 2 1 TaskGroup at 5",
    "0 task-woken 2 by task-1",
    "0 job-ended task 1 suspended (task-2) task TaskGroup [top level main.js:5] at 5",
    "0 job-started task 2",
    "0 task-spawned 3 2 TaskGroup: function",
    "0 task-woken 3 by task-2",
    "0 future-created 3 by task-2",
    "0 future-serves 3 group task-3",
    "0 job-ended task 2 suspended (future-3) the tasks of the group",
    "0 job-started task 3",
    "0 task-spawned 4 3 (anonymous) (anonymous) at 5",
    "0 job-started task 4",
    "0 task-spawned 5 4 task-5 at 6",
    "0 task-woken 5 by task-4",
    "0 future-serves 3 group task-5",
    "0 job-ended task 4 finished",
    "0 task-woken 3 by task-3",
    "0 job-ended task 3 suspended (turn) its next turn",
    "0 job-started task 5",
    "0 task-spawned 6 5 child child at 6",
    "0 job-started task 6",
    "0 future-created 5 by task-6",
    "0 timer-armed 1 1 by task-6 at 3",
    "0 future-serves 5 sleep timer-1",
    "0 job-ended task 6 suspended (future-5) sleep 1 ms [child main.js:3] at 3",
    "0 job-ended task 5 suspended (task-6) task child",
    "0 job-started task 3",
    "0 callback-scheduled 1 by task-3 TaskGroup",
    "0 job-ended task 3 finished",
    "0 job-started callback 1",
    "0 job-ended callback 1 finished",
    "1 timer-fired 1",
    "1 future-resolved 5 result by timer-1",
    "1 task-woken 6 by timer-1",
    "1 job-started task 6",
    "1 task-woken 5 by task-6",
    "1 job-ended task 6 finished",
    "1 job-started task 5",
    "1 callback-scheduled 2 by task-5 TaskGroup",
    "1 job-ended task 5 finished",
    "1 job-started callback 2",
    "1 future-resolved 3 result by callback-2",
    "1 task-woken 2 by callback-2",
    "1 job-ended callback 2 finished",
    "1 job-started task 2",
    "1 task-woken 1 by task-2",
    "1 job-ended task 2 finished",
    "1 job-started task 1",
    "1 job-ended task 1 finished",
  ]);
});

test("a native promise", async () => {
  const program = `
import { Future } from "interleave";
const native = crypto.subtle.digest("SHA-256", new Uint8Array(1));
await native;
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 task-woken 1 by task-1",
    "0 job-ended task 1 suspended (turn) its next turn [top level main.js:3] at 3",
    "0 job-started task 1",
    "0 future-created 1 by task-1",
    "0 future-serves 1 outside",
    "0 job-ended task 1 suspended (future-1) a native promise [top level main.js:3] at 3",
    "0 future-resolved 1 result by outside",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 job-ended task 1 finished",
  ]);
});

test("a promise of the program's", async () => {
  const program = `
await new Promise((resolve) => setTimeout(resolve, 5));
await Promise.resolve(1).then(function double(n) {
  return 2 * n;
});
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 future-created 1 by task-1",
    "0 timer-armed 1 5 by task-1 setTimeout at 1",
    "0 job-ended task 1 suspended (future-1) a promise [top level main.js:1] at 1",
    "5 timer-fired 1",
    "5 callback-scheduled 1 by timer-1",
    "5 job-started callback 1",
    "5 future-resolved 1 result by callback-1",
    "5 task-woken 1 by callback-1",
    "5 job-ended callback 1 finished",
    "5 job-started task 1",
    "5 future-created 2 by task-1",
    "5 future-resolved 2 result by task-1 at 2",
    "5 future-created 3 by task-1",
    "5 callback-scheduled 2 by task-1 double at 2",
    "5 job-ended task 1 suspended (future-3) a promise [top level main.js:2] at 2",
    "5 job-started callback 2",
    "5 future-resolved 3 result by callback-2",
    "5 task-woken 1 by callback-2",
    "5 job-ended callback 2 finished",
    "5 job-started task 1",
    "5 job-ended task 1 finished",
  ]);
});

test("a timeout", async () => {
  const program = `
import { sleep, timeout } from "interleave";
try {
  await timeout(10, () => sleep(50));
} catch (error) {
  console.error(error.name);
}
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 task-spawned 2 1 task-2 at 3",
    "0 task-woken 2 by task-1",
    "0 future-created 1 by task-1",
    "0 future-serves 1 wait task-2",
    "0 timer-armed 1 10 by task-1 timeout at 3",
    "0 job-ended task 1 suspended (future-1) timeout(10, () => sleep(50)) [top level main.js:3] at 3",
    "0 job-started task 2",
    "0 future-created 3 by task-2",
    "0 timer-armed 2 50 by task-2 at 3",
    "0 future-serves 3 sleep timer-2",
    "0 job-ended task 2 suspended (future-3) sleep 50 ms",
    "10 timer-fired 1",
    "10 callback-scheduled 1 by timer-1",
    "10 job-started callback 1",
    "10 cancel-requested 2 by callback-1",
    "10 timer-cancelled 2 by callback-1",
    "10 future-resolved 3 cancelled by callback-1",
    "10 task-woken 2 by callback-1",
    "10 job-ended callback 1 finished",
    "10 job-started task 2",
    "10 callback-scheduled 2 by task-2 timeout",
    "10 job-ended task 2 cancelled",
    "10 job-started callback 2",
    "10 future-resolved 1 error by callback-2",
    "10 task-woken 1 by callback-2",
    "10 job-ended callback 2 finished",
    "10 job-started task 1",
    "10 text-written stderr 13 by task-1",
    "10 job-ended task 1 finished",
  ]);
});

test("an interval", async () => {
  const program = `
let beats = 0;
const id = setInterval(function beat() {
  beats += 1;
  if (beats === 2) clearInterval(id);
}, 10);
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 timer-armed 1 10 by task-1 beat at 2",
    "0 job-ended task 1 finished",
    "10 timer-fired 1",
    "10 callback-scheduled 1 by timer-1",
    "10 job-started callback 1",
    "10 timer-armed 2 20 by callback-1 beat at 2",
    "10 job-ended callback 1 finished",
    "20 timer-fired 2",
    "20 callback-scheduled 2 by timer-2",
    "20 job-started callback 2",
    "20 job-ended callback 2 finished",
  ]);
});

test("an async generator", async () => {
  const program = `
import { sleep } from "interleave";
async function* lines() {
  await sleep(1);
  yield 1;
}
for await (const line of lines()) {
  console.log(line);
}
`.trim();
  expect(await traced(program)).toEqual([
    "0 task-spawned 1 top level",
    "0 task-woken 1 by outside",
    "0 job-started task 1",
    "0 future-created 1 by task-1",
    "0 task-spawned 2 1 lines lines at 6",
    "0 job-started task 2",
    "0 future-created 2 by task-2",
    "0 timer-armed 1 1 by task-2 at 3",
    "0 future-serves 2 sleep timer-1",
    "0 job-ended task 2 suspended (future-2) sleep 1 ms [lines main.js:3] at 3",
    "0 job-ended task 1 suspended (future-1) the next value of lines() [top level main.js:6] at 6",
    "1 timer-fired 1",
    "1 future-resolved 2 result by timer-1",
    "1 task-woken 2 by timer-1",
    "1 job-started task 2",
    "1 task-woken 2 by task-2",
    "1 job-ended task 2 suspended (turn) its next turn [lines main.js:4] at 4",
    "1 job-started task 2",
    "1 future-resolved 1 result by task-2",
    "1 task-woken 1 by task-2",
    "1 job-ended task 2 finished",
    "1 job-started task 1",
    "1 text-written stdout 2 by task-1",
    "1 future-created 3 by task-1",
    "1 task-spawned 3 1 lines lines at 6",
    "1 job-started task 3",
    "1 future-resolved 3 result by task-3 at 6",
    "1 job-ended task 3 finished",
    "1 task-woken 1 by task-1",
    "1 job-ended task 1 suspended (turn) its next turn [top level main.js:6] at 6",
    "1 job-started task 1",
    "1 job-ended task 1 finished",
  ]);
});

test.each([
  [
    "a task",
    `async function save() { throw new Error("no"); }\nsave();`,
    ["0 mistake-found never-retrieved 2"],
  ],
  ["a promise", `Promise.reject(new Error("no"));`, ["0 mistake-found never-retrieved 1"]],
  [
    "a task that is awaited late",
    `
import { sleep } from "interleave";
async function save() { throw new Error("no"); }
const task = save();
await sleep(5000);
try { await task; } catch {}`,
    [],
  ],
  [
    "a task whose error is caught",
    `async function save() { throw new Error("no"); }\nsave().catch(() => {});`,
    [],
  ],
  ["the top level", `throw new Error("no");`, []],
])("an error of %s that nobody comes for", async (_, program, expected) => {
  const { trace } = await runProgram(program);
  expect(trace.filter(({ kind }) => kind === "mistake-found").map(line)).toEqual(expected);
});
