/** The same workloads on the browser's own promises, in JavaScript. See workloads/src for what each does. */
import type { Run } from "./peers";

export const promises: Run = (workload, size, lasting) => {
  const run = workloads[workload];
  if (run === undefined) throw new Error(`promises have no workload ${workload}`);
  return run(size, lasting);
};

const workloads: Readonly<Record<string, (size: number, lasting: number) => Promise<number[]>>> = {
  "spawn-join": spawnJoin,
  "spawn-detached": spawnDetached,
  "fan-out": fanOut,
  "ping-pong": pingPong,
  yields,
  "shared-yields": sharedYields,
  busy,
  sleeps,
  "insert-cancel": insertCancel,
  "short-under-long": shortUnderLong,
  "far-sleep": farSleep,
};

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

async function spawnJoin(size: number): Promise<number[]> {
  const tasks = Array.from({ length: size }, async (_, number) => number);
  let sum = 0;
  for (const task of tasks) sum += await task;
  return [sum];
}

async function spawnDetached(size: number): Promise<number[]> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let ran = 0;
  for (let number = 0; number < size; number += 1) {
    // An async function begins at once; this one begins when the others do, as a spawned task does.
    void Promise.resolve().then(() => {
      ran += 1;
      if (ran === size) resolve();
    });
  }
  await promise;
  return [ran];
}

async function fanOut(size: number): Promise<number[]> {
  const numbers = Array.from({ length: size }, () => Promise.withResolvers<number>());
  const tasks = numbers.map(async ({ promise }) => await promise);
  const joined = Promise.all(tasks);
  numbers.forEach(({ resolve }, number) => resolve(number));
  return [(await joined).reduce((sum, number) => sum + number, 0)];
}

/** A queue of messages that can be waited for, as people write it. */
class Channel {
  readonly #messages: number[] = [];
  #reader: ((message: number) => void) | null = null;

  send(message: number): void {
    const reader = this.#reader;
    this.#reader = null;
    if (reader === null) this.#messages.push(message);
    else reader(message);
  }

  receive(): Promise<number> {
    const message = this.#messages.shift();
    if (message !== undefined) return Promise.resolve(message);
    return new Promise((resolve) => (this.#reader = resolve));
  }
}

async function pingPong(size: number): Promise<number[]> {
  const pings = new Channel();
  const pongs = new Channel();
  const echo = (async () => {
    for (let number = 0; number < size;) {
      number = (await pings.receive()) + 1;
      pongs.send(number);
    }
  })();
  let number = 0;
  while (number < size) {
    pings.send(number + 1);
    number = await pongs.receive();
  }
  await echo;
  return [number];
}

async function yields(size: number): Promise<number[]> {
  for (let number = 0; number < size; number += 1) await null;
  return [size];
}

async function sharedYields(size: number): Promise<number[]> {
  const each = Math.trunc(size / 1000);
  const tasks = Array.from({ length: 1000 }, async () => {
    for (let number = 0; number < each; number += 1) await null;
    return each;
  });
  let sum = 0;
  for (const task of tasks) sum += await task;
  return [sum];
}

async function busy(size: number, lasting: number): Promise<number[]> {
  const end = performance.now() + lasting;
  let yielded = 0;
  let over = false;
  const task = async (): Promise<void> => {
    while (!over) {
      await null;
      yielded += 1;
      if (yielded % 512 === 0) over = performance.now() >= end;
    }
  };
  await Promise.all(Array.from({ length: size }, task));
  return [yielded];
}

async function sleeps(size: number): Promise<number[]> {
  const tasks = Array.from({ length: size }, async (_, number) => {
    const milliseconds = ((number * 387) % 1000) + 1;
    const start = performance.now();
    await sleep(milliseconds);
    return performance.now() - start - milliseconds;
  });
  return Promise.all(tasks);
}

async function insertCancel(size: number): Promise<number[]> {
  const timers = Array.from({ length: size }, (_, number) => setTimeout(() => {}, 600_000 + number));
  for (const timer of timers) clearTimeout(timer);
  return [timers.length];
}

async function shortUnderLong(size: number): Promise<number[]> {
  const long = setTimeout(() => {}, 600_000);
  for (let number = 0; number < size; number += 1) await sleep(1);
  clearTimeout(long);
  return [size];
}

async function farSleep(): Promise<number[]> {
  let far = 0;
  const first = await Promise.race([
    new Promise<number>((resolve) => (far = setTimeout(resolve, 25 * 24 * 60 * 60 * 1000, 0) as never)),
    sleep(100).then(() => 1),
  ]);
  clearTimeout(far);
  return [first];
}
