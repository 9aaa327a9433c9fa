import { describe, expect, test } from "vitest";
import type { FromWorker } from "../../protocol/messages";
import { Output, type OutputLimits } from "./output";

const LIMITS: OutputLimits = {
  messages: 3,
  messagesPerMillisecond: 0.1,
  characters: 1_000,
  charactersPerMillisecond: 1,
  held: 20,
  delay: 50,
  write: 100,
};

/** An output on a clock that stands still until it is moved. */
function bench(limits: Partial<OutputLimits> = {}) {
  const posted: FromWorker[] = [];
  let now = 0;
  let timers: { at: number; callback: () => void }[] = [];
  const host = {
    post: (message: FromWorker) => void posted.push(message),
    now: () => now,
    later: (milliseconds: number, callback: () => void) =>
      void timers.push({ at: now + milliseconds, callback }),
  };
  const output = new Output(host, { ...LIMITS, ...limits });
  return {
    output,
    timers: () => timers.length,
    /** Moves the clock within the job: no timer fires. */
    busy: (milliseconds: number) => void (now += milliseconds),
    /** Lets go of the thread for so long. */
    rest(milliseconds: number) {
      now += milliseconds;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { callback } of due) callback();
    },
    /** What was posted since the last call. */
    posted: () =>
      posted.splice(0).map((message) => {
        if (message.kind === "output") return `${message.stream}: ${message.text}`;
        if (message.kind === "cut") return `${message.stream} cut ${message.characters}`;
        if (message.kind === "dropped") return `${message.stream} dropped ${message.lines}`;
        return message.kind;
      }),
  };
}

describe("within the budget", () => {
  test("a write is posted before `write` returns", () => {
    const { output, posted, timers } = bench();
    output.write("stdout", "a\n");
    expect(posted()).toEqual(["stdout: a\n"]);
    output.write("stderr", "b\n");
    expect(posted()).toEqual(["stderr: b\n"]);
    expect(timers()).toBe(0);
  });

  test("nothing is posted for an empty write", () => {
    const { output, posted } = bench();
    output.write("stdout", "");
    expect(posted()).toEqual([]);
  });
});

describe("beyond the budget", () => {
  test("text is held, and posted in order after the delay once the program lets go of the thread", () => {
    const { output, posted, rest } = bench();
    for (const line of ["1\n", "2\n", "3\n"]) output.write("stdout", line);
    expect(posted()).toHaveLength(3);
    output.write("stdout", "4\n");
    output.write("stdout", "5\n");
    output.write("stderr", "6\n");
    output.write("stdout", "7\n");
    expect(posted()).toEqual([]);
    rest(49);
    expect(posted()).toEqual([]);
    rest(1);
    expect(posted()).toEqual(["stdout: 4\n5\n", "stderr: 6\n", "stdout: 7\n"]);
  });

  test("one timer is set at a time, and another when text is held again", () => {
    const { output, posted, rest, timers } = bench({ messagesPerMillisecond: 0 });
    for (let n = 0; n < 10; n += 1) output.write("stdout", `${n}`);
    expect(timers()).toBe(1);
    rest(50);
    expect(posted().at(-1)).toBe("stdout: 3456789");
    expect(timers()).toBe(0);
    output.write("stdout", "x");
    expect(timers()).toBe(1);
  });

  test("as the budget grows, held text is posted from within the job", () => {
    const { output, posted, busy } = bench();
    for (let n = 0; n < 5; n += 1) output.write("stdout", `${n} `);
    posted();
    busy(9);
    output.write("stdout", "early ");
    expect(posted()).toEqual([]);
    busy(1);
    output.write("stdout", "due");
    expect(posted()).toEqual(["stdout: 3 4 early due"]);
  });

  test("long texts use up the budget of characters, and leave a debt", () => {
    const { output, posted, busy } = bench({ characters: 10, held: 1_000 });
    output.write("stdout", "x".repeat(30));
    expect(posted()).toHaveLength(1);
    busy(20);
    output.write("stdout", "a");
    expect(posted()).toEqual([]);
    busy(1);
    output.write("stdout", "b");
    expect(posted()).toEqual(["stdout: ab"]);
  });

  test("the newest text is kept; the lines of the rest are counted, each stream for itself", () => {
    const { output, posted } = bench();
    for (let n = 0; n < 3; n += 1) output.write("stdout", ".");
    posted();
    output.write("stdout", "one\ntwo\n");
    output.write("stderr", "three\n");
    output.write("stdout", "0123456789\n");
    output.write("stdout", "tail\n");
    expect(posted()).toEqual([]);
    output.flush();
    expect(posted()).toEqual(["stdout dropped 2", "stderr dropped 1", "stdout: 0123456789\ntail\n"]);
    output.flush();
    expect(posted()).toEqual([]);
  });

  test("the last write is kept even if it alone is more than is held", () => {
    const { output, posted } = bench();
    for (let n = 0; n < 4; n += 1) output.write("stdout", ".");
    posted();
    output.write("stdout", "x".repeat(50));
    output.flush();
    expect(posted()).toEqual(["stdout dropped 1", `stdout: ${"x".repeat(50)}`]);
  });

  test("a write longer than any page shows is cut but for its end, and what is missing is counted", () => {
    const { output, posted, busy } = bench({ characters: 10_000 });
    output.write("stdout", "y".repeat(150));
    expect(posted()).toEqual([`stdout: ${"y".repeat(100)}`, "stdout cut 50"]);
    output.write("stdout", `${"z".repeat(101)}\n`);
    expect(posted()).toEqual([`stdout: ${"z".repeat(100)}`, "stdout cut 1", "stdout: \n"]);
    expect(output.written).toEqual({ stdout: 252, stderr: 0 });
    busy(100);
    output.write("stderr", `${"a".repeat(100)}\n`);
    expect(posted()).toEqual([`stderr: ${"a".repeat(100)}\n`]);
  });

  test("a long line whose end comes behind it is one line, and is kept with its end", () => {
    const { output, posted } = bench({ messagesPerMillisecond: 0 });
    for (let n = 0; n < 3; n += 1) output.write("stdout", ".");
    posted();
    for (const length of [30, 40, 150]) {
      output.write("stdout", "x".repeat(length));
      output.write("stdout", "\n");
    }
    output.flush();
    expect(posted()).toEqual([
      "stdout dropped 2",
      `stdout: ${"x".repeat(100)}`,
      "stdout cut 50",
      "stdout: \n",
    ]);
  });

  test("a line that was posted gets its end, whatever the budget says", () => {
    const { output, posted } = bench({
      characters: 10,
      charactersPerMillisecond: 0,
      messagesPerMillisecond: 0,
    });
    output.write("stdout", "x".repeat(30));
    output.write("stdout", "\n");
    expect(posted()).toEqual([`stdout: ${"x".repeat(30)}`, "stdout: \n"]);
    output.write("stdout", "\n");
    expect(posted()).toEqual([]);
  });

  test("the end of a line of the other stream ends no line of this one", () => {
    const { output, posted } = bench();
    for (let n = 0; n < 3; n += 1) output.write("stdout", ".");
    posted();
    output.write("stdout", "half");
    output.write("stderr", "\n");
    output.flush();
    expect(posted()).toEqual(["stdout: half", "stderr: \n"]);
  });
});

test("a million lines in one job: few messages, the first and the last line are there, and nothing is uncounted", () => {
  const posted: FromWorker[] = [];
  let now = 0;
  const host = { post: (message: FromWorker) => void posted.push(message), now: () => now, later: () => {} };
  const output = new Output(host);
  for (let n = 0; n < 1_000_000; n += 1) {
    now += 0.001; // a second in all
    output.write("stdout", `line ${n}\n`);
  }
  output.flush();
  let shown = 0;
  let dropped = 0;
  for (const message of posted) {
    if (message.kind === "output") shown += message.text.split("\n").length - 1;
    if (message.kind === "dropped") dropped += message.lines;
  }
  expect(shown + dropped).toBe(1_000_000);
  expect(posted[0]).toEqual({ kind: "output", stream: "stdout", text: "line 0\n" });
  expect((posted.at(-1) as { text: string }).text).toMatch(/line 999999\n$/);
  expect(posted.length).toBeLessThan(5_500);
  expect(shown).toBeGreaterThan(100_000);
});
