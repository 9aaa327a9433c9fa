/** The report on the picture: every figure in tables, in Markdown. Knows the words; what was measured it is given. */
import { digits, time, timeWithSpread } from "../../driver/figures";
import { aimsTable, section } from "../../driver/report";
import { quantile, spread } from "../../driver/statistics";
import { toMarkdown } from "../../driver/table";
import { aims, foldingOf, megabytes, pauseOf, slowerBy, workOf } from "./aims";
import type { Measured, OfRuns, OfSize } from "./measure";
import { MOTIONS } from "./plan";

export interface Circumstances {
  readonly browserVersion: string;
  readonly rounds: number;
}

export function report({ browserVersion, rounds }: Circumstances, measured: Measured): string {
  const { sizes, runs, wrong } = measured;
  return [
    "# Figures of the picture",
    `Written by \`make bench-picture\`: the built site in Chromium ${browserVersion}, ${rounds} rounds. How it is ` +
      "measured: [README.md](README.md).",
    section("Aims", aimsTable(aims(measured))),
    section("Wrong", wrong.length === 0 ? "Nothing." : wrong.map((line) => `- ${line}`).join("\n")),
    section(
      "Traces",
      "Folding is all that is rebuilt of a run, in one go, medians in a fresh page each. Loading is opening the file in " +
        "the picture; the pause is the longest between two frames in any round. Memory is what the page keeps more once " +
        "the trace is shown and has been moved about in.",
      tracesTable(sizes),
    ),
    section(
      "Frames",
      "What the page has to do for a frame, from its first callback to the end of its painting, while something moves in " +
        "each; and how many came late, after more than 1.5 times a frame of 60 a second.",
      ...sizes.map(framesTable),
    ),
    section(
      "Runs",
      "The time from pressing Run to the end, the median and in brackets the quartiles: with the picture, with the " +
        'picture hidden (`view="code output"`), and with the engine told to leave out the trace. The ratios are of ' +
        "the same round.",
      runsTable(runs),
    ),
  ].join("\n\n");
}

function name({ size: { events, tasks } }: OfSize): string {
  return `${events.toLocaleString("en")} events, ${tasks.toLocaleString("en")} tasks`;
}

function tracesTable(sizes: readonly OfSize[]): string {
  const rows = sizes.map((size) => [
    name(size),
    time(foldingOf(size)),
    time(spread(size.loaded.map(({ time }) => time)).median),
    time(pauseOf(size)),
    megabytes(spread(size.memory).median),
  ]);
  return toMarkdown({ head: ["Trace", "Folded", "Loaded", "Longest pause", "Memory"], rows });
}

function framesTable(size: OfSize): string {
  const rows = MOTIONS.map(({ motion, title }) => {
    const gaps = size.moved.get(motion)?.gaps ?? [];
    const late = gaps.filter((gap) => gap > 25).length;
    return [
      title,
      time(workOf(size, motion, 0.5)),
      time(workOf(size, motion, 0.95)),
      time(workOf(size, motion, 1)),
      `${late} of ${gaps.length}`,
      time(quantile(gaps, 1)),
    ];
  });
  const head = ["Motion", "Median", "95th percentile", "Longest", "Late frames", "Longest gap"];
  return `### ${name(size)}\n\n${toMarkdown({ head, rows })}`;
}

function runsTable(runs: readonly OfRuns[]): string {
  const rows = runs.map((run) => [
    run.workload.title,
    timeWithSpread(spread(run.times.shown)),
    timeWithSpread(spread(run.times.hidden)),
    timeWithSpread(spread(run.times.untraced)),
    `${digits(slowerBy(run, "hidden"))}×`,
    `${digits(slowerBy(run, "untraced"))}×`,
  ]);
  const head = ["Program", "With the picture", "Hidden", "Untraced", "To hidden", "To untraced"];
  return toMarkdown({ head, rows });
}
