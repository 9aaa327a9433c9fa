/**
 * Texts and stacks of events as they can be shown: names are a program's or a file's, and could hold anything. Equal
 * stacks are one, for a run has few, and tells them again and again.
 */
import type { TraceFrame } from "../protocol/trace";
import type { Shown } from "../protocol/trace-rows";

/** No name is read further, and a longer one would keep each frame busy that draws it. */
const LONGEST_TEXT = 1_000;

/**
 * What is not to be seen, or changes the order in which what follows is read: control characters, and those of Unicode's
 * bidirectional algorithm (UAX #9, 2.1 to 2.6).
 */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const NO_CALLS: readonly TraceFrame[] = [];

export class AsShown implements Shown {
  readonly #stacks = new Map<string, readonly TraceFrame[]>();

  text(text: string): string {
    const short = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
    return short.replace(UNSEEN, "\ufffd");
  }

  stack(stack: readonly TraceFrame[]): readonly TraceFrame[] {
    if (stack.length === 0) return NO_CALLS;
    const calls = stack.map((call) => ({
      function: this.text(call.function),
      file: this.text(call.file),
      line: call.line,
    }));
    const key = JSON.stringify(calls);
    const known = this.#stacks.get(key);
    if (known !== undefined) return known;
    this.#stacks.set(key, calls);
    return calls;
  }
}
