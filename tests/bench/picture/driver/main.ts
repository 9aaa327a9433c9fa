/**
 * `make bench-picture`: shows traces of up to a million events in the built site's picture, in Chromium, runs programs
 * with it and without, and writes the report. ROUNDS=... for another number of rounds, SITE=... for a built site that is
 * not in dist/.
 */
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { DIST, serve } from "../../../browser/support/site";
import { ISOLATED } from "../../driver/page";
import { publish } from "../../driver/publish";
import { wholeNumber } from "../../driver/settings";
import { measure } from "./measure";
import { launchBench } from "./page";
import { report } from "./report";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const PAGE = file("../../target/picture-page");
const RESULTS = file("../../RESULTS-picture.md");

export async function main(): Promise<void> {
  const rounds = wholeNumber("ROUNDS", 5);
  await build({
    root: file("../page"),
    logLevel: "warn",
    build: { outDir: PAGE, emptyOutDir: true, target: "esnext", minify: true },
  });
  const site = await serve({ "/": PAGE, "/site/": process.env["SITE"] ?? DIST }, { headers: ISOLATED });
  const browser = await launchBench(site.url);
  try {
    console.log(`Chromium ${browser.version}, ${rounds} rounds`);
    const measured = await measure(browser, rounds);
    const text = report({ browserVersion: browser.version, rounds }, measured);
    await publish(text, RESULTS, measured.wrong);
  } finally {
    await browser.close();
    await site.close();
  }
}
