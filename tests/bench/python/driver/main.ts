/**
 * `make bench-python`: opens pages that run Python, with Interleave and with Pyodide, in one Chromium, and writes
 * the report. ROUNDS=... for another number of rounds, SEED=... for the order of an earlier run, SITE=... for a
 * built site that is not in dist/.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { launch } from "../../../browser/support/launch";
import { DIST, serve } from "../../../browser/support/site";
import { ISOLATED, openMeasuringPage } from "../../driver/page";
import { progressOn } from "../../driver/progress";
import { publish } from "../../driver/publish";
import { Results } from "../../driver/results";
import { measureInRounds } from "../../driver/rounds";
import { wholeNumber } from "../../driver/settings";
import { randomFrom } from "../../driver/shuffle";
import type { Timed } from "../../sample";
import { aims } from "./aims";
import { downloads } from "./downloads";
import { pack } from "./files";
import { ALL, labelOf } from "./plan";
import { report } from "./report";
import { startUps } from "./start-ups";
import { whatIsWrong } from "./wrong";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const PAGE = file("../../target/python-page");
const SERVED = file("../../target/python-served");
const PYODIDE = file("../../../../node_modules/pyodide");
const RESULTS = file("../../RESULTS-python.md");

/** An interpreter is large: the browser takes some seconds to compile well what a program uses of it. */
const PAGES = { rounds: 3, warmUps: 4 };

/** As hosts send files whose names change with what is in them. */
const HEADERS = { ...ISOLATED, "Cache-Control": "public, max-age=31536000, immutable" };

/** Interleave's engine, of all that its page asks for: the rest is there before anybody runs a program. */
const OF_ENGINE = /^\/site\/.*(\/worker-[^/]*\.js|\.wasm)$/;
const OF_PYODIDE = /^\/pyodide\//;

export async function main(): Promise<void> {
  const rounds = wholeNumber("ROUNDS", 9);
  const seed = wholeNumber("SEED", Math.floor(Math.random() * 2 ** 32));
  const random = randomFrom(seed);
  await build({
    root: file("../page"),
    logLevel: "warn",
    worker: { format: "es" },
    build: { outDir: PAGE, emptyOutDir: true, target: "esnext", minify: false },
  });
  const folders = { "/": PAGE, "/site/": process.env["SITE"] ?? DIST, "/pyodide/": PYODIDE };
  const served = (path: string): string => `${SERVED}${path}`;
  for (const [path, folder] of Object.entries(folders))
    await pack(folder, served(path === "/" ? "/page/" : path));

  const asked: string[] = [];
  const site = await serve(
    { "/": served("/page/"), "/site/": served("/site/"), "/pyodide/": served("/pyodide/") },
    { headers: HEADERS, packed: true, asked: (path) => asked.push(path) },
  );
  const browser = await launch("chromium", { optimizing: true });
  try {
    console.log(`Chromium ${browser.version}, ${rounds} rounds, SEED=${seed}`);
    const visits = await startUps(browser, site.url, rounds, random);
    const page = await openMeasuringPage<Timed>(browser, site.url);
    const results = new Results(await measureInRounds(ALL, rounds, PAGES, random, page, progressOn(labelOf)));
    const engines = {
      interleave: downloads(
        asked.filter((path) => OF_ENGINE.test(path)),
        served,
      ),
      pyodide: downloads(
        asked.filter((path) => OF_PYODIDE.test(path)),
        served,
      ),
    };
    const wrong = whatIsWrong(results);
    const { version: pyodideVersion } = JSON.parse(readFileSync(`${PYODIDE}/package.json`, "utf8")) as {
      version: string;
    };
    const text = report(
      { browserVersion: browser.version, rounds, seed, pyodideVersion },
      { results, visits, engines, aims: aims(results, visits, engines.interleave), wrong },
    );
    await publish(text, RESULTS, wrong);
  } finally {
    await browser.close();
    await site.close();
  }
}
