/** Opens fresh pages that start one engine each, in shuffled rounds, and asks what that took. */
import type { Browser } from "../../../browser/support/page";
import { answerWithin } from "../../driver/page";
import { shuffled } from "../../driver/shuffle";
import type { Broken } from "../../sample";
import type { StartUp } from "../sample";
import { memoryOfPage } from "./memory";
import { type Engine, ENGINES, labelOf } from "./plan";

/** Visits that are not counted: after them the browser's cache has the files, and the machine code of the modules. */
const VISITS_BEFORE = 3;

/** Milliseconds that a person takes before the second run, and the browser to become quiet. */
const PAUSE = 2_000;

const LIMIT = 60_000;

/** Milliseconds, and bytes. */
export interface Visit {
  readonly firstLine: number;
  readonly memory: number;
  readonly secondRun: number;
}

/** By round, on each engine. */
export type Visits = Readonly<Record<Engine, readonly Visit[]>>;

export async function startUps(
  browser: Browser,
  url: string,
  rounds: number,
  random: () => number,
): Promise<Visits> {
  const visits: Record<Engine, Visit[]> = { interleave: [], pyodide: [] };
  for (const engine of ENGINES) {
    for (let times = 0; times < VISITS_BEFORE; times += 1) await visit(browser, url, engine);
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const engine of shuffled(ENGINES, random)) visits[engine].push(await visit(browser, url, engine));
    console.log(`start, round ${round}/${rounds} is done`);
  }
  return visits;
}

async function visit(browser: Browser, url: string, engine: Engine): Promise<Visit> {
  const page = await browser.open(`${url}?start=${engine}`);
  const answer = async (question: () => Promise<number>): Promise<number> => {
    const answer: number | Broken = await answerWithin(LIMIT, page.evaluate(question));
    if (typeof answer === "number") return answer;
    throw new Error(`${labelOf(engine)} does not start: it ${answer.message}`);
  };
  try {
    await page.waitUntil("its engine starts", () => "startUp" in globalThis);
    const firstLine = await answer(() => startUp.firstLine);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const memory = memoryOfPage();
    return { firstLine, memory, secondRun: await answer(() => startUp.again()) };
  } finally {
    await page.close();
  }
}

/** The page's. */
declare const startUp: StartUp;
