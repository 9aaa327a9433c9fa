/** The trace, event for event. */
import { expect, test } from "vitest";
import {
  EventLoop,
  Future,
  sleep,
  spawn,
  type TraceBatch,
  type TraceEvent,
} from "../../www/src/generated/interleave/interleave.js";
import { decodeTraceEvents } from "../../www/src/protocol/decode-trace.ts";
import { instantLoop, macrotasks } from "./support/load.ts";

function tracedLoop(site?: () => number) {
  const batches: { events: TraceEvent[]; dropped: number }[] = [];
  const trace = ({ events, dropped }: TraceBatch) => batches.push({ events, dropped });
  const { loop } = instantLoop({ trace, ...(site && { site }) });
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
    "1 0 job-ended task 1 suspended (several) sleep 5 ms 11",
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
    "3 5 job-ended task 3 suspended (several) sleep 100 ms 13",
    "3 5 future-created 5 task-2",
    "3 5 timer-armed 3 6 task-2",
    "3 5 job-ended task 2 suspended (several) sleep 1 ms 14",
    "4 6 timer-fired 3",
    "4 6 future-resolved 5 result timer-3",
    "4 6 task-woken 2 timer-3",
    "4 6 turn-started 1",
    "4 6 job-started task 2",
    "4 6 timer-cancelled 2 task-2",
    "4 6 future-resolved 4 cancelled task-2",
    "4 6 task-woken 3 task-2",
    "4 6 task-woken 2 task-2",
    "4 6 job-ended task 2 suspended (turn) its next turn 15",
    "5 6 turn-started 2",
    "5 6 job-started task 3",
    "5 6 job-ended task 3 cancelled",
    "5 6 job-started task 2",
    "5 6 callback-scheduled 1 task-2",
    "5 6 job-ended task 2 failed",
    "6 6 turn-started 1",
    "6 6 job-started callback 1",
    "6 6 job-ended callback 1 finished",
  ]);
  expect(decodeTraceEvents(events())).toHaveLength(lines.length);
});

test("callbacks that are scheduled and cancelled, and one that blocks the loop", async () => {
  const batches: TraceEvent[] = [];
  const loop = new EventLoop({ trace: ({ events }) => void batches.push(...events) });
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

test("events come in batches, and what is too much is counted", async () => {
  const { loop, batches } = tracedLoop();
  for (let count = 0; count < 100; count++) loop.callSoon(() => {});
  await macrotasks(5);
  expect(batches).toHaveLength(1);
  expect(batches[0]?.dropped).toBe(0);
  for (let count = 0; count < 100_050; count++) loop.callSoon(() => {}).cancel();
  await macrotasks(5);
  expect(batches[1]?.events).toHaveLength(100_000);
  expect(batches[1]?.dropped).toBeGreaterThan(100_000);
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
