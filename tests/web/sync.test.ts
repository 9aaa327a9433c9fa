/** Lock, Semaphore, Event, Queue: who is next. */
import { expect, test } from "vitest";
import {
  Event,
  InvalidStateError,
  Lock,
  Queue,
  QueueEmpty,
  QueueFull,
  Semaphore,
  gather,
  sleep,
  spawn,
} from "../../www/src/generated/interleave/interleave.js";
import { instantLoop, steppedLoop } from "./support/load.ts";

test("a lock goes to whoever asked first, and nobody barges in", () => {
  const { run } = steppedLoop();
  const log: string[] = [];
  const lock = new Lock();
  function* worker(name: string, times: number) {
    for (let time = 0; time < times; time++) {
      yield lock.acquire();
      log.push(`${name} in`);
      yield sleep(0);
      lock.release();
      // Asks again at once: those who wait are first all the same.
    }
  }
  spawn(worker("a", 3));
  spawn(worker("b", 2));
  spawn(worker("c", 1));
  run();
  expect(log).toEqual(["a in", "b in", "c in", "a in", "b in", "a in"]);
  expect(lock.locked).toBe(false);
});

test("who waits for a lock may leave the line", async () => {
  instantLoop();
  const lock = new Lock();
  await lock.acquire();
  const [first, second] = [lock.acquire(), lock.acquire()];
  first.cancel();
  lock.release();
  expect([second.done, lock.locked]).toEqual([true, true]);
  lock.release();
  expect(lock.locked).toBe(false);
  expect(() => lock.release()).toThrow(InvalidStateError);
});

test("run releases whatever comes of it", async () => {
  const { loop } = instantLoop();
  const lock = new Lock();
  const failing = lock.run(() => {
    throw new Error("inside");
  });
  const slow = lock.run(function* (): Generator<unknown, string> {
    yield sleep(10);
    return "slow";
  });
  const native = lock.run(async () => loop.now());
  await expect(failing).rejects.toThrow("inside");
  expect(await slow).toBe("slow");
  expect(await native).toBe(10);
  expect(lock.locked).toBe(false);
  expect(() => lock.run(5 as never)).toThrow("Lock.run: a function is needed here, not 5.");
});

test("a task that waits for a lock says who holds it", () => {
  const { loop } = steppedLoop();
  const lock = new Lock();
  spawn(function* main() {
    yield lock.acquire();
    yield sleep(100);
  });
  const second = spawn(function* () {
    yield lock.acquire();
  });
  loop.step();
  loop.step();
  expect(second.waitingFor).toBe("lock held by main");
});

test("a semaphore lets so many in, in the order in which they asked", async () => {
  const { loop } = instantLoop();
  const semaphore = new Semaphore(2);
  const log: string[] = [];
  await gather(
    ["a", "b", "c", "d"].map((name) =>
      semaphore.run(function* () {
        log.push(`${name} at ${loop.now()}`);
        yield sleep(10);
      }),
    ),
  );
  expect(log).toEqual(["a at 0", "b at 0", "c at 10", "d at 10"]);
  expect(semaphore.locked).toBe(false);
  for (const permits of [-1, 0.5, NaN, "2" as never]) {
    expect(() => new Semaphore(permits)).toThrow(RangeError);
  }
});

test("an event lets all go who wait, in their order, and stays set until it is cleared", () => {
  const { run } = steppedLoop();
  const log: string[] = [];
  const event = new Event();
  function* waiter(name: string) {
    yield event.wait();
    log.push(name);
  }
  spawn(waiter("a"));
  spawn(waiter("b"));
  run();
  expect([log, event.isSet]).toEqual([[], false]);
  event.set();
  spawn(waiter("c"));
  run();
  expect([log, event.isSet]).toEqual([["a", "b", "c"], true]);
  event.clear();
  const late = spawn(waiter("d"));
  run();
  expect([log.length, late.waitingFor]).toEqual([3, "event.wait()"]);
});

test("a queue serves those who wait in their order, on both sides", () => {
  const { run } = steppedLoop();
  const log: string[] = [];
  const queue = new Queue<number>(2);
  function* getter(name: string): Generator<unknown, void, number> {
    log.push(`${name} got ${yield queue.get()}`);
  }
  spawn(getter("a"));
  spawn(getter("b"));
  run();
  for (const item of [1, 2, 3, 4]) queue.putNowait(item);
  expect([queue.size, queue.full]).toEqual([2, true]);
  // A newcomer does not get what those before it were given.
  expect(queue.getNowait()).toBe(3);
  run();
  expect(log).toEqual(["a got 1", "b got 2"]);

  queue.putNowait(5);
  const puts = [queue.put(6), queue.put(7), queue.put(8)];
  puts[1]?.cancel();
  const got = [queue.getNowait(), queue.getNowait(), queue.getNowait(), queue.getNowait()];
  expect(got).toEqual([4, 5, 6, 8]);
  expect([queue.empty, puts.map((put) => put.cancelled)]).toEqual([true, [false, true, false]]);
});

test("what is put while a getter leaves the line is not lost", () => {
  const { run } = steppedLoop();
  const queue = new Queue<number>();
  const [first, second] = [queue.get(), queue.get()];
  first.cancel();
  queue.putNowait(1);
  run();
  expect(second.result()).toBe(1);
});

test("a task that is cancelled when its put was let in has put nothing", () => {
  const { run } = steppedLoop();
  const queue = new Queue<string>(1);
  queue.putNowait("first");
  const task = spawn(function* () {
    yield queue.put("cancelled");
  });
  run();
  expect(queue.getNowait()).toBe("first");
  task.cancel();
  run();
  expect([task.cancelled, queue.size]).toEqual([true, 0]);
  queue.taskDone();
  expect(queue.join().done).toBe(true);
});

test("full and empty are errors of their own", () => {
  steppedLoop();
  const queue = new Queue(1);
  expect(() => queue.getNowait()).toThrow(QueueEmpty);
  queue.putNowait(1);
  expect(() => queue.putNowait(2)).toThrow(QueueFull);
  expect([queue.size, queue.maxsize]).toEqual([1, 1]);
  for (const size of [-1, 0.5, NaN, "1" as never]) expect(() => new Queue(size)).toThrow(RangeError);
});

test("join waits until every item is said to be done", async () => {
  const { loop } = instantLoop();
  const queue = new Queue<number>();
  spawn(function* worker() {
    for (;;) {
      const item: number = yield queue.get();
      yield sleep(item);
      queue.taskDone();
    }
  });
  for (const item of [10, 20, 30]) yield_(queue.put(item));
  await queue.join();
  expect(loop.now()).toBe(60);
  expect(() => queue.taskDone()).toThrow(InvalidStateError);
  expect(queue.join().done).toBe(true);
});

function yield_(future: { done: boolean }) {
  expect(future.done).toBe(true);
}
