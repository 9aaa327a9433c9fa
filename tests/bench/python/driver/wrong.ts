/** What may not be: on these the command fails. Speed is not among them, nor is what Pyodide does. */
import { time } from "../../driver/figures";
import { INTERLEAVE } from "../../driver/plan";
import { type Results, samplesOf, wrongResult } from "../../driver/results";
import type { Timed } from "../../sample";
import { CLOCK, PYODIDE } from "./plan";

/** Milliseconds that the page may see a program run longer than it says: it is sent and started, too. */
const AROUND = 500;

export function whatIsWrong(results: Results<Timed>): string[] {
  const wrong: string[] = [];
  for (const { peer, broken, workload, ...series } of results.series) {
    if (peer === PYODIDE) continue;
    if (broken !== null) wrong.push(`${workload.title}: Interleave ${broken.how}: ${broken.message}`);
    const result = wrongResult({ peer, broken, workload, ...series });
    if (result !== null) wrong.push(`${workload.title}: gave ${result.got}, not ${result.expected}`);
  }
  for (const { numbers } of samplesOf(results.of(CLOCK, INTERLEAVE))) {
    const [, measured = NaN, wall = NaN] = numbers;
    // That it is not more was seen to where it was measured.
    if (!(wall - measured < AROUND)) {
      wrong.push(`${CLOCK.title}: the program measured ${time(measured)}, the page ${time(wall)}`);
    }
  }
  return wrong;
}
