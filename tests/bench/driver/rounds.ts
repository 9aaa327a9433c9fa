/** Measures everything of the plan in shuffled rounds. Knows no browser: it is given a way to measure. */
import type { Broken, Measured, Order, Sample } from "../sample";
import { sizeOn, type Workload } from "./plan";
import { shuffled } from "./shuffle";

/** What was measured of one workload on one peer. */
export interface Series {
  readonly workload: Workload;
  readonly peer: string;
  readonly size: number;
  /** By round; a round may be missing. */
  readonly samples: ReadonlyMap<number, Measured>;
  /** Why there are no more. */
  readonly broken: Broken | null;
}

export type Progress = (round: number, done: number, all: number, order: Order, sample: Sample) => void;

interface Growing extends Series {
  samples: Map<number, Measured>;
  broken: Broken | null;
}

/** Nothing is kept of round 0, in which the browser compiles what it will run. */
export async function measureInRounds(
  plan: readonly Workload[],
  rounds: number,
  random: () => number,
  measure: (order: Order) => Promise<Sample>,
  progress: Progress,
): Promise<Series[]> {
  const all: Growing[] = plan.flatMap((workload) =>
    Object.keys(workload.peers).map((peer) => ({
      workload,
      peer,
      size: sizeOn(workload, peer).size,
      samples: new Map(),
      broken: null,
    })),
  );
  for (let round = 0; round <= rounds; round += 1) {
    const due = shuffled(all, random).filter(
      ({ workload, broken }) => broken === null && round <= workload.rounds && (round > 0 || warms(workload)),
    );
    for (const [index, series] of due.entries()) {
      const { name, lasting, limit } = series.workload;
      const order: Order = {
        peer: series.peer,
        workload: name,
        ...sizeOn(series.workload, series.peer),
        lasting,
        limit,
      };
      const sample = await measure(order);
      if (sample.kind === "broken") series.broken = sample;
      else if (round > 0) series.samples.set(round, sample);
      progress(round, index + 1, due.length, order, sample);
    }
  }
  return all;
}

/** What is measured once or takes long by nature needs no warming. */
function warms(workload: Workload): boolean {
  return workload.rounds > 5;
}
