/** The trace, event for event. */
import { expect, test } from "vitest";
import {
  EventLoop,
  Event,
  Future,
  Lock,
  Queue,
  Semaphore,
  gather,
  shield,
  sleep,
  spawn,
  wait,
  type TraceBatch,
  type TraceEvent,
} from "../../www/src/generated/interleave/interleave.js";
import { readTrace } from "../../crate/web/js/trace.js";
import { decodeTraceEvents } from "../../www/src/protocol/decode-events.ts";
import { instantLoop, macrotasks } from "./support/load.ts";

const read = (batch: TraceBatch): TraceEvent[] => readTrace(batch) as TraceEvent[];

function tracedLoop(site?: () => number, here?: () => number) {
  const batches: { events: TraceEvent[]; dropped: number }[] = [];
  const trace = (batch: TraceBatch) => batches.push({ events: read(batch), dropped: batch.dropped });
  const { loop } = instantLoop({ trace, ...(site && { site }), ...(here && { here }) });
  const events = () => batches.flatMap((batch) => batch.events);
  return { loop, batches, events };
}

/** An event on one line. */
function line(event: TraceEvent): string {
  const { at, turn, kind, ...fields } = event as TraceEvent & Record<string, unknown>;
  const cause = fields["cause"] as { by: string; id?: number } | undefined;
  if (cause !== undefined) fields["cause"] = cause.by === "outside" ? "outside" : `${cause.by}-${cause.id}`;
  const on = fields["on"] as { for: string; id?: number } | null | undefined;
  if (on != null) fields["on"] = on.id === undefined ? `(${on.for})` : `(${on.for}-${on.id})`;
  const parts = fields["parts"] as { what: string; id: number }[] | undefined;
  if (parts !== undefined) fields["parts"] = parts.map(({ what, id }) => `${what}-${id}`).join(" ");
  delete fields["coroutine"];
  delete fields["stack"];
  return `${turn} ${at} ${kind} ${Object.values(fields).join(" ")}`.trim();
}

test("a program that sleeps, resolves a future and is cancelled", async () => {
  let site = 10;
  const { loop, events } = tracedLoop(() => ++site);
  const future = new Future<string>();
  spawn(
    function* fetchData() {
      yield sleep(5);
      future.setResult("data");
    },
    { site: 1 },
  );
  spawn(function* main() {
    yield future;
    const task = spawn(() => sleep(100), { name: "slow", eager: true });
    yield sleep(1);
    task.cancel();
    yield 1;
    throw new Error("at the end");
  }).catch(() => {});
  await macrotasks(20);
  expect(loop.tasks()).toEqual([]);
  const lines = events().map(line);
  expect(lines).toEqual([
    "0 0 future-created 1 outside",
    "0 0 task-spawned 1  fetchData 1",
    "0 0 task-woken 1 outside",
    "0 0 task-spawned 2  main",
    "0 0 task-woken 2 outside",
    "1 0 turn-started 2",
    "1 0 job-started task 1",
    "1 0 future-created 3 task-1",
    "1 0 timer-armed 1 5 task-1",
    "1 0 future-serves 3 sleep  timer-1",
    "1 0 job-ended task 1 suspended (future-3) sleep 5 ms 11",
    "1 0 job-started task 2",
    "1 0 job-ended task 2 suspended (future-1) future-1 12",
    "2 5 timer-fired 1",
    "2 5 future-resolved 3 result timer-1",
    "2 5 task-woken 1 timer-1",
    "2 5 turn-started 1",
    "2 5 job-started task 1",
    "2 5 future-resolved 1 result task-1",
    "2 5 task-woken 2 task-1",
    "2 5 job-ended task 1 finished",
    "3 5 turn-started 1",
    "3 5 job-started task 2",
    "3 5 task-spawned 3 2 slow",
    "3 5 job-started task 3",
    "3 5 future-created 4 task-3",
    "3 5 timer-armed 2 105 task-3",
    "3 5 future-serves 4 sleep  timer-2",
    "3 5 job-ended task 3 suspended (future-4) sleep 100 ms 13",
    "3 5 future-created 5 task-2",
    "3 5 timer-armed 3 6 task-2",
    "3 5 future-serves 5 sleep  timer-3",
    "3 5 job-ended task 2 suspended (future-5) sleep 1 ms 14",
    "4 6 timer-fired 3",
    "4 6 future-resolved 5 result timer-3",
    "4 6 task-woken 2 timer-3",
    "4 6 turn-started 1",
    "4 6 job-started task 2",
    "4 6 cancel-requested 3 task-2",
    "4 6 timer-cancelled 2 task-2",
    "4 6 future-resolved 4 cancelled task-2",
    "4 6 task-woken 3 task-2",
    "4 6 task-woken 2 task-2",
    "4 6 job-ended task 2 suspended (turn) its next turn 15",
    "5 6 turn-started 2",
    "5 6 job-started task 3",
    "5 6 job-ended task 3 cancelled",
    "5 6 job-started task 2",
    "5 6 callback-scheduled 1 task-2 then",
    "5 6 job-ended task 2 failed",
    "6 6 turn-started 1",
    "6 6 job-started callback 1",
    "6 6 job-ended callback 1 finished",
  ]);
  expect(decodeTraceEvents(events())).toHaveLength(lines.length);
});

test("callbacks that are scheduled and cancelled, and one that blocks the loop", async () => {
  const batches: TraceEvent[] = [];
  const loop = new EventLoop({ trace: (batch) => void batches.push(...read(batch)) });
  loop.callSoon(() => {}).cancel();
  loop.callLater(1000, () => {}).cancel();
  loop.callSoon(() => {
    const end = performance.now() + 60;
    while (performance.now() < end);
  });
  await macrotasks(5);
  const kinds = batches.map((event) => event.kind);
  expect(kinds).toEqual([
    "callback-scheduled",
    "callback-cancelled",
    "timer-armed",
    "timer-cancelled",
    "callback-cancelled",
    "callback-scheduled",
    "turn-started",
    "job-started",
    "job-ended",
    "loop-blocked",
  ]);
  const blocked = batches.at(-1) as TraceEvent & { kind: "loop-blocked" };
  expect(blocked.duration).toBeGreaterThanOrEqual(60);
});

test("where things were done, what is called, and whose result a task waits for", async () => {
  let place = 100;
  const { loop, events } = tracedLoop(
    () => 0,
    () => ++place,
  );
  const future = new Future();
  const first = (): void => {};
  future.addDoneCallback(first);
  future.addDoneCallback(() => {});
  future.addDoneCallback(function last() {});
  future.removeDoneCallback(first);
  const worker = spawn(function* () {
    yield future;
  });
  spawn(function* main() {
    yield worker;
  });
  loop.callSoon(function soon() {
    future.setResult(1);
    worker.cancel();
  });
  loop.callLater(5, function later() {});
  await macrotasks(20);
  const told = events().filter((event) => "line" in event && (event.line ?? 0) > 100);
  expect(told.map(line)).toEqual([
    "0 0 task-spawned 1  task-1 101",
    "0 0 task-spawned 2  main 102",
    "0 0 callback-scheduled 1 outside soon 103",
    "0 0 timer-armed 1 5 outside later 104",
    "1 0 future-resolved 1 result callback-1 105",
    // One that has no name is called nothing.
    "1 0 callback-scheduled 3 callback-1  106",
    "1 0 callback-scheduled 4 callback-1 last 106",
    "1 0 cancel-requested 1 callback-1 107",
  ]);
  const waits = events().flatMap((event) => (event.kind === "job-ended" && event.on !== null ? [event] : []));
  expect(waits.map(({ id, on, waiting }) => [id, on, waiting])).toEqual([
    [1, { for: "future", id: 1 }, "future-1"],
    [2, { for: "task", id: 1 }, "task task-1"],
  ]);
  expect(events().filter(({ kind }) => kind === "future-created")).toHaveLength(1);
});

test("who holds what, and what futures stand for", async () => {
  const { events } = tracedLoop();
  const [lock, semaphore, queue, event] = [new Lock(), new Semaphore(2), new Queue<number>(1), new Event()];
  queue.putNowait(0);
  spawn(function* first() {
    yield lock.acquire();
    yield semaphore.acquire();
    yield queue.put(1);
    semaphore.release();
    lock.release();
  });
  const second = spawn(function* second() {
    yield gather(lock.acquire(), semaphore.acquire(), event.wait());
  });
  spawn(function* third() {
    yield wait([shield(second)], { timeout: 5 });
    event.set();
    queue.getNowait();
    yield queue.join();
  });
  await macrotasks(20);
  const kinds = ["future-serves", "resource-acquired", "resource-released"];
  const told = events().filter(({ kind }) => kinds.includes(kind));
  expect(told.map(line)).toEqual([
    "1 0 resource-acquired 1 lock 1 task-1",
    "1 0 future-serves 2 lock 1",
    "1 0 resource-acquired 2 semaphore 2 task-2",
    "1 0 future-serves 4 event 3",
    "1 0 future-serves 5 gather  future-2 future-3 future-4",
    "1 0 future-serves 6 shield  task-2",
    "1 0 future-serves 8 wait  future-6",
    "2 0 resource-acquired 2 semaphore 1 task-1",
    "3 0 future-serves 10 queue-put 4",
    "5 5 future-serves 11 queue-join 4",
    "6 5 resource-released 2 semaphore 1 task-1",
    "6 5 resource-released 1 lock 1 task-1",
    "6 5 resource-acquired 1 lock 2 task-1",
  ]);
});

test("how much was written", async () => {
  const { loop, events } = tracedLoop();
  const told = loop as unknown as { wrote(stream: 1 | 2, end: number): void };
  told.wrote(1, 5);
  loop.callSoon(() => told.wrote(2, 7));
  await macrotasks(5);
  const written = events().filter(({ kind }) => kind === "text-written");
  expect(written.map(line)).toEqual([
    "0 0 text-written stdout 5 outside",
    "1 0 text-written stderr 7 callback-1",
  ]);
});

test("what happened up to the end is told when the loop is stopped", async () => {
  const { loop, events } = tracedLoop();
  await macrotasks(5);
  (loop as unknown as { wrote(stream: 1 | 2, end: number): void }).wrote(1, 5);
  loop.stop();
  expect(events().map(line)).toEqual(["0 0 text-written stdout 5 outside"]);
});

test("events come in batches, and what is too much is counted", async () => {
  const { loop, batches } = tracedLoop();
  for (let count = 0; count < 10; count++) loop.callSoon(() => {});
  await macrotasks(5);
  expect(batches).toHaveLength(1);
  expect(batches[0]?.dropped).toBe(0);
  for (let count = 0; count < 100_050; count++) loop.callSoon(() => {}).cancel();
  await macrotasks(5);
  expect(batches[1]?.events).toHaveLength(100_000);
  expect(batches[1]?.dropped).toBeGreaterThan(100_000);
});

test("lines are told once, with the job that came there", async () => {
  const { loop, events } = tracedLoop();
  const told: boolean[] = [];
  const reach = (line: number, within?: number): number => told.push(loop.lineReached(line, within));
  reach(1);
  loop.spawn(
    function* () {
      reach(3, 2);
      reach(3, 2);
      reach(4, 2);
      reach(4, 3);
      yield;
      reach(4, 3);
    },
    { name: "main" },
  );
  loop.callSoon(() => reach(4, 3));
  await macrotasks(5);
  expect(told).toEqual([true, true, false, true, true, true, true]);
  const lines = events().flatMap((event) =>
    event.kind === "line-reached" ? [[event.line, event.function, event.cause]] : [],
  );
  const task = { by: "task", id: 1 };
  expect(lines).toEqual([
    [1, 0, { by: "outside" }],
    [3, 2, task],
    [4, 2, task],
    [4, 3, task],
    [4, 3, { by: "callback", id: 1 }],
    [4, 3, task],
  ]);
});

test("the lines of a job that is long are told before it ends", async () => {
  const { loop, batches } = tracedLoop();
  let told = 0;
  loop.callSoon(() => {
    for (let line = 1; line <= 5_000; line++) loop.lineReached(line);
    told = batches.reduce((sum, { events }) => sum + events.length, 0);
  });
  await macrotasks(5);
  // Two hand-overs, the first with what came before the first line.
  expect(told).toBe(3 + 2 * 2_000);
  const all = batches.flatMap(({ events }) => events);
  expect(all.filter(({ kind }) => kind === "line-reached")).toHaveLength(5_000);
  expect(all.at(-1)?.kind).toBe("job-ended");
  expect(batches.every(({ dropped }) => dropped === 0)).toBe(true);
});

test("where there is no trace, and no loop any more, no line is told", () => {
  const { loop } = instantLoop();
  expect(loop.lineReached(1)).toBe(false);
  const traced = tracedLoop().loop;
  traced.stop();
  expect(traced.lineReached(1)).toBe(false);
});

test("a trace callback that throws harms nobody but itself", async () => {
  const reported: unknown[] = [];
  const report = console.error;
  console.error = (...words: unknown[]) => reported.push(words[1]);
  try {
    const { loop } = instantLoop({
      trace: () => {
        throw new Error("in the callback");
      },
    });
    const log: string[] = [];
    loop.callSoon(() => log.push("ran"));
    await macrotasks(5);
    loop.callSoon(() => log.push("ran again"));
    await macrotasks(5);
    expect(log).toEqual(["ran", "ran again"]);
    expect(reported).toContainEqual(new Error("in the callback"));
  } finally {
    console.error = report;
  }
});

test("what is little beside what was handed over before waits for more, until nothing follows", async () => {
  let site = 0;
  const { loop, batches, events } = tracedLoop(
    () => site,
    () => site,
  );
  const sizes: number[] = [];
  spawn(function* main() {
    for (let n = 0; n < 2_000; n += 1) {
      site = n % 2;
      yield sleep(1);
    }
  });
  await macrotasks(5_000);
  expect(loop.tasks()).toEqual([]);
  expect(events().filter(({ kind }) => kind === "timer-fired")).toHaveLength(2_000);
  expect(events().at(-1)).toMatchObject({ kind: "job-ended", outcome: "finished" });
  // Without waiting each sleep has one of its own.
  let before = 0;
  for (const batch of batches.slice(0, -1)) {
    expect(batch.events.length).toBeGreaterThanOrEqual(Math.floor(before / 100));
    before += batch.events.length;
    sizes.push(batch.events.length);
  }
  expect(sizes.length).toBeLessThan(700);
  // Places that many events share are told once a batch, and each event has its own.
  const lines = events().flatMap((event) => (event.kind === "timer-armed" ? [event.line] : []));
  expect(lines).toEqual(Array.from({ length: 2_000 }, (_, n) => n % 2));
});

test("what waits is handed over when the loop is paused", async () => {
  const { loop, events } = tracedLoop();
  spawn(function* main() {
    for (let n = 0; n < 1_000; n += 1) yield sleep(1);
  });
  await macrotasks(300);
  loop.pause();
  const jobs = events().filter(({ kind }) => kind === "job-started").length;
  expect(jobs).toBeGreaterThan(100);
  expect(events().at(-1)?.kind).toBe("job-ended");
  await macrotasks(5);
  expect(events().filter(({ kind }) => kind === "job-started")).toHaveLength(jobs);
  loop.stop();
});
