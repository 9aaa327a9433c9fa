/**
 * The trace of a Python program on the page, event for event: what crate/python tells, written by one encoding, read by
 * the reader that JavaScript's programs have too.
 */
import { describe, expect, test } from "vitest";
import type { TraceEvent } from "../../www/src/protocol/trace";
import type { Page } from "./support/page";
import { chooseSpeed, pressRun, setCode } from "./support/playground";
import { eachOnAPythonPage } from "./support/gallery-pages";

type Playground = HTMLElement & { run(): Promise<{ trace: readonly TraceEvent[] }>; stop(): void };

/** Runs the program that is shown, and gives its trace. */
function runTraced(page: Page): Promise<readonly TraceEvent[]> {
  return page.evaluate(async () => {
    const playground = document.querySelector("interleave-playground") as Playground;
    return (await playground.run()).trace;
  });
}

/** An event on one line. */
function line(event: TraceEvent): string {
  const { at, turn, kind, ...fields } = event as TraceEvent & Record<string, unknown>;
  const cause = fields["cause"] as { by: string; id?: number } | undefined;
  if (cause !== undefined) fields["cause"] = cause.by === "outside" ? "outside" : `${cause.by}-${cause.id}`;
  const on = fields["on"] as { for: string; id?: number } | null | undefined;
  if (on != null) fields["on"] = on.id === undefined ? `(${on.for})` : `(${on.for}-${on.id})`;
  const stack = fields["stack"] as { function: string; file: string; line: number }[] | undefined;
  if (stack !== undefined) {
    // Those of the library have the lines of its release.
    const own = stack.filter(({ file }) => file === "main.py");
    fields["stack"] = own.map((frame) => `${frame.function}:${frame.line}`).join(" ");
  }
  const parts = fields["parts"] as { what: string; id: number }[] | undefined;
  if (parts !== undefined) fields["parts"] = parts.map(({ what, id }) => `${what}-${id}`).join(" ");
  return `${turn} ${at} ${kind} ${Object.values(fields).join(" ")}`.trim();
}

/** As far as the end of the main task: then come the steps of asyncio.run that shut everything down. */
function upToTheEnd(trace: readonly TraceEvent[]): string[] {
  const lines = trace.map(line);
  const end = lines.findIndex((line) => /job-ended task 1 (finished|failed|cancelled)/.test(line));
  return lines.slice(0, end + 1);
}

const TASKS = `import asyncio
async def child():
    await asyncio.sleep(1.5)
    raise ValueError
async def main():
    task = asyncio.create_task(child(), name="child")
    task.set_name("renamed")
    try:
        await task
    except ValueError:
        pass
asyncio.run(main())
`;

const CANCELS = `import asyncio, time
async def main():
    queue = asyncio.Queue()
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    time.sleep(0.25)
    getter.cancel()
    await asyncio.gather(getter, return_exceptions=True)
asyncio.run(main())
`;

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let page: Page;
  eachOnAPythonPage(name, (fresh) => (page = fresh));

  test("a task, made, renamed, waited for and failed", async () => {
    await chooseSpeed(page, "instant");
    await setCode(page, TASKS);
    expect(upToTheEnd(await runTraced(page))).toEqual([
      "0 0 task-spawned 1  Task-1 main 12",
      "0 0 task-woken 1 outside",
      "1 0 turn-started 1",
      "1 0 job-started task 1",
      "1 0 task-spawned 2 1 child child 6",
      "1 0 task-woken 2 task-1",
      "1 0 task-renamed 2 renamed",
      "1 0 job-ended task 1 suspended (task-2) task-2 main:9 9",
      "2 0 turn-started 1",
      "2 0 job-started task 2",
      "2 0 future-created 1 task-2",
      "2 0 timer-armed 1 1500 task-2 _set_result_unless_cancelled 3",
      "2 0 future-serves 1 sleep  timer-1",
      "2 0 job-ended task 2 suspended (future-1) sleep() child:3 3",
      "3 1500 timer-fired 1",
      "3 1500 callback-scheduled 1 timer-1",
      "3 1500 turn-started 1",
      "3 1500 job-started callback 1",
      "3 1500 future-resolved 1 result callback-1",
      "3 1500 task-woken 2 callback-1",
      "3 1500 job-ended callback 1 finished",
      "4 1500 turn-started 1",
      "4 1500 job-started task 2",
      "4 1500 task-woken 1 task-2",
      "4 1500 job-ended task 2 failed",
      "5 1500 turn-started 1",
      "5 1500 job-started task 1",
      "5 1500 callback-scheduled 2 task-1 _run_until_complete_cb",
      "5 1500 job-ended task 1 finished",
    ]);
  });

  test("a cancellation, and a call that blocks the loop", async () => {
    await chooseSpeed(page, "instant");
    await setCode(page, CANCELS);
    expect(upToTheEnd(await runTraced(page))).toEqual([
      "0 0 task-spawned 1  Task-1 main 9",
      "0 0 task-woken 1 outside",
      "1 0 turn-started 1",
      "1 0 job-started task 1",
      "1 0 task-spawned 2 1 Task-2 Queue.get 4",
      "1 0 task-woken 2 task-1",
      "1 0 task-woken 1 task-1",
      "1 0 job-ended task 1 suspended (turn) sleep() main:5 5",
      "2 0 turn-started 2",
      "2 0 job-started task 2",
      "2 0 future-created 1 task-2",
      "2 0 future-serves 1 queue-get 1",
      "2 0 job-ended task 2 suspended (future-1) Queue.get()",
      "2 0 job-started task 1",
      "2 250 cancel-requested 2 task-1 7",
      "2 250 future-resolved 1 cancelled task-1 7",
      "2 250 task-woken 2 task-1",
      "2 250 future-created 2 task-1",
      "2 250 future-serves 2 gather  task-2",
      "2 250 job-ended task 1 suspended (future-2) gather() main:8 8",
      "2 250 loop-blocked task 1 250",
      "3 250 turn-started 1",
      "3 250 job-started task 2",
      "3 250 callback-scheduled 1 task-2 gather.<locals>._done_callback",
      "3 250 job-ended task 2 cancelled",
      "4 250 turn-started 1",
      "4 250 job-started callback 1",
      "4 250 future-resolved 2 result callback-1",
      "4 250 task-woken 1 callback-1",
      "4 250 job-ended callback 1 finished",
      "5 250 turn-started 1",
      "5 250 job-started task 1",
      "5 250 callback-scheduled 2 task-1 _run_until_complete_cb",
      "5 250 job-ended task 1 finished",
    ]);
  });

  test("a job that never ends is seen to have begun, and stays so after Stop", async () => {
    await setCode(
      page,
      'import asyncio\nasync def main():\n    print("begun")\n    while True: pass\nasyncio.run(main())',
    );
    await page.evaluate(() => {
      const playground = document.querySelector("interleave-playground") as Playground;
      Object.assign(window, { traced: playground.run() });
    });
    await (await page.find("status", "Status")).textMatching(/^Running/);
    await (await page.find("region", "Output")).textMatching(/begun/);
    await (await page.find("button", "Stop")).click();
    const trace = await page.evaluate(
      async () => (await (window as unknown as { traced: ReturnType<Playground["run"]> }).traced).trace,
    );
    const lines = trace.map(line).map((line) => line.replace(/^(\d+) [\d.]+ /, "$1 "));
    expect(lines).toEqual([
      "0 task-spawned 1  Task-1 main 5",
      "0 task-woken 1 outside",
      "1 turn-started 1",
      "1 job-started task 1",
    ]);
  });
});
