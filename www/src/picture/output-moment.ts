/**
 * Shows which of the output was not written yet at the moment that the picture shows: it is greyed. Knows the painted
 * output by its stretches, and how much of each stream there was; no picture. By the CSS Custom Highlight API
 * (https://drafts.csswg.org/css-highlight-api-1/), which changes no node; a browser without it greys nothing.
 *
 * Asked for in each frame, it looks only at what was painted since, and at what lies between two moments.
 */
import type { Stream } from "../protocol/messages";
import { firstIndex } from "../model/history";
import type { State, Written } from "../model/state";

/** It has its colour in `styles/base.ts`. */
const NAME = "interleave-later";

const STREAMS = ["stdout", "stderr"] as const;

/** Of one stream: its stretches, of which those from `from` on, as far as `counted`, are greyed. */
interface Painted {
  readonly stretches: HTMLElement[];
  from: number;
  counted: number;
}

export class OutputMoment {
  #output: HTMLElement | null = null;
  readonly #observer = new MutationObserver((changes) => this.#read(changes));
  #painted: Record<Stream, Painted> = nothingPainted();
  readonly #ranges = new Map<HTMLElement, Range>();
  /** What is greyed, and was painted to since. */
  readonly #touched = new Set<HTMLElement>();
  /** Where lines are left out, nobody can count. */
  #leavesOut = false;

  /** Greys what came later than `written`; nothing for null, or where lines are left out. */
  show(output: HTMLElement, written: Written | null): void {
    const later = highlight();
    if (later === null) return;
    if (output !== this.#output) this.#observe(output);
    this.#read(this.#observer.takeRecords());
    for (const stream of STREAMS) this.#grey(stream, this.#leavesOut ? null : written, later);
    this.#touched.clear();
  }

  #observe(output: HTMLElement): void {
    this.#output = output;
    this.#observer.disconnect();
    this.#observer.observe(output, { childList: true, subtree: true });
    this.#begin(output);
  }

  #begin(output: HTMLElement): void {
    for (const range of this.#ranges.values()) highlight()?.delete(range);
    this.#ranges.clear();
    this.#touched.clear();
    this.#painted = nothingPainted();
    this.#leavesOut = [...output.querySelectorAll(".gap")].some((gap) => gap.textContent !== "");
    if (!this.#leavesOut) this.#add(output.querySelectorAll<HTMLElement>(".stretch"));
  }

  /** What is painted grows at its end; where it changes in another way, all of it is looked at. */
  #read(changes: readonly MutationRecord[]): void {
    const output = this.#output;
    if (output === null || changes.length === 0) return;
    if (changes.some(isOtherwise)) return this.#begin(output);
    if (this.#leavesOut) return;
    for (const { target, addedNodes } of changes) {
      if (!(target instanceof HTMLElement)) continue;
      if (target.matches(".block")) this.#add([...addedNodes].filter(isStretch));
      else if (isStretch(target) && this.#ranges.has(target)) this.#touched.add(target);
    }
  }

  #add(stretches: Iterable<HTMLElement>): void {
    for (const stretch of stretches) this.#painted[streamOf(stretch)].stretches.push(stretch);
  }

  #grey(stream: Stream, written: Written | null, later: Highlight): void {
    const painted = this.#painted[stream];
    const { stretches, from: before, counted } = painted;
    const until = stretches.length;
    const amount = written?.[stream] ?? Infinity;
    const from = firstIndex(until, (index) => Number(stretches[index]?.dataset["end"]) > amount);
    const grey = (index: number, offset = 0): void => {
      const stretch = stretches[index];
      if (stretch === undefined) return;
      this.#ungrey(stretch, later);
      const range = rangeFrom(stretch, offset);
      this.#ranges.set(stretch, range);
      later.add(range);
    };
    for (let index = before; index < Math.min(from, counted); index += 1) {
      const stretch = stretches[index];
      if (stretch !== undefined) this.#ungrey(stretch, later);
    }
    // Of that which was the first, a part may have been written.
    for (let index = from + 1; index <= Math.min(before, counted - 1); index += 1) grey(index);
    for (let index = Math.max(from, counted); index < until; index += 1) grey(index);
    for (const stretch of this.#touched) {
      if (streamOf(stretch) === stream && this.#ranges.has(stretch)) grey(stretches.lastIndexOf(stretch));
    }
    grey(from, amount - Number(stretches[from]?.dataset["start"]));
    painted.from = from;
    painted.counted = until;
  }

  #ungrey(stretch: HTMLElement, later: Highlight): void {
    const range = this.#ranges.get(stretch);
    if (range !== undefined) later.delete(range);
    this.#ranges.delete(stretch);
  }
}

function nothingPainted(): Record<Stream, Painted> {
  return {
    stdout: { stretches: [], from: 0, counted: 0 },
    stderr: { stretches: [], from: 0, counted: 0 },
  };
}

function isStretch(node: Node): node is HTMLElement {
  return node instanceof HTMLElement && node.matches(".stretch");
}

function streamOf(stretch: HTMLElement): Stream {
  return stretch.classList.contains("stderr") ? "stderr" : "stdout";
}

/** Lines are left out, or blocks are gone: of another run, or for there are too many. */
function isOtherwise({ target, removedNodes }: MutationRecord): boolean {
  const is = (node: Node, selector: string): boolean => node instanceof HTMLElement && node.matches(selector);
  return is(target, ".gap") || [...removedNodes].some((node) => is(node, ".block"));
}

/**
 * How much was written at a moment of which `everything` is the newest. Where the engine tells what was written, nothing
 * was before it told.
 */
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
    // Of a line that was cut, what is not shown was written last.
    range.setStartAfter(text);
  }
  // The field in which the person answers is no output, and stands behind it.
  const answer = stretch.querySelector(".answer");
  if (answer !== null) range.setEndBefore(answer);
  return range;
}
