/**
 * Lines of a text: offset to position and back. Knows what ends a line; nothing of programs.
 *
 * Lines and columns count from 1, columns in UTF-16 units, as editors and JavaScript engines count.
 */
import type { Position } from "../../../protocol/messages";

/** What JavaScript (and so an engine's stack trace) takes as the end of a line. */
const JAVASCRIPT_LINE_END = /\r\n?|[\n\u2028\u2029]/g;
/** What a source map takes as the end of a line. */
const SOURCE_MAP_LINE_END = /\n/g;

export class Lines {
  /** Offset of the first character of each line; never empty. */
  readonly #starts: readonly number[];
  readonly #length: number;

  private constructor(text: string, lineEnd: RegExp) {
    const starts = [0];
    for (const match of text.matchAll(lineEnd)) starts.push(match.index + match[0].length);
    this.#starts = starts;
    this.#length = text.length;
  }

  static ofProgram(text: string): Lines {
    return new Lines(text, JAVASCRIPT_LINE_END);
  }

  static ofSourceMap(text: string): Lines {
    return new Lines(text, SOURCE_MAP_LINE_END);
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#start(low) + 1 };
  }

  /** Positions outside of the text are moved to the nearest place inside of it. */
  offset(line: number, column: number): number {
    if (line < 1) return 0;
    if (line > this.#starts.length) return this.#length;
    const start = this.#start(line - 1);
    const end = line < this.#starts.length ? this.#start(line) - 1 : this.#length;
    return Math.min(Math.max(start + column - 1, start), end);
  }

  #start(index: number): number {
    return this.#starts[index] ?? this.#length;
  }
}
