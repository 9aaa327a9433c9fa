/** What whoever waits for the figures sees meanwhile. */
import { time } from "./figures";
import type { Progress } from "./rounds";

/** On a terminal one line that changes; elsewhere one a round, and what went wrong. */
export function progressOn(labelOf: (peer: string) => string): Progress {
  return (round, done, all, order, sample) => {
    const what = `${round}: ${done}/${all}  ${order.workload} on ${labelOf(order.peer)}`;
    const outcome = sample.kind === "measured" ? time(sample.time) : `${sample.how}: ${sample.message}`;
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${what}: ${outcome}`);
    if (sample.kind === "broken") console.log(process.stdout.isTTY ? "" : `${what}: ${outcome}`);
    else if (done === all && !process.stdout.isTTY) console.log(`${round} is done`);
  };
}
