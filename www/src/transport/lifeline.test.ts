import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { whenDead } from "./lifeline";

/** As much of a browser's locks as is used; a worker takes one, and loses it when it dies. */
class Locks {
  readonly #held = new Set<string>();
  #waiting: { name: string; act: () => void }[] = [];

  take(name: string): void {
    this.#held.add(name);
  }

  lose(name: string): void {
    this.#held.delete(name);
    for (const { act } of this.#waiting.filter((each) => each.name === name)) act();
  }

  async query(): Promise<LockManagerSnapshot> {
    return { held: [...this.#held].map((name) => ({ name })), pending: [] };
  }

  request(name: string, { signal }: { signal: AbortSignal }, act: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const granted = (): void => resolve(act());
      signal.addEventListener("abort", () => {
        this.#waiting = this.#waiting.filter((each) => each.act !== granted);
        reject(new DOMException("", "AbortError"));
      });
      if (this.#held.has(name)) this.#waiting.push({ name, act: granted });
      else granted();
    });
  }
}

let locks: Locks;
let deaths: number;
let forget: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  locks = new Locks();
  deaths = 0;
  forget = whenDead("worker 1", () => (deaths += 1), locks as unknown as LockManager);
});
afterEach(() => vi.useRealTimers());

it("hears of a death", async () => {
  locks.take("worker 1");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(deaths).toBe(0);
  locks.lose("worker 1");
  await vi.advanceTimersByTimeAsync(0);
  expect(deaths).toBe(1);
});

it("waits until the worker has its lock, which may be late", async () => {
  await vi.advanceTimersByTimeAsync(20_000);
  locks.take("worker 2");
  expect(deaths).toBe(0);
  locks.take("worker 1");
  await vi.advanceTimersByTimeAsync(1_000);
  locks.lose("worker 2");
  await vi.advanceTimersByTimeAsync(0);
  expect(deaths).toBe(0);
  locks.lose("worker 1");
  await vi.advanceTimersByTimeAsync(0);
  expect(deaths).toBe(1);
});

it("takes none for dead that never had its lock", async () => {
  await vi.advanceTimersByTimeAsync(120_000);
  expect(deaths).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

it.each([0, 1_000])("hears nothing once it is ended, after %i ms", async (after) => {
  locks.take("worker 1");
  await vi.advanceTimersByTimeAsync(after);
  forget();
  locks.lose("worker 1");
  await vi.advanceTimersByTimeAsync(120_000);
  expect(deaths).toBe(0);
});

it("does without locks", () => {
  expect(() => whenDead("worker 1", () => {}, null)()).not.toThrow();
});
