import { describe, expect, it } from "vitest";
import type { Role, TraceFrame } from "../../protocol/trace";
import { adviceOn, saidOf } from "../testing/advice-on";
import { Run } from "../testing/run";

type Calls = readonly (readonly [string, number])[];

/** Writes a Python program down: task 1 runs main, and waits in calls of its own. */
class Program {
  readonly run = new Run().spawn(1, "main").wake(1).start(1);
  #future = 0;
  #at = 0;

  /** It waits, in these calls, for so many milliseconds; `between` happens meanwhile. */
  waits(
    calls: Calls,
    milliseconds: number,
    role: Role = "sleep",
    between: (run: Run) => void = () => {},
  ): this {
    const future = (this.#future += 1);
    const own: TraceFrame[] = calls.map(([name, line]) => ({ function: name, file: "main.py", line }));
    const stack = [...own, { function: "sleep", file: "/usr/lib/python3.14/asyncio/tasks.py", line: 702 }];
    this.run.add("future-created", { future, cause: { by: "task", id: 1 } });
    this.run.add("future-serves", { future, role, resource: null, parts: [] });
    const where = { on: { for: "future", id: future }, line: calls.at(-1)?.[1] ?? null, stack } as const;
    this.run.add("job-ended", { job: "task", id: 1, outcome: "suspended", waiting: "sleep()", ...where });
    between(this.run);
    this.run.at((this.#at += milliseconds));
    const cause = { by: "callback", id: future } as const;
    this.run.add("job-started", { job: "callback", id: future });
    this.run.add("future-resolved", { future, outcome: "result", cause }).wake(1, cause);
    const ended = { outcome: "finished", waiting: null, on: null, line: null, stack: [] } as const;
    this.run.add("job-ended", { job: "callback", id: future, ...ended }).start(1);
    return this;
  }

  end(): Run {
    return this.run.end(1);
  }
}

function brews(
  line: number,
  milliseconds: number,
  ...more: [Role?, ((run: Run) => void)?]
): [Calls, number, Role?, ((run: Run) => void)?] {
  return [
    [
      ["main", line],
      ["brew", 5],
    ],
    milliseconds,
    ...more,
  ];
}

describe("waits of a Python program that ran one after the other", () => {
  it("are told, with the lines of the calls and the times", () => {
    const run = new Program()
      .waits(...brews(9, 600))
      .waits(...brews(10, 800))
      .waits(...brews(11, 1_000))
      .end();
    expect(adviceOn(run)).toEqual([
      {
        text:
          "Calls of brew() at lines 9, 10 and 11 waited one after the other: 2.4 s in all, while no other task ran. " +
          "If none needs what another brings, `await asyncio.gather(brew(...), ...)` or an `asyncio.TaskGroup` lets them wait " +
          "together, for about 1 s.",
        line: 9,
        after: false,
        event: run.events.length,
      },
    ]);
  });

  it("are told of a function within others, and of calls that wait several times", () => {
    const at = (line: number, inner: number): Calls => [
      ["main", 30],
      ["meal", line],
      ["C.<locals>.brew", inner],
    ];
    const run = new Program()
      .waits(at(9, 5), 100)
      .waits(at(9, 6), 100)
      .waits(at(10, 5), 100)
      .waits(at(10, 6), 50)
      .end();
    expect(saidOf(run)).toEqual([
      "Calls of brew() at lines 9 and 10 waited one after the other: 350 ms in all, while no other task ran. " +
        "If none needs what another brings, `await asyncio.gather(brew(...), ...)` or an `asyncio.TaskGroup` lets them wait " +
        "together, for about 200 ms.",
    ]);
  });

  it("are told once, and as far as they go, of calls that a loop makes", () => {
    const run = new Program();
    for (let round = 0; round < 3; round += 1) run.waits(...brews(9, 100)).waits(...brews(10, 100));
    expect(saidOf(run.end())).toEqual([
      expect.stringMatching(
        /^Calls of brew\(\) at lines 9 and 10 waited one after the other: 200 ms in all, /,
      ),
    ]);
  });

  it("are counted beyond four lines", () => {
    const run = new Program();
    for (let line = 1; line <= 6; line += 1) run.waits(...brews(line, 100));
    expect(saidOf(run.end())[0]).toMatch(/^Calls of brew\(\) at lines 1, 2, 3 and 3 more waited/);
  });

  it("are told of those before another task ran", () => {
    const run = new Program().waits(...brews(9, 100)).waits(...brews(10, 100));
    run.waits(...brews(11, 100, "sleep", (run) => run.spawn(2, "other").start(2).end(2)));
    expect(saidOf(run.waits(...brews(12, 100)).end())).toEqual([
      expect.stringMatching(
        /^Calls of brew\(\) at lines 9 and 10 waited one after the other: 200 ms in all, /,
      ),
    ]);
  });

  it("are none of a loop that sleeps, itself or in one call after the other", () => {
    const ticker = new Program();
    for (let tick = 0; tick < 5; tick += 1) ticker.waits([["main", 4]], 1_000);
    expect(adviceOn(ticker.end())).toEqual([]);
    const called = new Program();
    for (let tick = 0; tick < 5; tick += 1) called.waits(...brews(9, 1_000));
    expect(adviceOn(called.end())).toEqual([]);
  });

  it("are none where a function sleeps at one line after the other", () => {
    const run = new Program().waits([["main", 4]], 100).waits([["main", 5]], 100);
    expect(adviceOn(run.end())).toEqual([]);
  });

  it("are none of different functions", () => {
    const steps = new Program()
      .waits(
        [
          ["main", 4],
          ["wash", 9],
        ],
        100,
      )
      .waits(
        [
          ["main", 5],
          ["dry", 13],
        ],
        100,
      );
    expect(adviceOn(steps.end())).toEqual([]);
    const inOthers = new Program().waits(
      [
        ["main", 30],
        ["a", 4],
        ["brew", 9],
      ],
      100,
    );
    expect(
      adviceOn(
        inOthers
          .waits(
            [
              ["main", 31],
              ["b", 5],
              ["brew", 9],
            ],
            100,
          )
          .end(),
      ),
    ).toEqual([]);
  });

  it("are none while another task, or a callback of the program's, ran", () => {
    const other = new Program().waits(...brews(9, 100));
    other.waits(...brews(10, 100, "sleep", (run) => run.spawn(2, "other").start(2).end(2)));
    expect(adviceOn(other.end())).toEqual([]);
    const called = new Program().waits(...brews(9, 100));
    const ended = { outcome: "finished", waiting: null, on: null, line: null, stack: [] } as const;
    const callback = { job: "callback", id: 70 } as const;
    called.waits(
      ...brews(10, 100, "sleep", (run) => {
        run.add("job-started", callback).add("job-ended", { ...callback, ...ended });
      }),
    );
    expect(adviceOn(called.end())).toEqual([]);
  });

  it("are none of calls that wait for something else than time", () => {
    const run = new Program().waits(...brews(9, 100, "lock")).waits(...brews(10, 100, "queue-get"));
    expect(adviceOn(run.waits(...brews(11, 100)).end())).toEqual([]);
    const partly = new Program().waits(...brews(9, 100)).waits(
      [
        ["main", 10],
        ["brew", 5],
      ],
      100,
    );
    expect(
      adviceOn(
        partly
          .waits(
            [
              ["main", 10],
              ["brew", 6],
            ],
            100,
            "outside",
          )
          .end(),
      ),
    ).toEqual([]);
  });

  it("are none of calls that a library makes", () => {
    const run = new Run().spawn(1, "main").start(1);
    [9, 10].forEach((line, index) => {
      const future = index + 1;
      const stack = [
        { function: "main", file: "main.py", line },
        { function: "__aenter__", file: "/usr/lib/python3.14/contextlib.py", line: 214 },
        { function: "brew", file: "main.py", line: 5 },
      ];
      run.add("future-created", { future, cause: { by: "task", id: 1 } });
      run.add("future-serves", { future, role: "sleep", resource: null, parts: [] });
      const on = { for: "future", id: future } as const;
      run.add("job-ended", { job: "task", id: 1, outcome: "suspended", waiting: "sleep()", on, line, stack });
      run
        .at(future * 100)
        .wake(1)
        .start(1);
    });
    expect(adviceOn(run.end(1))).toEqual([]);
  });

  it("are none that take no time to speak of", () => {
    expect(
      adviceOn(
        new Program()
          .waits(...brews(9, 500))
          .waits(...brews(10, 5))
          .end(),
      ),
    ).toEqual([]);
  });
});

/** Task 1 of a JavaScript program calls `load`, at these lines, and awaits each call. */
function loads(
  calls: readonly {
    line: number;
    time: number;
    outcome?: "failed";
    within?: (run: Run, task: number) => void;
  }[],
): Run {
  const run = new Run().spawn(1, "top level").start(1);
  let at = 0;
  calls.forEach(({ line, time, outcome, within }, index) => {
    const task = index + 2;
    run.spawn(task, "load", 1).start(task);
    within?.(run, task);
    run.suspendOn(task, task, "sleep", {}, 4);
    const on = { for: "task", id: task } as const;
    const stack = [{ function: "top level", file: "main.js", line }];
    run.add("job-ended", { job: "task", id: 1, outcome: "suspended", waiting: "load()", on, line, stack });
    run
      .at((at += time))
      .wake(task)
      .start(task)
      .wake(1)
      .end(task, outcome)
      .start(1);
  });
  return run.end(1);
}

describe("waits of a JavaScript program that ran one after the other", () => {
  const mend = (time: string): string =>
    `If none needs what another brings, \`await Promise.all([load(...), ...])\` lets them wait together, for about ${time}.`;

  it("are told, with the lines of the calls and the times", () => {
    expect(
      saidOf(
        loads([
          { line: 9, time: 600 },
          { line: 10, time: 800 },
        ]),
      ),
    ).toEqual([
      `Calls of load() at lines 9 and 10 waited one after the other: 1.4 s in all, while no other task ran. ${mend("800 ms")}`,
    ]);
  });

  it("are told of a loop, if its calls take different times", () => {
    expect(saidOf(loads([500, 1_000, 300].map((time) => ({ line: 9, time }))))).toEqual([
      `3 calls of load() at line 9 waited one after the other: 1.8 s in all, while no other task ran. ${mend("1 s")}`,
    ]);
    expect(adviceOn(loads([1_000, 1_010, 990].map((time) => ({ line: 9, time }))))).toEqual([]);
  });

  it("are none of calls that failed: the next one may be another try", () => {
    expect(
      adviceOn(
        loads([
          { line: 9, time: 100, outcome: "failed" },
          { line: 10, time: 100 },
        ]),
      ),
    ).toEqual([]);
  });

  it("are none of calls that waited for something else", () => {
    const within = (run: Run, task: number): void => {
      run.suspendOn(task, task + 50, "lock", { resource: 1 }, 3).start(task);
    };
    expect(
      adviceOn(
        loads([
          { line: 9, time: 600, within },
          { line: 10, time: 800, within },
        ]),
      ),
    ).toEqual([]);
  });

  it("are none of calls that were begun together", () => {
    const run = new Run().spawn(1, "top level").start(1);
    for (const task of [2, 3]) run.spawn(task, "load", 1).start(task).suspendOn(task, task, "sleep", {}, 4);
    for (const task of [2, 3]) {
      const on = { for: "task", id: task } as const;
      const stack = [{ function: "top level", file: "main.js", line: task + 7 }];
      run.add("job-ended", {
        job: "task",
        id: 1,
        outcome: "suspended",
        waiting: "load()",
        on,
        line: task + 7,
        stack,
      });
      run
        .at(task * 500)
        .wake(task)
        .start(task)
        .wake(1)
        .end(task)
        .start(1);
    }
    expect(adviceOn(run.end(1))).toEqual([]);
  });
});
