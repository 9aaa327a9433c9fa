/** Traces of any size, as a loop would have told them: tasks that sleep again and again, each by a future and a timer. */
import type { Cause, TraceEvent } from "../../../../www/src/protocol/trace";
import type { Size } from "../sample";

/** Milliseconds between two rounds of sleep. */
const SLEEP = 10;

export function trace({ events: count, tasks }: Size): TraceEvent[] {
  const events: TraceEvent[] = [];
  let [at, turn, timer] = [0, 1, 0];
  const add = (fields: Record<string, unknown>): void =>
    void events.push({ kind: fields["kind"], at, turn, ...fields } as unknown as TraceEvent);
  const ended = { outcome: "suspended", job: "task", on: { for: "other" } };
  const stack = [{ function: "worker", file: "main.py", line: 12 }];
  const byMain: Cause = { by: "task", id: 1 };
  add({ kind: "task-spawned", task: 1, parent: null, name: "Task-1", coroutine: "main", line: 20 });
  add({ kind: "task-woken", task: 1, cause: { by: "outside" } });
  add({ kind: "job-started", job: "task", id: 1 });
  for (let task = 2; task <= tasks; task += 1) {
    add({ kind: "task-spawned", task, parent: 1, name: `Task-${task}`, coroutine: "worker", line: 18 });
    add({ kind: "task-woken", task, cause: byMain });
  }
  add({ kind: "job-ended", ...ended, id: 1, waiting: "gather()", line: 19, stack });
  while (events.length < count) {
    turn += 1;
    add({ kind: "turn-started", jobs: tasks - 1 });
    const first = timer;
    for (let task = 2; task <= tasks; task += 1) {
      const cause: Cause = { by: "task", id: task };
      timer += 1;
      at += SLEEP / tasks / 2;
      add({ kind: "job-started", job: "task", id: task });
      add({ kind: "future-created", future: timer, cause });
      const armed = { timer, deadline: at + SLEEP, what: null, line: 12 };
      add({ kind: "timer-armed", cause, ...armed });
      add({ kind: "job-ended", ...ended, id: task, waiting: "sleep()", line: 12, stack });
    }
    for (let task = 2; task <= tasks; task += 1) {
      const cause: Cause = { by: "timer", id: first + task - 1 };
      at += SLEEP / tasks / 2;
      add({ kind: "timer-fired", timer: cause.id });
      add({ kind: "future-resolved", future: cause.id, outcome: "result", cause, line: null });
      add({ kind: "task-woken", task, cause });
    }
  }
  return events.slice(0, count);
}
