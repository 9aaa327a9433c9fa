/** What was measured, as the report asks for it. Knows no words. */
import type { Measured, Timed } from "../sample";
import { INTERLEAVE, sizeOn, type Workload } from "./plan";
import type { Series } from "./rounds";
import { quantile, type Spread, spread } from "./statistics";

export class Results<M extends Timed = Measured> {
  constructor(readonly series: readonly Series<M>[]) {}

  of(workload: Workload, peer: string): Series<M> {
    const found = this.series.find((series) => series.workload === workload && series.peer === peer);
    if (found === undefined) throw new Error(`${workload.name} on ${peer} is not in the plan`);
    return found;
  }

  /** All of a workload's series, in the order of the plan. */
  by(workload: Workload): Series<M>[] {
    return this.series.filter((series) => series.workload === workload);
  }

  /** How many times as long as Interleave a peer takes for one task, message ..., by round. */
  ratio(workload: Workload, peer: string): Spread | null {
    const ours = this.of(workload, INTERLEAVE);
    const theirs = this.of(workload, peer);
    const ratios: number[] = [];
    for (const [round, sample] of theirs.samples) {
      const same = ours.samples.get(round);
      if (same !== undefined) ratios.push(sample.time / theirs.size / (same.time / ours.size));
    }
    return ratios.length === 0 ? null : spread(ratios);
  }
}

export function samplesOf<M extends Timed>(series: Series<M>): M[] {
  return [...series.samples.values()];
}

/** The time of one run. */
export function timeOf(series: Series<Timed>): Spread {
  return spread(samplesOf(series).map((sample) => sample.time));
}

/** The longest gap between frames while it was measured, in the worst round. */
export function longestGap(series: Series): number {
  return Math.max(...samplesOf(series).map((sample) => sample.frames.longest));
}

/** How long one measurement took: several runs, perhaps. */
export function lengthOf(series: Series<Timed>): number {
  return timeOf(series).median * sizeOn(series.workload, series.peer).repeat;
}

export interface Lateness {
  readonly early: number;
  readonly sleeps: number;
  readonly earliest: number;
  readonly median: number;
  readonly p99: number;
  readonly latest: number;
}

/** How late sleepers woke, over all rounds; for workloads that return that. */
export function latenessOf(series: Series): Lateness {
  const all = samplesOf(series).flatMap((sample) => sample.numbers);
  const sorted = all.sort((a, b) => a - b);
  return {
    early: sorted.filter((late) => late < 0).length,
    sleeps: sorted.length,
    earliest: sorted[0] ?? 0,
    median: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    latest: sorted.at(-1) ?? 0,
  };
}

/** What a result should have been, if one of a series was another. */
export function wrongResult(series: Series<Timed>): { expected: number; got: number } | null {
  const { right } = series.workload;
  if (right === null) return null;
  const expected = right(series.size);
  for (const { numbers } of samplesOf(series)) {
    const got = numbers[0] ?? Number.NaN;
    if (got !== expected) return { expected, got };
  }
  return null;
}
