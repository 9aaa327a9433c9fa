import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Heartbeat } from "./heartbeat";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Patient {
  asked: number;
  silent: number;
  lives: boolean;
  needed: boolean;
  readonly heartbeat: Heartbeat;
}

/** Somebody who is asked; answers at once, as long as it lives. */
function patient(): Patient {
  const one: Patient = {
    asked: 0,
    silent: 0,
    lives: true,
    needed: true,
    heartbeat: new Heartbeat({
      isNeeded: () => one.needed,
      ask() {
        one.asked += 1;
        if (one.lives) queueMicrotask(() => one.heartbeat.answered());
      },
      silent: () => void (one.silent += 1),
    }),
  };
  return one;
}

describe("a heartbeat", () => {
  it("asks at once, and every five seconds, of who answers", async () => {
    const one = patient();
    one.heartbeat.begin();
    expect(one.asked).toBe(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([one.asked, one.silent]).toEqual([13, 0]);
  });

  it("says after three questions that no answer came, and asks no more", async () => {
    const one = patient();
    one.heartbeat.begin();
    await vi.advanceTimersByTimeAsync(7_000);
    one.lives = false;
    await vi.advanceTimersByTimeAsync(17_999);
    expect([one.asked, one.silent]).toEqual([5, 0]);
    await vi.advanceTimersByTimeAsync(1);
    expect([one.asked, one.silent]).toEqual([5, 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([one.asked, one.silent]).toEqual([5, 1]);
  });

  it("forgets an answer that was late", async () => {
    const one = patient();
    one.lives = false;
    one.heartbeat.begin();
    for (let n = 0; n < 10; n += 1) {
      await vi.advanceTimersByTimeAsync(9_000);
      one.heartbeat.answered();
    }
    expect(one.silent).toBe(0);
  });

  it("rests when nobody waits, and is begun again", async () => {
    const one = patient();
    one.heartbeat.begin();
    one.needed = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(one.asked).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
    one.needed = true;
    one.heartbeat.begin();
    one.heartbeat.begin();
    expect(one.asked).toBe(2);
  });

  it("asks nothing once it was ended", async () => {
    const one = patient();
    one.lives = false;
    one.heartbeat.begin();
    one.heartbeat.end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([one.asked, one.silent]).toEqual([1, 0]);
  });
});
