/**
 * Shows which of the output was not written yet at the moment that the picture shows: it is greyed. Knows the painted
 * output by its stretches, and how much of each stream there was; no picture. By the CSS Custom Highlight API
 * (https://drafts.csswg.org/css-highlight-api-1/), which changes no node; a browser without it greys nothing.
 */
import type { Stream } from "../protocol/messages";
import type { State, Written } from "../model/state";

/** It has its colour in `styles/base.ts`. */
const NAME = "interleave-later";

export class OutputMoment {
  #ranges: readonly Range[] = [];
  /** What is shown already, in which output, as long as nothing has been painted there since. */
  #shown: { readonly output: HTMLElement; readonly written: Written | null } | null = null;
  #observed: HTMLElement | null = null;

  /** Greys what came later than `written`; nothing for null, or where lines are left out, for then nobody can count. */
  show(output: HTMLElement, written: Written | null): void {
    const later = highlight();
    if (later === null || this.#shows(output, written)) return;
    for (const range of this.#ranges) later.delete(range);
    this.#ranges = written === null ? [] : laterRanges(output, written);
    for (const range of this.#ranges) later.add(range);
    this.#shown = { output, written };
  }

  /** Asked for in each frame, while mostly nothing was written in between. */
  #shows(output: HTMLElement, written: Written | null): boolean {
    if (this.#observed !== output) {
      const observer = new MutationObserver(() => (this.#shown = null));
      observer.observe(output, { childList: true, characterData: true, subtree: true, attributes: true });
      this.#observed = output;
    }
    const shown = this.#shown;
    if (shown === null || shown.output !== output) return false;
    return shown.written?.stdout === written?.stdout && shown.written?.stderr === written?.stderr;
  }
}

/** How much was written at a moment of which `everything` is the newest. Where the engine tells what was written, nothing was before it told. */
export function writtenAt({ written }: State, everything: State): Written | null {
  return written ?? (everything.written === null ? null : { stdout: 0, stderr: 0 });
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
    ranges.push(rangeFrom(stretch, written[stream] - Number(start)));
  }
  return ranges;
}

/** All text of a stretch from this offset on: one range, however many pieces it was painted in. */
function rangeFrom(stretch: HTMLElement, offset: number): Range {
  const range = document.createRange();
  range.selectNodeContents(stretch);
  const texts = document.createTreeWalker(stretch, NodeFilter.SHOW_TEXT);
  let left = Math.max(offset, 0);
  for (let text = left > 0 ? texts.nextNode() : null; text !== null; text = texts.nextNode()) {
    const length = text.nodeValue?.length ?? 0;
    if (left <= length) {
      range.setStart(text, left);
      break;
    }
    left -= length;
  }
  // The field in which the person answers is no output, and stands behind it.
  const answer = stretch.querySelector(".answer");
  if (answer !== null) range.setEndBefore(answer);
  return range;
}
