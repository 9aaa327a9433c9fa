import { beforeEach, describe, expect, it } from "vitest";
import type { FromWorker } from "../../protocol/messages";
import { PageHost } from "./page";
import { Stacks } from "./stacks";

let posted: FromWorker[];
let now: number;
let timers: Map<number, { at: number; callback: () => void }>;
let jobs: (() => void)[];
let page: PageHost;

beforeEach(() => {
  posted = [];
  now = 1_000;
  timers = new Map();
  jobs = [];
  let timer = 0;
  page = new PageHost({
    post: (message) => void posted.push(message),
    now: () => now,
    setTimeout(callback, milliseconds) {
      timers.set((timer += 1), { at: now + milliseconds, callback });
      return timer;
    },
    clearTimeout: (timer) => void timers.delete(timer),
    soon: (callback) => void jobs.push(callback),
    stacks: new Stacks(() => Promise.resolve()),
  });
  page.begin();
});

/** Moves the clock and fires what is due. */
function pass(milliseconds: number): void {
  now += milliseconds;
  for (const [timer, { at, callback }] of [...timers]) {
    if (at > now) continue;
    timers.delete(timer);
    callback();
  }
}

/** Whether the promise is settled, as far as microtasks go. */
async function isOver(promise: Promise<unknown>): Promise<boolean> {
  let over = false;
  void promise.then(() => (over = true));
  await Promise.resolve();
  await Promise.resolve();
  return over;
}

describe("a rest", () => {
  it("is never shorter than asked for", async () => {
    const rest = page.rest(2.25);
    pass(2.25);
    expect(await isOver(rest)).toBe(false);
    pass(0.75);
    expect(await isOver(rest)).toBe(true);
  });

  it("of nothing lets messages in, without a timer", async () => {
    const rest = page.rest(0);
    expect(timers.size).toBe(0);
    expect(await isOver(rest)).toBe(false);
    jobs.pop()?.();
    expect(await isOver(rest)).toBe(true);
  });

  it("ends when it is woken, and leaves no timer behind", async () => {
    const rest = page.rest(60_000);
    page.wake();
    expect(await isOver(rest)).toBe(true);
    expect(timers.size).toBe(0);
  });

  it("is over before it began if it was woken then, once", async () => {
    page.wake();
    const first = page.rest(undefined);
    jobs.pop()?.();
    expect(await isOver(first)).toBe(true);
    const second = page.rest(undefined);
    expect(jobs).toEqual([]);
    expect(await isOver(second)).toBe(false);
  });

  it("of more than a browser's timer can hold is cut", () => {
    void page.rest(25 * 24 * 60 * 60 * 1_000);
    expect([...timers.values()].map(({ at }) => at - now)).toEqual([2 ** 31 - 1]);
  });

  it("brings what was written to the page", () => {
    for (let n = 0; n < 6_000; n += 1) page.write(1, `${n}\n`);
    expect(posted).toHaveLength(5_000);
    void page.rest(1);
    expect(posted.at(-1)).toMatchObject({ kind: "output", stream: "stdout" });
    expect((posted.at(-1) as { text: string }).text).toMatch(/5999\n$/);
  });
});

describe("a question", () => {
  it("is asked after what was written, and takes one answer, once", () => {
    page.write(1, "Hello\n");
    page.ask("Name? ");
    expect(posted).toEqual([
      { kind: "output", stream: "stdout", text: "Hello\n" },
      { kind: "ask", prompt: "Name? " },
    ]);
    expect([page.isAsking(), page.takeAnswer()]).toEqual([true, undefined]);
    page.answer("Ada");
    page.answer("Bob");
    expect(page.isAsking()).toBe(false);
    expect([page.takeAnswer(), page.takeAnswer()]).toEqual(["Ada", undefined]);
  });

  it("is answered by the end of the input, or by nothing where it was withdrawn", () => {
    page.ask("");
    page.answer(null);
    expect(page.takeAnswer()).toBeNull();
    page.ask("");
    page.withdraw();
    expect(page.isAsking()).toBe(false);
    page.answer("late");
    expect(page.takeAnswer()).toBeUndefined();
  });

  it("ends the rest of whoever waits for its answer", async () => {
    page.ask("");
    const rest = page.rest(undefined);
    expect(await isOver(rest)).toBe(false);
    page.answer("Ada");
    expect(await isOver(rest)).toBe(true);
  });
});

it("counts wall time from the beginning of the program", () => {
  now += 250;
  expect(page.elapsed()).toBe(250);
});

it("says that it waits after what was written and traced", () => {
  page.write(1, "before\n");
  page.paused(12.5, 3);
  expect(posted.map(({ kind }) => kind)).toEqual(["output", "paused"]);
  expect(posted.at(-1)).toEqual({ kind: "paused", at: 12.5, turn: 3 });
});
