/**
 * Text that waits to be posted: in the order it was written, bounded by letting go of the oldest writes,
 * whose lines it counts. Knows the two streams; nothing of time or messages.
 */
import { indexOf } from "../primordials";
import type { Stream } from "../../protocol/messages";

interface Write {
  readonly stream: Stream;
  text: string;
  /** So many characters were cut off behind it, and what comes behind those. */
  readonly cut: number;
  rest: string;
  next: Write | null;
}

export class HeldText {
  readonly #limit: number;
  // A list, for writes leave at its front: an array would be moved each time.
  #first: Write | null = null;
  #last: Write | null = null;
  #characters = 0;
  #dropped = { stdout: 0, stderr: 0 };

  /** Keeps the newest `limit` characters, and always the last write. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get isEmpty(): boolean {
    return this.#first === null;
  }

  get characters(): number {
    return this.#characters;
  }

  add(stream: Stream, text: string, cut = 0, rest = ""): void {
    this.#characters += text.length + rest.length;
    if (this.#endsLine(stream, text)) return;
    const write: Write = { stream, text, cut, rest, next: null };
    if (this.#last === null) this.#first = write;
    else this.#last.next = write;
    this.#last = write;
  }

  /** The end of a line stays with the line: Python writes a long one and its end one after the other. */
  #endsLine(stream: Stream, text: string): boolean {
    const last = this.#last;
    if (text !== "\n" || last?.stream !== stream) return false;
    if (last.cut > 0) last.rest += text;
    else last.text += text;
    return true;
  }

  /** Lets go of what is too much. */
  trim(): void {
    while (this.#characters > this.#limit && this.#first !== this.#last && this.#first !== null) {
      const { stream, text, rest, next } = this.#first;
      this.#dropped[stream] += lines(text + rest);
      this.#characters -= text.length + rest.length;
      this.#first = next;
    }
  }

  /** Lines let go of since the last call. */
  takeDropped(): Readonly<Record<Stream, number>> {
    const dropped = this.#dropped;
    this.#dropped = { stdout: 0, stderr: 0 };
    return dropped;
  }

  /** Hands over all of it, one call for each run of writes to the same stream, or for what of it nothing was cut off. */
  takeAll(take: (stream: Stream, text: string, cut: number) => void): void {
    let write = this.#first;
    this.#first = null;
    this.#last = null;
    this.#characters = 0;
    while (write !== null) {
      const { stream } = write;
      let text = "";
      for (; write !== null && write.stream === stream; write = write.next) {
        text += write.text;
        if (write.cut === 0) continue;
        take(stream, text, write.cut);
        text = write.rest;
      }
      if (text !== "") take(stream, text, 0);
    }
  }
}

/** Newlines, but at least one: a write that ends in the middle of a line was a line to its writer. */
function lines(text: string): number {
  let count = 0;
  for (let at = indexOf(text, "\n"); at !== -1; at = indexOf(text, "\n", at + 1)) count += 1;
  return count === 0 ? 1 : count;
}
