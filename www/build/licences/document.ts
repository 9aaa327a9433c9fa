/**
 * The file that says what is shipped of others, and on what terms: a list, and every text once, with the works that it is of.
 * Plain text, for every browser shows that.
 */
import type { Work } from "./work.ts";

export interface Part {
  readonly title: string;
  readonly works: readonly Work[];
}

const LINE = "=".repeat(80);

const INTRODUCTION = `What Interleave ships of others

Interleave itself is under the MIT license or the Apache License 2.0, as you like.
Below stands what its files contain besides: what it is, under which licence (as
SPDX names them: https://spdx.org/licenses/), and after that the texts.`;

export function document(parts: readonly Part[]): string {
  const sections = [INTRODUCTION, ...parts.map(list)];
  for (const [text, names] of worksByText(parts.flatMap(({ works }) => works)))
    sections.push(`${LINE}\n${names.join(", ")}\n${LINE}\n\n${text}`);
  return `${sections.join("\n\n\n")}\n`;
}

const label = ({ name, version }: Work): string => `${name} ${version}`;

function list({ title, works }: Part): string {
  const rows = sorted(works).map(
    (work) => `- ${label(work)}: ${work.licence}${work.source === null ? "" : `, ${address(work.source)}`}`,
  );
  return `${title}\n\n${rows.join("\n")}`;
}

/** `git+https://...git`, as npm writes it, is nothing that one can open. */
const address = (source: string): string => source.replace(/^git\+/, "").replace(/\.git$/, "");

/** Two texts that differ in where lines are broken are two texts: nothing is made of them but one copy. */
function worksByText(works: readonly Work[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const work of sorted(works)) {
    for (const text of new Set(work.texts)) found.set(text, [...(found.get(text) ?? []), label(work)]);
  }
  return found;
}

const sorted = (works: readonly Work[]): Work[] =>
  [...works].sort((a, b) => label(a).localeCompare(label(b), "en"));
