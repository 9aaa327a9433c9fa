/** Reads known-failures.txt: which tests do not pass, and why. Knows no outcome. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("known-failures.txt", import.meta.url));

/** Why a test may not pass. The last is no excuse, but a thing to mend. */
const KINDS = ["system", "accelerator", "version", "interpreter", "ours"];

export interface Known {
  /** The tests that do not pass, with the reason. */
  readonly failures: ReadonlyMap<string, string>;
  /** Those of them that would never end, and are not run. */
  readonly endless: ReadonlySet<string>;
}

export function knownFailures(text = readFileSync(FILE, "utf8")): Known {
  const failures = new Map<string, string>();
  const endless = new Set<string>();
  let reason: string | null = null;
  text.split("\n").forEach((line, index) => {
    const place = `known-failures.txt:${index + 1}`;
    if (line.trim() === "" || line.startsWith("#")) return;
    const heading = /^\[(\w+)\] (.+)$/.exec(line);
    if (heading !== null) {
      if (!KINDS.includes(heading[1] ?? "")) throw new Error(`${place}: the kinds are ${KINDS.join(", ")}`);
      reason = line;
      return;
    }
    const id = /^[ !] (\S.*)$/.exec(line)?.[1];
    if (id === undefined) {
      throw new Error(`${place}: neither "[kind] reason", nor a test behind two spaces or behind "! "`);
    }
    if (reason === null) throw new Error(`${place}: stands under no reason`);
    if (failures.has(id)) throw new Error(`${place}: ${id} stands here twice`);
    failures.set(id, reason);
    if (line.startsWith("!")) endless.add(id);
  });
  return { failures, endless };
}
