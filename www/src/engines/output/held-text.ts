/**
 * Text that waits to be posted: in the order it was written, bounded by letting go of the oldest writes,
 * whose lines it counts. Knows the two streams; nothing of time or messages.
 */
import { indexOf } from "../primordials";
import type { Stream } from "../../protocol/messages";

interface Write {
  readonly stream: Stream;
  readonly text: string;
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

  add(stream: Stream, text: string): void {
    const write: Write = { stream, text, next: null };
    if (this.#last === null) this.#first = write;
    else this.#last.next = write;
    this.#last = write;
    this.#characters += text.length;
  }

  /** Lets go of what is too much. */
  trim(): void {
    while (this.#characters > this.#limit && this.#first !== this.#last && this.#first !== null) {
      const { stream, text, next } = this.#first;
      this.#dropped[stream] += lines(text);
      this.#characters -= text.length;
      this.#first = next;
    }
  }

  /** Lines let go of since the last call. */
  takeDropped(): Readonly<Record<Stream, number>> {
    const dropped = this.#dropped;
    this.#dropped = { stdout: 0, stderr: 0 };
    return dropped;
  }

  /** Hands over all of it, one call for each run of writes to the same stream. */
  takeAll(take: (stream: Stream, text: string) => void): void {
    let write = this.#first;
    this.#first = null;
    this.#last = null;
    this.#characters = 0;
    while (write !== null) {
      const { stream } = write;
      let text = "";
      for (; write !== null && write.stream === stream; write = write.next) text += write.text;
      take(stream, text);
    }
  }
}

/** Newlines, but at least one: a write that ends in the middle of a line was a line to its writer. */
function lines(text: string): number {
  let count = 0;
  for (let at = indexOf(text, "\n"); at !== -1; at = indexOf(text, "\n", at + 1)) count += 1;
  return count === 0 ? 1 : count;
}
