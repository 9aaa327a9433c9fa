import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FAKE_ENGINE, FakeWorkers } from "./fake-worker";
import { STAND_BY, WorkerPool } from "./pool";

let workers: FakeWorkers;
let pool: WorkerPool;

beforeEach(() => {
  workers = new FakeWorkers();
  pool = new WorkerPool(workers.start);
});

describe("the pool", () => {
  it("starts nothing by itself", () => {
    expect(workers.started).toHaveLength(0);
  });

  it("keeps one spare, however often it is asked to", () => {
    pool.warm(FAKE_ENGINE);
    pool.warm(FAKE_ENGINE);
    expect(workers.started).toHaveLength(1);
  });

  it("hands the spare out once", () => {
    pool.warm(FAKE_ENGINE);
    const first = pool.take(FAKE_ENGINE);
    const second = pool.take(FAKE_ENGINE);
    expect(second).not.toBe(first);
    expect(workers.started).toHaveLength(2);
    first.end();
    second.end();
  });

  it("replaces a spare that died", () => {
    pool.warm(FAKE_ENGINE);
    workers.last.crash();
    const taken = pool.take(FAKE_ENGINE);
    expect(taken.usable).toBe(true);
    expect(workers.started).toHaveLength(2);
    taken.end();
  });

  it("ends its spare when it is cleared, and nothing else", () => {
    const taken = pool.take(FAKE_ENGINE);
    pool.warm(FAKE_ENGINE);
    pool.clear();
    expect(workers.started.map((worker) => worker.terminated)).toEqual([false, true]);
    taken.end();
  });

  it("leaves the report of a forbidden worker to the run that asks for one", () => {
    const forbidden = new WorkerPool(() => {
      throw new DOMException("not allowed", "SecurityError");
    });
    expect(() => forbidden.warm(FAKE_ENGINE)).not.toThrow();
    expect(() => forbidden.take(FAKE_ENGINE)).toThrow("not allowed");
  });
});

describe("a spare that nobody takes", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const warmed = (): void => {
    pool.warm(FAKE_ENGINE);
    workers.last.say({ kind: "ready" });
  };

  it("is given back in the end, and the next one who comes near has another", () => {
    warmed();
    vi.advanceTimersByTime(STAND_BY - 1);
    expect(workers.last.terminated).toBe(false);
    vi.advanceTimersByTime(1);
    expect(workers.last.terminated).toBe(true);
    pool.warm(FAKE_ENGINE);
    expect(workers.started.map((worker) => worker.terminated)).toEqual([true, false]);
    pool.clear();
  });

  it("stands by longer while people come near", () => {
    warmed();
    vi.advanceTimersByTime(STAND_BY - 1);
    pool.warm(FAKE_ENGINE);
    vi.advanceTimersByTime(STAND_BY - 1);
    expect(workers.started.map((worker) => worker.terminated)).toEqual([false]);
    vi.advanceTimersByTime(1);
    expect(workers.last.terminated).toBe(true);
  });

  it("is its taker's once it was taken, however long that runs", () => {
    warmed();
    const taken = pool.take(FAKE_ENGINE);
    vi.advanceTimersByTime(10 * STAND_BY);
    expect(workers.last.terminated).toBe(false);
    taken.end();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("leaves no timer when it dies", () => {
    pool.warm(FAKE_ENGINE);
    workers.last.crash();
    expect(vi.getTimerCount()).toBe(0);
  });
});
