/** What the project aims at with Python, and how far it got. Missing an aim of speed is no error. */
import type { Aim } from "../../driver/aims";
import { digits, kilobytes, time } from "../../driver/figures";
import type { Workload } from "../../driver/plan";
import type { Results } from "../../driver/results";
import { spread } from "../../driver/statistics";
import type { Timed } from "../../sample";
import { type Download, total } from "./downloads";
import { ASYNCIO, PURE, PYODIDE, UNTRACED } from "./plan";
import type { Visit, Visits } from "./start-ups";

export function aims(results: Results<Timed>, visits: Visits, engine: readonly Download[]): Aim[] {
  const secondRun = spread(visits.interleave.map(({ secondRun }) => secondRun)).median;
  const { brotli } = total(engine);
  return [
    faster(results, "sleep_zero", 15, "sleep(0) at least 15 times as fast as in Pyodide"),
    faster(results, "gather", 8, "gather of 2,000 tasks at least 8 times as fast"),
    faster(results, "queue", 15, "items through Queue(1) at least 15 times as fast"),
    atMost("first line of a fresh page in at most a fifth of the time", part(visits, "firstLine"), 1 / 5),
    {
      aim: "second run: first line in less than 60 ms",
      measured: time(secondRun),
      met: secondRun < 60,
    },
    ...PURE.map((workload) =>
      atMost(`${workload.title}: at most 2.5 times the time`, timesPyodide(results, workload), 2.5),
    ),
    {
      aim: "download of the engine with its library at most 2.6 MB",
      measured: kilobytes(brotli),
      met: brotli <= 2_600_000,
    },
    atMost("memory of a page that has run a program: at most half", part(visits, "memory"), 1 / 2),
    ...ASYNCIO.filter(({ name }) => name !== "timers").map((workload) =>
      atMost(
        `trace on: ${workload.title} in at most 1.1 times the time without`,
        traced(results, workload),
        1.1,
      ),
    ),
  ];
}

function faster(results: Results<Timed>, name: string, times: number, aim: string): Aim {
  const workload = ASYNCIO.find((workload) => workload.name === name);
  if (workload === undefined) throw new Error(`there is no workload ${name}`);
  const ratio = results.ratio(workload, PYODIDE)?.median;
  if (ratio === undefined) return { aim, measured: "not measured", met: false };
  return { aim, measured: `${digits(ratio)} times as fast`, met: ratio >= times };
}

function atMost(aim: string, ratio: number | null, limit: number): Aim {
  if (ratio === null) return { aim, measured: "not measured", met: false };
  return { aim, measured: `${digits(ratio)} times`, met: ratio <= limit };
}

/** Interleave's part of Pyodide's, by round. */
export function part(visits: Visits, what: keyof Visit): number | null {
  const ratios = visits.interleave.flatMap((ours, round) => {
    const theirs = visits[PYODIDE][round];
    return theirs === undefined ? [] : [ours[what] / theirs[what]];
  });
  return ratios.length === 0 ? null : spread(ratios).median;
}

function timesPyodide(results: Results<Timed>, workload: Workload): number | null {
  const ratio = results.ratio(workload, PYODIDE);
  return ratio === null ? null : 1 / ratio.median;
}

function traced(results: Results<Timed>, workload: Workload): number | null {
  const ratio = results.ratio(workload, UNTRACED);
  return ratio === null ? null : 1 / ratio.median;
}
