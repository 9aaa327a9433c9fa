/** What is measured of the picture. Knows no browser and no clock. */
import type { Motion, Program, Size } from "../sample";

export const LARGE: Size = { events: 100_000, tasks: 100 };
export const LARGEST: Size = { events: 1_000_000, tasks: 100 };
export const MANY_TASKS: Size = { events: 100_000, tasks: 10_000 };
export const SIZES: readonly Size[] = [LARGE, MANY_TASKS, LARGEST];

export const MOTIONS: readonly { readonly motion: Motion; readonly title: string }[] = [
  { motion: "scrub", title: "the slider drawn through the whole run" },
  { motion: "jump", title: "the slider put anywhere" },
  { motion: "zoom", title: "zooming in and out" },
  { motion: "pan", title: "panning" },
  { motion: "scroll", title: "scrolling through the lanes" },
  { motion: "scrub-both", title: "the slider drawn through two runs that are compared" },
];

/** Of each motion: four seconds. */
export const FRAMES = 240;

export interface Workload extends Program {
  readonly title: string;
  /** What it prints. */
  readonly right: string;
}

const SLEEP_ZERO = `import asyncio
async def worker():
    for _ in range(200):
        await asyncio.sleep(0)
async def main():
    await asyncio.gather(*(worker() for _ in range(100)))
    print("done")
asyncio.run(main())
`;

const TICKS = `import asyncio
async def worker():
    for _ in range(100):
        await asyncio.sleep(0.01)
async def main():
    await asyncio.gather(*(worker() for _ in range(50)))
    print("done")
asyncio.run(main())
`;

const spawns = (workers: number, times: number, milliseconds: number): string =>
  `import { sleep, spawn } from "interleave";
async function worker() {
  for (let n = 0; n < ${times}; n += 1) await sleep(${milliseconds});
}
const all = [];
for (let n = 0; n < ${workers}; n += 1) all.push(spawn(worker));
for (const each of all) await each;
console.log("done");
`;

export const WORKLOADS: readonly Workload[] = [
  {
    title: "Python, instant: 100 tasks, 200 times sleep(0) each",
    language: "python",
    speed: "instant",
    code: SLEEP_ZERO,
    right: "done\n",
  },
  {
    title: "JavaScript, instant: 100 tasks, 200 sleeps each",
    language: "javascript",
    speed: "instant",
    code: spawns(100, 200, 1),
    right: "done\n",
  },
  {
    title: "Python, live: 50 tasks, 100 sleeps of 10 ms each",
    language: "python",
    speed: "1",
    code: TICKS,
    right: "done\n",
  },
  {
    title: "JavaScript, live: 50 tasks, 100 sleeps of 10 ms each",
    language: "javascript",
    speed: "1",
    code: spawns(50, 100, 10),
    right: "done\n",
  },
];
