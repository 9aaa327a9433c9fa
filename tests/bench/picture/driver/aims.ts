/** What the project aims at with the picture, and how far it got. Missing an aim of speed is no error. */
import type { Aim } from "../../driver/aims";
import { digits, time } from "../../driver/figures";
import { quantile, spread } from "../../driver/statistics";
import type { Motion } from "../sample";
import type { Measured, OfRuns, OfSize } from "./measure";
import { LARGE, LARGEST } from "./plan";

/** At 60 frames a second one lasts so long, in milliseconds. */
const FRAME = 16.7;
const MEGABYTE = 1e6;

export function aims({ sizes, runs }: Measured): Aim[] {
  const large = sizes.find(({ size }) => size === LARGE);
  const largest = sizes.find(({ size }) => size === LARGEST);
  if (large === undefined || largest === undefined) throw new Error("a size was not measured");
  return [
    atMost("100,000 events: folded in less than 300 ms", foldingOf(large), 300, time),
    atMost(
      "100,000 events: the slider drawn, 95th percentile of a frame's work less than 16.7 ms",
      workOf(large, "scrub", 0.95),
      FRAME,
      time,
    ),
    atMost(
      "100,000 events, compared with as many: the slider drawn, 95th percentile of a frame's work less than 16.7 ms",
      workOf(large, "scrub-both", 0.95),
      FRAME,
      time,
    ),
    atMost("100,000 events: memory less than 60 MB", spread(large.memory).median, 60 * MEGABYTE, megabytes),
    atMost("1,000,000 events: loaded without a pause over 100 ms", pauseOf(largest), 100, time),
    atMost(
      "1,000,000 events: the slider drawn without a frame over 100 ms",
      workOf(largest, "scrub", 1),
      100,
      time,
    ),
    atMost(
      "1,000,000 events: the slider put anywhere without a frame over 100 ms",
      workOf(largest, "jump", 1),
      100,
      time,
    ),
    ...runs.map((run) =>
      atMost(
        `${run.workload.title}: with the picture at most 1.1 times the time`,
        slowerBy(run, "hidden"),
        1.1,
        times,
      ),
    ),
  ];
}

export function foldingOf({ folded }: OfSize): number {
  return spread(folded.map(({ record, fold }) => record + fold)).median;
}

/** The longest in any round. */
export function pauseOf({ loaded }: OfSize): number {
  return Math.max(...loaded.map(({ longest }) => longest));
}

/** Below which this part of the frames lies. */
export function workOf({ moved }: OfSize, motion: Motion, part: number): number {
  return quantile(moved.get(motion)?.work ?? [], part);
}

/** How many times as long it takes with the picture, in the same round. */
export function slowerBy({ times }: OfRuns, than: "hidden" | "untraced"): number {
  return spread(times.shown.map((time, round) => time / (times[than][round] ?? NaN))).median;
}

export function megabytes(bytes: number): string {
  return `${digits(bytes / MEGABYTE)} MB`;
}

function times(ratio: number): string {
  return `${digits(ratio)} times`;
}

function atMost(aim: string, value: number, limit: number, write: (value: number) => string): Aim {
  return { aim, measured: write(value), met: value <= limit };
}
