/**
 * The expected output after a run: whether the program printed that, and from which line on it did not. Knows texts; no run.
 */
import { html, type TemplateResult } from "lit";
import { words } from "../words/expected";

/** The first line, from 1, in which the two differ; null where they do not. White space at the ends does not count. */
export function firstDifference(expected: string, output: string): number | null {
  const [want, have] = [linesOf(expected), linesOf(output)];
  const length = Math.max(want.length, have.length);
  for (let at = 0; at < length; at += 1) if (want[at] !== have[at]) return at + 1;
  return null;
}

function linesOf(text: string): string[] {
  return text
    .replace(/\r\n?/g, "\n")
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd());
}

/** How the output of a program stands to the expected one. */
export interface Verdict {
  readonly expected: string;
  /** Null of a program that did not come to its end: what it printed is no answer. */
  readonly isSame: boolean | null;
  /** The first line that differs. */
  readonly line: number | null;
}

export function judge(expected: string, output: string | null): Verdict {
  if (output === null) return { expected, isSame: null, line: null };
  const line = firstDifference(expected, output);
  return { expected, isSame: line === null, line };
}

export function expectedTold({ expected, isSame, line }: Verdict): TemplateResult {
  const told = isSame === null ? words.expected : line === null ? words.same : words.differs(line);
  const kind = isSame === null ? "" : isSame ? "same" : "other";
  return html`<details class=${`told ${kind}`} part="expected">
    <summary>${told}</summary>
    <pre tabindex="0" role="region" aria-label=${words.expected}>${expected}</pre>
  </details>`;
}
