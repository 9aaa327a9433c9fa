/** What may not be: on these the command fails. Speed is not among them, nor is what peers do. */
import { peakTimeouts } from "./aims";
import { INTERLEAVE, MANY_SLEEPS, SLEEPS } from "./plan";
import { latenessOf, type Results, wrongResult } from "./results";

export function whatIsWrong(results: Results): string[] {
  const wrong: string[] = [];
  for (const series of results.series.filter(({ peer }) => peer === INTERLEAVE)) {
    const { broken, workload } = series;
    if (broken !== null) wrong.push(`${workload.title}: Interleave ${broken.how}: ${broken.message}`);
    const result = wrongResult(series);
    if (result !== null) wrong.push(`${workload.title}: gave ${result.got}, not ${result.expected}`);
  }
  for (const workload of [SLEEPS, MANY_SLEEPS]) {
    const series = results.of(workload, INTERLEAVE);
    if (series.samples.size === 0) continue; // said above
    const { early, earliest } = latenessOf(series);
    if (early > 0) wrong.push(`${workload.title}: ${early} woke early, by up to ${-earliest} ms`);
  }
  const peak = peakTimeouts(results);
  if (peak > 1) wrong.push(`Interleave had ${peak} timeouts pending at a time`);
  return wrong;
}
