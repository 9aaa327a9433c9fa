import { describe, expect, test } from "vitest";
import { programDate, programPerformance } from "./date";
import { ProgramClock } from "./program-clock";
import { createTimers } from "./timers";

const EPOCH = Date.UTC(2030, 0, 1);

/** An instant event loop: a clock and timers, as small as can be. */
function bench() {
  let now = 0;
  let order = 0;
  let queue: { when: number; order: number; callback: () => void }[] = [];
  const loop = {
    now: () => now,
    advance: (milliseconds: number) => void (now += milliseconds),
    called: () => {},
    callAt(when: number, callback: () => void) {
      const entry = { when, order: order++, callback };
      queue.push(entry);
      return { cancel: () => void (queue = queue.filter((other) => other !== entry)) };
    },
  };
  /** Fires timers in order until none is set, but not more than `most`. */
  const run = (most = 100): void => {
    for (let n = 0; n < most && queue.length > 0; n += 1) {
      queue.sort((a, b) => a.when - b.when || a.order - b.order);
      const next = queue.shift();
      now = Math.max(now, next?.when ?? 0);
      next?.callback();
    }
  };
  return { loop, run, pending: () => queue.length };
}

describe("the instant clock", () => {
  test("stands still while a program only wants to know", () => {
    const { loop } = bench();
    const clock = new ProgramClock(loop, true, EPOCH);
    for (let n = 0; n < 1_000; n += 1) expect(clock.read()).toBe(0);
  });

  test("moves on from the 1,001st reading in one job", () => {
    const { loop } = bench();
    const clock = new ProgramClock(loop, true, EPOCH);
    for (let n = 0; n < 1_000; n += 1) clock.read();
    expect([clock.read(), clock.read()]).toEqual([1, 2]);
    clock.jobBegins();
    expect([clock.read(), clock.read(), loop.now()]).toEqual([2, 2, 2]);
  });

  test("moves on when ever so many jobs look at it at one moment", () => {
    const { loop } = bench();
    const clock = new ProgramClock(loop, true, EPOCH);
    for (let n = 0; n < 100_000; n += 1) {
      clock.jobBegins();
      expect(clock.read()).toBe(0);
    }
    clock.jobBegins();
    expect([clock.read(), clock.read()]).toEqual([1, 2]);
    loop.advance(10);
    clock.jobBegins();
    expect([clock.read(), clock.read()]).toEqual([12, 12]);
  });

  test("a busy wait ends", () => {
    const { loop } = bench();
    const Date = programDate(new ProgramClock(loop, true, EPOCH));
    const start = Date.now();
    while (Date.now() - start < 1_000) continue;
    expect(loop.now()).toBe(1_000);
  });

  test("at live speed the loop's clock is the clock", () => {
    const { loop } = bench();
    const clock = new ProgramClock(loop, false, EPOCH);
    for (let n = 0; n < 5_000; n += 1) expect(clock.read()).toBe(0);
  });
});

describe("Date", () => {
  const { loop } = bench();
  const ProgramDate = programDate(new ProgramClock(loop, true, EPOCH));
  loop.advance(1_500.75);

  test("now is program time", () => {
    expect(ProgramDate.now()).toBe(EPOCH + 1_500);
    expect(new ProgramDate().getTime()).toBe(EPOCH + 1_500);
    expect(ProgramDate()).toBe(new Date(EPOCH + 1_500).toString());
  });

  test("everything else is as it was", () => {
    expect(new ProgramDate(0).toISOString()).toBe("1970-01-01T00:00:00.000Z");
    expect(new ProgramDate(2020, 1, 29).getDate()).toBe(29);
    expect(new ProgramDate("2020-01-01T00:00:00Z").getTime()).toBe(ProgramDate.UTC(2020, 0, 1));
    expect(new ProgramDate(new ProgramDate(5)).getTime()).toBe(5);
    expect(ProgramDate.parse("1970-01-01T00:00:00Z")).toBe(0);
    expect([ProgramDate.name, ProgramDate.length]).toEqual(["Date", 7]);
  });

  test("dates of both kinds are dates", () => {
    expect(new Date() instanceof ProgramDate).toBe(true);
    expect(new ProgramDate() instanceof Date).toBe(true);
    class Day extends ProgramDate {
      next(): number {
        return this.getTime() + 86_400_000;
      }
    }
    expect(new Day(0).next()).toBe(86_400_000);
    expect(new Day() instanceof Day).toBe(true);
  });

  test("performance", () => {
    const performance = programPerformance(new ProgramClock(loop, true, EPOCH));
    expect(performance.now()).toBe(1_500.75);
    expect(performance.timeOrigin + performance.now()).toBe(EPOCH + 1_500.75);
  });
});

describe("timers", () => {
  function timers() {
    const { loop, run, pending } = bench();
    const log: unknown[] = [];
    const warnings: string[] = [];
    const made = createTimers(loop, {
      run: (callback, args) => {
        callback(...args);
      },
      warn: (text) => void warnings.push(text),
      here: { site: null, at: () => {} },
    });
    const note = (...values: unknown[]): void => void log.push([loop.now(), ...values]);
    return { ...made, loop, run, pending, log, warnings, note };
  }

  test("fire in the order of their deadlines, with their arguments", () => {
    const { setTimeout, run, note, log } = timers();
    setTimeout(note, 20, "c");
    setTimeout(note, 10, "a", 1);
    setTimeout(note, 10, "b");
    setTimeout(note, undefined, "now");
    run();
    expect(log).toEqual([
      [0, "now"],
      [10, "a", 1],
      [10, "b"],
      [20, "c"],
    ]);
  });

  test("clearing", () => {
    const { setTimeout, clearTimeout, run, note, log, pending } = timers();
    const id = setTimeout(note, 10);
    expect(id).toBe(1);
    clearTimeout(id);
    clearTimeout(id);
    clearTimeout(99);
    clearTimeout(undefined);
    expect(pending()).toBe(0);
    run();
    expect(log).toEqual([]);
  });

  test("an interval keeps its beat until it is cleared, from outside or from inside", () => {
    const { loop, setInterval, clearInterval, run, note, log, pending } = timers();
    const id = setInterval(() => {
      loop.advance(3);
      note();
      if (log.length === 3) clearInterval(id);
    }, 10);
    run();
    expect(log).toEqual([[13], [23], [33]]);
    expect(pending()).toBe(0);
  });

  test("an interval that cannot keep up does not catch up", () => {
    const { loop, setInterval, clearInterval, run, note, log } = timers();
    const id = setInterval(() => {
      note();
      loop.advance(25);
      if (log.length === 3) clearInterval(id);
    }, 10);
    run();
    expect(log).toEqual([[10], [35], [60]]);
  });

  test("deep nesting waits at least 4 ms", () => {
    const { setTimeout, run, note, log } = timers();
    const again = (n: number): void => {
      note(n);
      if (n < 8) setTimeout(again, 0, n + 1);
    };
    setTimeout(again, 0, 1);
    run();
    expect(log).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
      [0, 5],
      [4, 6],
      [8, 7],
      [12, 8],
    ]);
  });

  test("an interval of nothing lets time pass", () => {
    const { loop, setInterval, run } = timers();
    setInterval(() => {}, 0);
    run(50);
    expect(loop.now()).toBeGreaterThan(100);
  });

  test("odd delays count as 0, and the first of each kind is remarked upon", () => {
    const { setTimeout, run, note, log, warnings } = timers();
    setTimeout(note, -5);
    setTimeout(note, -6);
    setTimeout(note, "soon");
    setTimeout(note, Infinity);
    setTimeout(note, null);
    setTimeout(note, "10");
    run();
    expect(log).toEqual([[0], [0], [0], [0], [0], [10]]);
    expect(warnings).toEqual([
      "setTimeout: a delay that is negative counts as 0 milliseconds.",
      "setTimeout: a delay that is not a number counts as 0 milliseconds.",
    ]);
  });

  test("a delay beyond 32 bits does not fire at once", () => {
    const { loop, setTimeout, run, note } = timers();
    setTimeout(note, 40 * 86_400_000);
    run();
    expect(loop.now()).toBe(40 * 86_400_000);
  });

  test("what is no function", () => {
    const { setTimeout, setInterval } = timers();
    expect(() => setTimeout("alert()", 1)).toThrow(
      "setTimeout needs a function to call, as in setTimeout(() => ..., 1000); it was given a string.",
    );
    expect(() => setInterval(undefined)).toThrow("it was given undefined.");
  });
});
