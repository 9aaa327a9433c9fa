/**
 * `make bench`: opens the page that measures in one Chromium, has it measure, and writes the report.
 * ROUNDS=... for another number of rounds, SEED=... for the order of an earlier run.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { build } from "vite";
import { serve } from "../../browser/support/site";
import type { Order, Sample } from "../sample";
import { aims } from "./aims";
import { time } from "./figures";
import { openMeasuringPage } from "./page";
import { ALL, labelOf } from "./plan";
import { report } from "./report";
import { Results } from "./results";
import { measureInRounds } from "./rounds";
import { randomFrom } from "./shuffle";
import { sizesOfRuntime } from "./sizes";
import { whatIsWrong } from "./wrong";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const PAGE = file("../target/page");
const PEERS = file("../target/peers");
const RESULTS = file("../RESULTS.md");

/** With these a page gets a clock of 5 microseconds instead of 100. */
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export async function main(): Promise<void> {
  const rounds = wholeNumber("ROUNDS", 15);
  const seed = wholeNumber("SEED", Math.floor(Math.random() * 2 ** 32));
  const sizes = await sizesOfRuntime();
  await build({
    root: file("../page"),
    logLevel: "warn",
    build: { outDir: PAGE, emptyOutDir: true, target: "esnext", minify: false },
  });

  const site = await serve({ "/": PAGE, "/peers/": PEERS }, { headers: ISOLATED });
  const page = await openMeasuringPage(site.url);
  try {
    console.log(`Chromium ${page.browserVersion}, ${rounds} rounds, SEED=${seed}`);
    const series = await measureInRounds(ALL, rounds, randomFrom(seed), page, showProgress);
    const results = new Results(series);
    const wrong = whatIsWrong(results);
    const circumstances = { browserVersion: page.browserVersion, rounds, seed };
    const text = report(circumstances, results, aims(results, sizes), wrong, sizes);
    const markdown = await format(text, { parser: "markdown", printWidth: 110 });
    writeFileSync(RESULTS, markdown);
    console.log(`\n${markdown}`);
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    await page.close();
    await site.close();
  }
}

function wholeNumber(variable: string, otherwise: number): number {
  const text = process.env[variable];
  if (text === undefined || text === "") return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`${variable}=${text} must be a whole number from 1`);
  return value;
}

/** On a terminal one line that changes; elsewhere one a round, and what went wrong. */
function showProgress(round: string, done: number, all: number, order: Order, sample: Sample): void {
  const what = `${round}: ${done}/${all}  ${order.workload} on ${labelOf(order.peer)}`;
  const outcome = sample.kind === "measured" ? time(sample.time) : `${sample.how}: ${sample.message}`;
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${what}: ${outcome}`);
  if (sample.kind === "broken") console.log(process.stdout.isTTY ? "" : `${what}: ${outcome}`);
  else if (done === all && !process.stdout.isTTY) console.log(`${round} is done`);
}
