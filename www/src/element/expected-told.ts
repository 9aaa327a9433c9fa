/**
 * The expected output after a run: whether the program printed that, and from which line on it did not. Knows texts; no run.
 */
import { html, type TemplateResult } from "lit";

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

/** `output` is null of a program that did not come to its end: what it printed is no answer. */
export function expectedTold(expected: string, output: string | null): TemplateResult {
  const line = output === null ? null : firstDifference(expected, output);
  const told =
    output === null
      ? "Expected output"
      : line === null
        ? "The output is as expected."
        : `The output differs from the expected one in line ${line}.`;
  return html`<details
    class=${`told ${output === null ? "" : line === null ? "same" : "other"}`}
    part="expected"
  >
    <summary>${told}</summary>
    <pre tabindex="0" role="region" aria-label="Expected output">${expected}</pre>
  </details>`;
}
