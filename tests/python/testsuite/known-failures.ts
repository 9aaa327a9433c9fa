/** Reads known-failures.txt, which tests do not pass and why, and compares with what came of a module's tests. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Outcome } from "./run";

const FILE = fileURLToPath(new URL("known-failures.txt", import.meta.url));

/** Why a test may not pass. The last is no excuse, but a thing to mend. */
const KINDS = ["version", "system", "accelerator", "interpreter", "ours"];

/** One test that does not pass, or several. */
export interface Known {
  /** The test's id, or what the ids of several begin with, and `*`. */
  readonly id: string;
  /** It would never end, and is not run. */
  readonly endless: boolean;
}

/** The list; an error names the line that is wrong. */
export function readKnown(text = readFileSync(FILE, "utf8")): Known[] {
  const known: Known[] = [];
  let reasoned = false;
  text.split("\n").forEach((line, index) => {
    const place = `known-failures.txt:${index + 1}`;
    if (line.trim() === "" || line.startsWith("#")) return;
    const kind = /^\[(\w+)\] \S/.exec(line)?.[1];
    if (kind !== undefined) {
      if (!KINDS.includes(kind)) throw new Error(`${place}: the kinds are ${KINDS.join(", ")}`);
      reasoned = true;
      return;
    }
    const id = /^[ !] (\S.*)$/.exec(line)?.[1];
    if (id === undefined) {
      throw new Error(`${place}: neither "[kind] reason", nor a test behind two spaces or behind "! "`);
    }
    if (!reasoned) throw new Error(`${place}: stands under no reason`);
    if (known.some((other) => other.id === id)) throw new Error(`${place}: ${id} stands here twice`);
    known.push({ id, endless: line.startsWith("!") });
  });
  return known;
}

/** Whether the entry is about tests of this module ("test_asyncio.test_tasks"). */
export function isOf(module: string, { id }: Known): boolean {
  // "setUpClass (test_asyncio.test_tasks.SomeTests)" is what cannot be set up.
  return id.replace(/^\w+ \(/, "").startsWith(`${module}.`);
}

function covers(known: Known, id: string): boolean {
  return known.id.endsWith("*") ? id.startsWith(known.id.slice(0, -1)) : id === known.id;
}

/** What the list does not say of these outcomes of a module's tests, in words; empty if it says it all. */
export function complaints(module: string, outcomes: readonly Outcome[], known: readonly Known[]): string[] {
  const wrong = outcomes.flatMap(({ id, outcome, detail }) => {
    const entry = known.find((each) => covers(each, id));
    if (outcome !== "passed") return entry === undefined ? [`${id} ${outcome}:\n${detail}`] : [];
    return entry === undefined ? [] : [`${id} passes now: take ${entry.id} off the list`];
  });
  const gone = known.filter(
    (entry) => isOf(module, entry) && !entry.endless && !outcomes.some(({ id }) => covers(entry, id)),
  );
  return [...wrong, ...gone.map(({ id }) => `${id} is on the list, but there is no such test`)];
}
