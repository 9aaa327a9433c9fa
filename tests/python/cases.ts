/**
 * The corpus: the programs of tests/python/corpus, what the comments at their heads say, and what they are
 * expected to write. Knows files; knows no interpreter.
 *
 * A program is `corpus/topic/name.py`; what it writes is `corpus/topic/name.txt` (see transcript.ts). Its first
 * line says what it pins. After it may stand, one a line:
 *
 * - `# mode: async-repl`: run as `python -m asyncio` runs what is typed, which may await where it stands.
 * - `# input: "text"`: what stands on stdin, as a JSON string.
 * - `# needs: threads`: wants threads.
 * - `# by hand: reason`: what is expected was not made by Pyodide, for the reason given.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const CORPUS = fileURLToPath(new URL("corpus", import.meta.url));

export type Mode = "program" | "async-repl";

export interface Case {
  /** `topic/name`. */
  readonly name: string;
  readonly source: string;
  readonly mode: Mode;
  readonly input: string;
  readonly needsThreads: boolean;
  /** Why Pyodide did not make what is expected; null where it did. */
  readonly byHand: string | null;
  /** The file that holds what is expected. */
  readonly expectedFile: string;
}

/** Every program, by name. */
export function allCases(): readonly Case[] {
  const topics = readdirSync(CORPUS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = topics.flatMap(({ name: topic }) =>
    readdirSync(join(CORPUS, topic))
      .filter((file) => file.endsWith(".py"))
      .map((file) => `${topic}/${file.slice(0, -".py".length)}`),
  );
  return names.sort().map(readCase);
}

function readCase(name: string): Case {
  const source = readFileSync(join(CORPUS, `${name}.py`), "utf8");
  const head = /^(#.*\n)*/.exec(source)?.[0].split("\n").slice(0, -1) ?? [];
  if (!/^# \S/.test(head[0] ?? "")) throw new Error(`${name}.py: the first line must say what it pins`);
  let mode: Mode = "program";
  let input = "";
  let needsThreads = false;
  let byHand: string | null = null;
  for (const line of head.slice(1)) {
    const [, key, value] = /^# ([a-z ]+): (.+)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    if (key === "mode" && value === "async-repl") mode = value;
    else if (key === "needs" && value === "threads") needsThreads = true;
    else if (key === "by hand") byHand = value;
    else if (key === "input") input = JSON.parse(value) as string;
    else throw new Error(`${name}.py: nothing is known of "${line}"`);
  }
  return { name, source, mode, input, needsThreads, byHand, expectedFile: join(CORPUS, `${name}.txt`) };
}

/** What it is expected to write. */
export function expectedOf(program: Case): string {
  if (!existsSync(program.expectedFile))
    throw new Error(`${program.name}.txt is missing: \`make corpus-expected\` makes it`);
  return readFileSync(program.expectedFile, "utf8");
}

/** Where programs run: natively, or on the page. */
export type Where = "natively" | "on the page";

/**
 * The programs that are known to fail there, with the reason: corpus/known-failures, `name: reason` a line; and on
 * the page those of known-failures-on-the-page too.
 */
export function knownFailures(where: Where): ReadonlyMap<string, string> {
  const files = where === "natively" ? ["known-failures"] : ["known-failures", "known-failures-on-the-page"];
  const lines = files.flatMap((file) => readFileSync(join(CORPUS, file), "utf8").split("\n"));
  const entries = lines.filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    entries.map((line) => {
      const [, name, reason] = /^(\S+): (\S.*)$/.exec(line) ?? [];
      if (name === undefined || reason === undefined) throw new Error(`known-failures: "${line}"`);
      return [name, reason];
    }),
  );
}
