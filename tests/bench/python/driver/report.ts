/** The report on Python: every figure in tables, in Markdown. Knows the words; what was measured it is given. */
import type { Aim } from "../../driver/aims";
import { digits, kilobytes, ratioWithSpread, time, timeWithSpread } from "../../driver/figures";
import { INTERLEAVE, type Workload } from "../../driver/plan";
import { aimsTable, type Circumstances, section, whyNot } from "../../driver/report";
import { type Results, samplesOf, timeOf } from "../../driver/results";
import { spread } from "../../driver/statistics";
import { toMarkdown } from "../../driver/table";
import type { Timed } from "../../sample";
import { type Download, total } from "./downloads";
import { ASYNCIO, CLOCK, ENGINES, labelOf, PURE } from "./plan";
import type { Visit, Visits } from "./start-ups";

export interface Findings {
  readonly results: Results<Timed>;
  readonly visits: Visits;
  /** Interleave's, without the page around; Pyodide's. */
  readonly engines: Readonly<Record<string, readonly Download[]>>;
  readonly aims: readonly Aim[];
  readonly wrong: readonly string[];
}

export function report(
  { browserVersion, rounds, seed, pyodideVersion }: Circumstances & { readonly pyodideVersion: string },
  { results, visits, engines, aims, wrong }: Findings,
): string {
  return [
    "# Figures of Python",
    `Written by \`make bench-python\`: Pyodide ${pyodideVersion} beside Interleave in Chromium ${browserVersion}, ` +
      `${rounds} rounds in an order shuffled from the seed ${seed}. How it is measured: [README.md](README.md).`,
    section("Aims", aimsTable(aims)),
    section("Wrong", wrong.length === 0 ? "Nothing." : wrong.map((line) => `- ${line}`).join("\n")),
    section(
      "asyncio",
      "The median and, in brackets, the quartiles. The ratio is how many times as long as Interleave it takes, for " +
        "one sleep, task or whatever is counted, in the same round.",
      ...ASYNCIO.map((workload) => throughput(results, workload, true)),
    ),
    section("Pure computation", ...PURE.map((workload) => throughput(results, workload, false))),
    section(
      "Start",
      "From opening a fresh page, with everything in the browser's cache, to the first line of a program; and from " +
        "running it again, 2 s later, to its first line. Pyodide runs it again in the same interpreter, Interleave in " +
        "a fresh one.",
      startTable(visits),
    ),
    section(
      "Memory",
      "What the page's process alone has of the machine's memory, 2 s after its first program ended.",
      memoryTable(visits),
    ),
    section("Clock", clockTable(results)),
    section("Download", ...ENGINES.map((engine) => downloadTable(labelOf(engine), engines[engine] ?? []))),
  ].join("\n\n");
}

function throughput(results: Results<Timed>, workload: Workload, rates: boolean): string {
  const [, many] = workload.unit;
  const rows = results.by(workload).map((series) => {
    const label = labelOf(series.peer);
    const wrong = whyNot(series);
    if (wrong !== null) return [label, wrong, "", ...(rates ? [""] : [])];
    const took = timeOf(series);
    const ratio = results.ratio(workload, series.peer);
    const fewer = series.size === workload.size ? "" : ` for ${series.size.toLocaleString("en")} ${many}`;
    return [
      label,
      timeWithSpread(took) + fewer,
      ...(rates ? [digits(series.size / (took.median / 1000))] : []),
      series.peer === INTERLEAVE || ratio === null ? "1" : ratioWithSpread(ratio),
    ];
  });
  const head = ["Engine", "Time", ...(rates ? [`${many} a second`] : []), "Ratio"];
  return `### ${workload.title}\n\n${toMarkdown({ head, rows })}`;
}

function startTable(visits: Visits): string {
  const rows = ENGINES.map((engine) => {
    const of = (what: keyof Visit): string =>
      timeWithSpread(spread(visits[engine].map((visit) => visit[what])));
    return [labelOf(engine), of("firstLine"), of("secondRun")];
  });
  return toMarkdown({ head: ["Engine", "First line of a fresh page", "First line of the second run"], rows });
}

function memoryTable(visits: Visits): string {
  const rows = ENGINES.map((engine) => {
    const { median, low, high } = spread(visits[engine].map(({ memory }) => memory));
    return [labelOf(engine), `${megabytes(median)} (${megabytes(low)} to ${megabytes(high)})`];
  });
  return toMarkdown({ head: ["Engine", "Memory"], rows });
}

function clockTable(results: Results<Timed>): string {
  const rows = results
    .by(CLOCK)
    .flatMap((series) =>
      samplesOf(series).map(({ numbers: [, measured = NaN, wall = NaN] }) => [
        labelOf(series.peer),
        time(measured),
        time(wall),
      ]),
    );
  return toMarkdown({ head: ["Engine", "As the program measured it", "As the page saw it run"], rows });
}

function downloadTable(label: string, files: readonly Download[]): string {
  const rows = [...files, total(files)].map(({ name, raw, brotli }) => [
    name,
    kilobytes(raw),
    kilobytes(brotli),
  ]);
  return `### ${label}\n\n${toMarkdown({ head: ["File", "Plain", "Brotli"], rows })}`;
}

function megabytes(bytes: number): string {
  return `${digits(bytes / 1e6)} MB`;
}
