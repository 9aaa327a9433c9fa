/** That nothing is left behind: the memory of the instance, and what the collector can see. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import {
  EventLoop,
  Future,
  Queue,
  sleep,
  spawn,
  timeout,
} from "../../www/src/generated/interleave/interleave.js";
import { instantLoop, macrotasks, memory } from "./support/load.ts";

setFlagsFromString("--expose_gc");
const gc = runInNewContext("gc") as () => void;

/** Lets the collector and its finalizers run. */
async function collect() {
  for (let round = 0; round < 4; round++) {
    gc();
    await macrotasks(4);
  }
}

async function growth(round: () => Promise<void>): Promise<{ wasm: number; heap: number }> {
  // The first rounds make room that the others use again.
  await round();
  await round();
  await collect();
  const before = { wasm: memory.buffer.byteLength, heap: process.memoryUsage().heapUsed };
  for (let count = 0; count < 2; count++) await round();
  await collect();
  return {
    wasm: memory.buffer.byteLength - before.wasm,
    heap: process.memoryUsage().heapUsed - before.heap,
  };
}

const MANY = 100_000;
const LITTLE = 4_000_000;

function* work(value: number): Generator<unknown, number> {
  yield sleep(value % 10);
  return value;
}

test("10^5 tasks, made, awaited and dropped", { timeout: 60_000 }, async () => {
  const { loop } = instantLoop();
  const grown = await growth(async () => {
    const tasks = Array.from({ length: MANY }, (_, index) => spawn(work(index)));
    const sum = spawn(function* (): Generator<unknown, number, number> {
      let sum = 0;
      for (const task of tasks) sum += yield task;
      return sum;
    });
    expect(await sum).toBe((MANY * (MANY - 1)) / 2);
  });
  expect(grown.wasm).toBe(0);
  expect(grown.heap).toBeLessThan(LITTLE);
  expect(loop.tasks()).toEqual([]);
});

test(
  "10^5 futures with callbacks that nobody ever resolves are not missed",
  { timeout: 60_000 },
  async () => {
    instantLoop();
    const grown = await growth(async () => {
      for (let count = 0; count < MANY; count++) {
        const future = new Future<unknown>();
        // The callback holds the future that holds it.
        future.addDoneCallback(() => future.result());
      }
      await collect();
    });
    expect(grown.wasm).toBe(0);
    expect(grown.heap).toBeLessThan(LITTLE);
  },
);

test("a result that holds its own task is collected", async () => {
  instantLoop();
  const gone: WeakRef<object>[] = [];
  for (let count = 0; count < 100; count++) {
    const client: { task?: unknown } = {};
    client.task = spawn(function* () {
      yield sleep(1);
      return client;
    });
    await (client.task as Promise<unknown>);
    gone.push(new WeakRef(client));
  }
  await collect();
  // The engine may keep the last one on some stack.
  expect(gone.filter((client) => client.deref() !== undefined).length).toBeLessThan(3);
});

test("10^5 timers, set and cancelled", { timeout: 60_000 }, async () => {
  const { loop } = instantLoop();
  const grown = await growth(async () => {
    for (let count = 0; count < MANY; count++) {
      loop.callLater(1_000_000, () => {}).cancel();
      sleep(1_000_000).cancel();
    }
    await macrotasks(2);
  });
  expect(grown.wasm).toBe(0);
  expect(grown.heap).toBeLessThan(LITTLE);
  expect(loop.now()).toBe(0);
});

test("timeouts and queues leave nothing behind", { timeout: 60_000 }, async () => {
  instantLoop();
  const queue = new Queue<number>();
  const grown = await growth(async () => {
    await spawn(function* () {
      for (let count = 0; count < 5_000; count++) {
        try {
          yield timeout(1, queue.get());
        } catch {
          // Nobody puts anything.
        }
      }
    });
  });
  expect(grown.wasm).toBe(0);
  expect(grown.heap).toBeLessThan(LITTLE);
});

test("a loop that is stopped is gone", async () => {
  const gone: WeakRef<object>[] = [];
  const make = async () => {
    const loop = new EventLoop({ clock: "instant" });
    // Waits for something that never comes.
    loop.spawn(() => loop.createFuture());
    loop.callLater(Infinity, () => {});
    await macrotasks(8);
    loop.stop();
    gone.push(new WeakRef(loop));
  };
  for (let count = 0; count < 20; count++) await make();
  await collect();
  expect(gone.filter((loop) => loop.deref() !== undefined).length).toBeLessThan(3);
});
