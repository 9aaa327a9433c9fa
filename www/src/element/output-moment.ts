/**
 * Shows which of the output was not written yet at the moment that the picture shows: it is greyed. Knows the painted
 * output by its stretches, and how much of each stream there was; no picture. By the CSS Custom Highlight API
 * (https://drafts.csswg.org/css-highlight-api-1/), which changes no node; a browser without it greys nothing.
 */
import { css } from "lit";
import type { Stream } from "../protocol/messages";

/** How much there was of each stream, in UTF-16 code units. */
export type Written = Readonly<Record<Stream, number>>;

const NAME = "interleave-later";

export const laterStyle = css`
  ::highlight(interleave-later) {
    color: var(--_later);
  }
`;

export class OutputMoment {
  #ranges: readonly Range[] = [];

  /** Greys what came later than `written`; nothing for null, or where lines are left out, for then nobody can count. */
  show(output: HTMLElement, written: Written | null): void {
    const later = highlight();
    if (later === null) return;
    for (const range of this.#ranges) later.delete(range);
    this.#ranges = written === null ? [] : laterRanges(output, written);
    for (const range of this.#ranges) later.add(range);
  }
}

/** All elements of a page share the one of this name. */
function highlight(): Highlight | null {
  if (typeof Highlight === "undefined") return null;
  const known = CSS.highlights.get(NAME);
  if (known !== undefined) return known;
  const made = new Highlight();
  CSS.highlights.set(NAME, made);
  return made;
}

function laterRanges(output: HTMLElement, written: Written): Range[] {
  const leftOut = [...output.querySelectorAll(".gap")].some((gap) => gap.textContent !== "");
  if (leftOut) return [];
  const ranges: Range[] = [];
  for (const stretch of output.querySelectorAll<HTMLElement>(".stretch")) {
    const stream: Stream = stretch.classList.contains("stderr") ? "stderr" : "stdout";
    // How much the program had written before it, and by its end; it may end in what the page added.
    const { start, end } = stretch.dataset;
    if (written[stream] >= Number(end)) continue;
    ranges.push(...rangesFrom(stretch, written[stream] - Number(start)));
  }
  return ranges;
}

/** Of all text in a node from this offset on. */
function rangesFrom(node: HTMLElement, offset: number): Range[] {
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT, (text) =>
    // The field in which the person answers is no output.
    text.parentElement?.closest(".answer") == null ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  const ranges: Range[] = [];
  let left = Math.max(offset, 0);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const length = text.nodeValue?.length ?? 0;
    if (left < length) {
      const range = document.createRange();
      range.setStart(text, left);
      range.setEnd(text, length);
      ranges.push(range);
    }
    left = Math.max(0, left - length);
  }
  return ranges;
}
