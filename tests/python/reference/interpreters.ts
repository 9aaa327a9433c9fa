/**
 * CPython 3.14, as the npm package pyodide has it, in Chromium or in Node: runs programs in fresh interpreters
 * and says what they wrote. Knows reference.py, which does the running; knows nothing of the corpus.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { launch } from "../../browser/support/launch";
import { serve } from "../../browser/support/site";
import type { Mode } from "../cases";
import type { Output, Piece } from "../transcript";

export type Program = {
  readonly source: string;
  readonly mode: Mode;
  readonly input: string;
};

export interface Interpreters {
  /** One program at a time and lane; each begins in a fresh interpreter. */
  run(lane: number, program: Program): Promise<Output>;
  close(): Promise<void>;
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const PYODIDE = file("../../../node_modules/pyodide");

const REFERENCE = readFileSync(file("reference.py"), "utf8");

/** None of the programs takes a second. */
const TOO_LONG = 60_000;

/** What a worker answers. */
interface Answer {
  readonly output?: string;
  readonly error?: string;
}

/** What page/page.js gives the page. */
declare function runInLane(lane: number, message: object, tooLong: number): Promise<Answer>;

export async function inChromium(): Promise<Interpreters> {
  const site = await serve({ "/": file("page"), "/pyodide/": PYODIDE });
  const browser = await launch("chromium", { optimizing: true });
  const page = await browser.open(site.url);
  return {
    async run(lane, program) {
      const message = { ...program, pyodide: "/pyodide/pyodide.mjs", reference: REFERENCE };
      const run = (lane: number, message: Program, tooLong: number): Promise<Answer> =>
        runInLane(lane, message, tooLong);
      return outputOf(await page.evaluate(run, lane, message, TOO_LONG));
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/** Quicker to start, for whoever writes programs. */
export function inNode(): Interpreters {
  const workers = new Map<number, Worker>();
  const pyodide = pathToFileURL(`${PYODIDE}/pyodide.mjs`).href;
  return {
    async run(lane, program) {
      const worker = workers.get(lane) ?? new Worker(file("page/worker.js"));
      workers.set(lane, worker);
      const answer = await new Promise<Answer>((resolve) => {
        const end = (answer: Answer): void => {
          clearTimeout(timer);
          worker.off("message", end).off("error", fail);
          resolve(answer);
        };
        const fail = (error: unknown): void => end({ error: String(error) });
        const timer = setTimeout(fail, TOO_LONG, "it does not end");
        worker.on("message", end).on("error", fail);
        worker.postMessage({ ...program, pyodide, reference: REFERENCE });
      });
      if (answer.output === undefined) {
        workers.delete(lane);
        await worker.terminate();
      }
      return outputOf(answer);
    },
    async close() {
      for (const worker of workers.values()) await worker.terminate();
    },
  };
}

function outputOf({ output, error }: Answer): Output {
  if (output === undefined) throw new Error(error ?? "no answer");
  const { pieces, status } = JSON.parse(output) as { pieces: [Piece["stream"], string][]; status: number };
  return { pieces: pieces.map(([stream, text]) => ({ stream, text })), status };
}
