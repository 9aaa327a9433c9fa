/** What the project aims at, and how far it got. Missing an aim of speed is no error. */
import { digits, kilobytes } from "./figures";
import { BUSY, INTERLEAVE, MANY_SLEEPS, SLEEPS, THROUGHPUT, type Workload } from "./plan";
import { latenessOf, type Results, samplesOf } from "./results";
import type { Size } from "./sizes";
import { spread } from "./statistics";

export interface Aim {
  readonly aim: string;
  readonly measured: string;
  readonly met: boolean;
}

export function aims(results: Results, sizes: readonly Size[]): Aim[] {
  const sleeps = results.of(MANY_SLEEPS, INTERLEAVE);
  const early = sleeps.samples.size === 0 ? null : latenessOf(sleeps);
  const gaps = samplesOf(results.of(BUSY, INTERLEAVE)).map(({ frames }) => frames.p99);
  const gzip = sizes.find(({ label }) => label === "both")?.gzip ?? Number.NaN;
  return [
    faster(
      results,
      "spawn-join",
      "spawn_local",
      1 / 1.2,
      "spawn and join in at most 1.2 times spawn_local's time",
    ),
    faster(
      results,
      "spawn-join",
      "tokio_with_wasm",
      3,
      "spawn and join at least 3 times as fast as tokio_with_wasm",
    ),
    faster(results, "ping-pong", "spawn_local", 1 / 1.5, "ping-pong in at most 1.5 times spawn_local's time"),
    faster(
      results,
      "yields",
      "set_timeout_zero",
      20,
      "yields at least 20 times as fast as a clamped setTimeout(0)",
    ),
    atMost("pending setTimeout at most 1", peakTimeouts(results), 1, String),
    atMost(
      `no early wake in ${(early?.sleeps ?? 0).toLocaleString("en")} sleeps`,
      early?.early ?? null,
      0,
      String,
    ),
    atMost(
      "99th percentile of frame gaps at most 20 ms",
      gaps.length === 0 ? null : spread(gaps).median,
      20,
      (ms) => `${digits(ms)} ms`,
    ),
    atMost("runtime with its JavaScript API at most 45 KB gzip", gzip, 45_000, kilobytes),
  ];
}

/** The most timeouts that Interleave ever had pending. */
export function peakTimeouts(results: Results): number {
  const sleeps = [SLEEPS, MANY_SLEEPS].map((workload) => results.of(workload, INTERLEAVE));
  return Math.max(...sleeps.flatMap(samplesOf).map(({ timeouts }) => timeouts.peak));
}

function faster(results: Results, workload: string, peer: string, times: number, aim: string): Aim {
  const ratio = results.ratio(byName(workload), peer);
  if (ratio === null) return { aim, measured: "not measured", met: false };
  const { median } = ratio;
  const measured = median >= 1 ? `${digits(median)} times as fast` : `${digits(1 / median)} times the time`;
  return { aim, measured, met: median >= times };
}

function atMost(aim: string, value: number | null, limit: number, write: (value: number) => string): Aim {
  if (value === null) return { aim, measured: "not measured", met: false };
  return { aim, measured: write(value), met: value <= limit };
}

function byName(name: string): Workload {
  const found = THROUGHPUT.find((workload) => workload.name === name);
  if (found === undefined) throw new Error(`there is no workload ${name}`);
  return found;
}
