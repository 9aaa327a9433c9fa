/**
 * Which of several texts runs now: those before the program, one after another, and then the program itself. Knows their order;
 * not how one begins, nor when it is over.
 */
import type { ProgramError, Snippet } from "../../protocol/messages";

/** Whoever tells places tells those of the text that runs. */
interface Reader {
  snippet: string | null;
}

export class Snippets {
  readonly #before: readonly Snippet[];
  readonly #reader: Reader;
  #number = 0;

  constructor(before: readonly Snippet[], reader: Reader) {
    this.#before = before;
    this.#reader = reader;
    this.#tell();
  }

  /** Whether it is the program itself. */
  get isLast(): boolean {
    return this.#number === this.#before.length;
  }

  /** The next one begins. */
  next(): void {
    this.#number += 1;
    this.#tell();
  }

  /** An error that ended the text which runs, with the number of that. */
  placed(error: ProgramError | null): ProgramError | null {
    return error === null || this.isLast ? error : inSnippet(error, this.#number);
  }

  #tell(): void {
    this.#reader.snippet = this.#before[this.#number]?.name ?? null;
  }
}

/** The error of a snippet; of the program, where there is none of that number. */
export function inSnippet(error: ProgramError, number: number): ProgramError {
  return number < 0 ? error : { ...error, before: number };
}
