/**
 * `make bench`: opens the page that measures in one Chromium, has it measure, and writes the report.
 * ROUNDS=... for another number of rounds, SEED=... for the order of an earlier run.
 */
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { launch } from "../../browser/support/launch";
import { serve } from "../../browser/support/site";
import type { Measured } from "../sample";
import { aims } from "./aims";
import { ISOLATED, openMeasuringPage } from "./page";
import { ALL, labelOf } from "./plan";
import { progressOn } from "./progress";
import { publish } from "./publish";
import { report } from "./report";
import { Results } from "./results";
import { measureInRounds } from "./rounds";
import { randomFrom } from "./shuffle";
import { wholeNumber } from "./settings";
import { sizesOfRuntime } from "./sizes";
import { whatIsWrong } from "./wrong";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const PAGE = file("../target/page");
const PEERS = file("../target/peers");
const PAGES = { rounds: 3, warmUps: 2 };
const RESULTS = file("../RESULTS.md");

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
  const browser = await launch("chromium", { optimizing: true });
  try {
    const page = await openMeasuringPage<Measured>(browser, site.url);
    console.log(`Chromium ${browser.version}, ${rounds} rounds, SEED=${seed}`);
    const series = await measureInRounds(ALL, rounds, PAGES, randomFrom(seed), page, progressOn(labelOf));
    const results = new Results(series);
    const wrong = whatIsWrong(results);
    const circumstances = { browserVersion: browser.version, rounds, seed };
    const text = report(circumstances, results, aims(results, sizes), wrong, sizes);
    await publish(text, RESULTS, wrong);
  } finally {
    await browser.close();
    await site.close();
  }
}
