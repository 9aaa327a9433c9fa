/** The report: every figure in tables, in Markdown. Knows the words; what was measured it is given. */
import type { Aim } from "./aims";
import { digits, kilobytes, ratioWithSpread, time, timeWithSpread } from "./figures";
import { BEHAVIOUR, BUSY, INTERLEAVE, labelOf, MANY_SLEEPS, SLEEPS, THROUGHPUT, type Workload } from "./plan";
import { latenessOf, lengthOf, longestGap, type Results, samplesOf, timeOf, wrongResult } from "./results";
import type { Series } from "./rounds";
import type { Size } from "./sizes";
import { spread } from "./statistics";
import { toMarkdown } from "./table";
import type { Timed } from "../sample";

export interface Circumstances {
  readonly browserVersion: string;
  readonly rounds: number;
  readonly seed: number;
}

export function report(
  circumstances: Circumstances,
  results: Results,
  aims: readonly Aim[],
  wrong: readonly string[],
  sizes: readonly Size[],
): string {
  return [
    "# Figures",
    `Written by \`make bench\`: Chromium ${circumstances.browserVersion}, ${circumstances.rounds} rounds ` +
      `in an order shuffled from the seed ${circumstances.seed}. How it is measured, and what is slower ` +
      "and why: [README.md](README.md).",
    section("Aims", aimsTable(aims)),
    section("Wrong", wrong.length === 0 ? "Nothing." : wrong.map((line) => `- ${line}`).join("\n")),
    section(
      "Throughput",
      "The median and, in brackets, the quartiles. The ratio is how many times as long as Interleave it takes, " +
        "for one task, message or whatever is counted, in the same round. The gap is the longest between two " +
        "frames in any round, and a measurement is how long the page was kept busy for it: an idle page has " +
        "gaps of 16.7 ms.",
      ...THROUGHPUT.map((workload) => throughput(results, workload)),
    ),
    section(
      "Sleeps",
      "Milliseconds that sleepers woke after their deadline, over all rounds, by the page's own clock.",
      ...[SLEEPS, MANY_SLEEPS].map((workload) => sleeps(results, workload)),
    ),
    section("Frames", "What the page gets to paint while everybody is busy.", frames(results)),
    section("Behaviour", behaviour(results)),
    section(
      "Size",
      "The runtime with its JavaScript API, bundled and minified as in the site.",
      sizesTable(sizes),
    ),
  ].join("\n\n");
}

export function section(title: string, ...paragraphs: readonly string[]): string {
  return [`## ${title}`, ...paragraphs].join("\n\n");
}

export function aimsTable(aims: readonly Aim[]): string {
  const rows = aims.map(({ aim, measured, met }) => [aim, measured, met ? "yes" : "no"]);
  return toMarkdown({ head: ["Aim", "Measured", "Met"], rows }, [0, 1, 2]);
}

function throughput(results: Results, workload: Workload): string {
  const [one, many] = workload.unit;
  const rows = results.by(workload).map((series) => {
    const label = labelOf(series.peer);
    const wrong = whyNot(series);
    if (wrong !== null) return [label, wrong, "", "", "", ""];
    const spread = timeOf(series);
    const ratio = results.ratio(workload, series.peer);
    const fewer = series.size === workload.size ? "" : ` for ${series.size.toLocaleString("en")} ${many}`;
    return [
      label,
      timeWithSpread(spread) + fewer,
      time(spread.median / series.size),
      series.peer === INTERLEAVE || ratio === null ? "1" : ratioWithSpread(ratio),
      `${digits(longestGap(series))} ms`,
      time(lengthOf(series)),
    ];
  });
  const head = ["Runtime", "Time", `One ${one}`, "Ratio", "Gap", "Measurement"];
  return `### ${workload.title}\n\n${toMarkdown({ head, rows })}`;
}

function sleeps(results: Results, workload: Workload): string {
  const rows = results.by(workload).map((series) => {
    const label = labelOf(series.peer);
    const wrong = whyNot(series);
    if (wrong !== null) return [label, wrong, "", "", "", "", "", ""];
    const calls = samplesOf(series).map(({ timeouts }) => timeouts);
    const { early, earliest, median, p99, latest } = latenessOf(series);
    return [
      label,
      digits(spread(calls.map(({ set }) => set)).median),
      Math.max(...calls.map(({ peak }) => peak)).toLocaleString("en"),
      early === 0 ? "0" : `${early.toLocaleString("en")} (by ${time(-earliest)})`,
      time(median),
      time(p99),
      time(latest),
      `${digits(longestGap(series))} ms`,
    ];
  });
  const head = [
    "Runtime",
    "setTimeout calls",
    "Peak pending",
    "Early",
    "Median",
    "99th percentile",
    "Latest",
    "Gap",
  ];
  return `### ${workload.title}\n\n${toMarkdown({ head, rows })}`;
}

function frames(results: Results): string {
  const rows = results.by(BUSY).map((series) => {
    const label = labelOf(series.peer);
    const wrong = whyNot(series);
    if (wrong !== null) return [label, wrong, "", "", ""];
    const samples = samplesOf(series);
    const perSecond = samples.map(({ numbers, time }) => (numbers[0] ?? 0) / (time / 1000));
    return [
      label,
      digits(spread(perSecond).median),
      String(Math.round(spread(samples.map(({ frames }) => frames.count)).median)),
      `${digits(spread(samples.map(({ frames }) => frames.p99)).median)} ms`,
      `${digits(longestGap(series))} ms`,
    ];
  });
  const head = ["Runtime", "Yields a second", "Frames", "99th percentile gap", "Longest gap"];
  return `### ${BUSY.title}\n\n${toMarkdown({ head, rows })}`;
}

function behaviour(results: Results): string {
  const rows = BEHAVIOUR.flatMap((workload) =>
    results.by(workload).map((series) => {
      const samples = samplesOf(series);
      const took = samples.length === 0 ? "" : time(timeOf(series).median);
      const calls =
        samples.length === 0 ? "" : String(Math.max(...samples.map((sample) => sample.timeouts.set)));
      return [workload.title, labelOf(series.peer), whyNot(series) ?? "right", took, calls];
    }),
  );
  return toMarkdown(
    { head: ["Case", "Runtime", "Outcome", "Time", "Most setTimeout calls"], rows },
    [0, 1, 2],
  );
}

function sizesTable(sizes: readonly Size[]): string {
  const rows = sizes.map(({ label, raw, gzip, brotli }) => [label, ...[raw, gzip, brotli].map(kilobytes)]);
  return toMarkdown({ head: ["Part", "Plain", "gzip", "brotli"], rows });
}

/** Why there are no figures; null if there are. */
export function whyNot(series: Series<Timed>): string | null {
  if (series.broken !== null) {
    const before =
      series.samples.size === 0 ? "" : `, after ${series.samples.size} rounds in which it was right`;
    return `**${series.broken.how}**: ${series.broken.message}${before}`;
  }
  const result = wrongResult(series);
  if (result !== null) return `**wrong**: gave ${result.got}, not ${result.expected}`;
  return null;
}
