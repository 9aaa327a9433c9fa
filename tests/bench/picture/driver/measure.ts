/** Asks the page for every figure. Knows the plan; not how a figure is written. */
import type { Folded, Loaded, Motion, Moved, Shown, Size } from "../sample";
import type { BenchBrowser, BenchPage } from "./page";
import { FRAMES, MOTIONS, SIZES, WORKLOADS, type Workload } from "./plan";

export interface OfSize {
  readonly size: Size;
  readonly folded: readonly Folded[];
  readonly loaded: readonly Loaded[];
  /** Bytes that the page keeps more once the trace is shown. */
  readonly memory: readonly number[];
  readonly moved: ReadonlyMap<Motion, Moved>;
}

export interface OfRuns {
  readonly workload: Workload;
  /** Milliseconds, by round. */
  readonly times: Readonly<Record<Shown, readonly number[]>>;
}

export interface Measured {
  readonly sizes: readonly OfSize[];
  readonly runs: readonly OfRuns[];
  readonly wrong: readonly string[];
}

/** Milliseconds until a page that has run a program is quiet: the picture has caught up, the next worker is ready. */
const QUIET = 1_500;

const WAYS: readonly Shown[] = ["shown", "hidden", "untraced"];

export async function measure(browser: BenchBrowser, rounds: number): Promise<Measured> {
  const wrong: string[] = [];
  const sizes: OfSize[] = [];
  for (const size of SIZES) sizes.push(await ofSize(browser, size, rounds, wrong));
  const page = await browser.open();
  const runs: OfRuns[] = [];
  for (const workload of WORKLOADS) runs.push(await ofRuns(page, workload, rounds, wrong));
  await page.close();
  return { sizes, runs, wrong };
}

async function ofSize(browser: BenchBrowser, size: Size, rounds: number, wrong: string[]): Promise<OfSize> {
  const name = `${size.events.toLocaleString("en")} events of ${size.tasks.toLocaleString("en")} tasks`;
  const [folded, loaded, memory]: [Folded[], Loaded[], number[]] = [[], [], []];
  const all = new Map<Motion, { work: number[]; gaps: number[] }>();
  for (let round = 1; round <= rounds; round += 1) {
    // A page of its own for each, so that nothing is left of the one before, nor compiled for it.
    const bare = await browser.open();
    folded.push(await bare.ask((size: Size) => pictureBench.fold(size), size));
    await bare.close();
    const page = await browser.open();
    await page.ask(() => pictureBench.clear(), null);
    const before = await page.memory();
    const one = await page.ask((size: Size) => pictureBench.load(size), size);
    loaded.push(one);
    if (one.steps !== size.events) wrong.push(`${name}: the picture has ${one.steps} steps`);
    for (const { motion } of MOTIONS) {
      if (motion === "scrub-both") {
        memory.push((await page.memory()) - before);
        await page.ask((size: Size) => pictureBench.compare(size), size);
      }
      const asked = { motion, frames: Math.ceil(FRAMES / rounds) };
      const { work, gaps } = await page.ask(
        ({ motion, frames }: typeof asked) => pictureBench.move(motion, frames),
        asked,
      );
      const sum = all.get(motion) ?? { work: [], gaps: [] };
      all.set(motion, { work: [...sum.work, ...work], gaps: [...sum.gaps, ...gaps] });
    }
    await page.close();
    console.log(`${name}, round ${round}/${rounds} is done`);
  }
  return { size, folded, loaded, memory, moved: all };
}

async function ofRuns(page: BenchPage, workload: Workload, rounds: number, wrong: string[]): Promise<OfRuns> {
  const times: Record<Shown, number[]> = { shown: [], hidden: [], untraced: [] };
  // One more, which does not count: engine and picture are loaded then.
  for (let round = 0; round <= rounds; round += 1) {
    for (const how of round % 2 === 0 ? WAYS : [...WAYS].reverse()) {
      const asked = { program: workload, how };
      const { time, stdout } = await page.ask(
        ({ program, how }: typeof asked) => pictureBench.run(program, how),
        asked,
      );
      if (stdout !== workload.right) wrong.push(`${workload.title}: printed ${JSON.stringify(stdout)}`);
      if (round > 0) times[how].push(time);
      await new Promise((resolve) => setTimeout(resolve, QUIET));
    }
  }
  console.log(`${workload.title} is done`);
  return { workload, times };
}
