/** Measures everything of the plan in shuffled rounds. Knows no browser: it is given a page to measure in. */
import type { Broken, Measured, Order, Timed } from "../sample";
import { sizeOn, type Workload } from "./plan";
import { shuffled } from "./shuffle";

export interface Pages {
  /** Where things lie in memory, and what was compiled when, differs from page to page: so there are several. */
  readonly rounds: number;
  /** In a new page, measurements that are thrown away, while the browser compiles what it will run. */
  readonly warmUps: number;
}

/** What was measured of one workload on one peer. */
export interface Series<M extends Timed = Measured> {
  readonly workload: Workload;
  readonly peer: string;
  readonly size: number;
  /** By round; a round may be missing. */
  readonly samples: ReadonlyMap<number, M>;
  /** Why there are no more. */
  readonly broken: Broken | null;
}

export interface Measuring<M extends Timed = Measured> {
  measure(order: Order): Promise<M | Broken>;
  /** Begins again with a page in which nothing ran yet. */
  renew(): Promise<void>;
}

/** Told of every measurement: which round, how many of how many. */
export type Progress = (
  round: string,
  done: number,
  all: number,
  order: Order,
  sample: Timed | Broken,
) => void;

interface Growing<M extends Timed> extends Series<M> {
  samples: Map<number, M>;
  broken: Broken | null;
}

export async function measureInRounds<M extends Timed>(
  plan: readonly Workload[],
  rounds: number,
  pages: Pages,
  random: () => number,
  page: Measuring<M>,
  progress: Progress,
): Promise<Series<M>[]> {
  const all = emptySeries<M>(plan);
  const measureAll = async (
    name: string,
    some: Growing<M>[],
    keep: (to: Growing<M>, sample: M) => void,
  ): Promise<void> => {
    for (const [index, series] of shuffled(some, random).entries()) {
      const order = orderOf(series);
      const sample = await page.measure(order);
      if (sample.kind === "broken") series.broken = sample;
      else keep(series, sample);
      progress(name, index + 1, some.length, order, sample);
    }
  };
  const sound = (): Growing<M>[] => all.filter(({ broken }) => broken === null);

  for (let round = 1; round <= rounds; round += 1) {
    if ((round - 1) % pages.rounds === 0) {
      await page.renew();
      const cold = sound().filter(({ workload }) => workload.warmed);
      for (let time = 1; time <= pages.warmUps; time += 1) {
        await measureAll(`round ${round}, warming up ${time}/${pages.warmUps}`, cold, () => {});
      }
    }
    const due = sound().filter(({ workload }) => round <= workload.rounds);
    await measureAll(`round ${round}/${rounds}`, due, (to, sample) => to.samples.set(round, sample));
  }
  return all;
}

function emptySeries<M extends Timed>(plan: readonly Workload[]): Growing<M>[] {
  return plan.flatMap((workload) =>
    Object.keys(workload.peers).map((peer) => ({
      workload,
      peer,
      size: sizeOn(workload, peer).size,
      samples: new Map<number, M>(),
      broken: null,
    })),
  );
}

function orderOf({ workload, peer }: Series<Timed>): Order {
  const { name, lasting, limit } = workload;
  return { peer, workload: name, ...sizeOn(workload, peer), lasting, limit };
}
