/**
 * What a program wrote, bounded: the first lines and the last lines are kept, what lies between is
 * counted. Pure; knows nothing of the page, which shows it, nor of where the text comes from.
 *
 * Lines are held in blocks, and blocks are what is dropped, so that a program that prints for hours
 * costs the same as one that prints for a second. Within a block, text of one stream that follows on
 * text of the same stream forms a stretch. A stretch's text only ever grows at its end, which is what
 * lets a view append what is new and leave the rest alone.
 */
import type { Stream } from "../protocol/messages";
import { words } from "../words/output-gaps";

export interface OutputLimits {
  /** Lines kept from the beginning, and from the end. */
  readonly headLines: number;
  readonly tailLines: number;
  /** The same in characters (UTF-16 units); whichever is reached first counts. */
  readonly headChars: number;
  readonly tailChars: number;
  /** Characters kept of a single line. */
  readonly lineChars: number;
}

/** What a page can show without becoming slow. */
export const SHOWN: OutputLimits = {
  headLines: 1_000,
  tailLines: 4_000,
  headChars: 250_000,
  tailChars: 1_000_000,
  lineChars: 10_000,
};

export interface Stretch {
  readonly stream: Stream;
  /** Lines joined by newlines; the last one may still be open. */
  readonly text: string;
  /**
   * How much the program had written to the stream before it, and by its end, in UTF-16 code units. What the page added
   * does not count: the answer of a person, or the end of a line that the other stream interrupts. It stands at the end.
   */
  readonly start: number;
  readonly end: number;
}

export interface Block {
  /** Counts up; a block keeps its id for as long as it exists. */
  readonly id: number;
  readonly stretches: readonly Stretch[];
  /** Lines that are complete. */
  readonly lines: number;
  /** Lines that were left out directly before this block. */
  readonly leftOutBefore: number;
}

interface OpenStretch {
  readonly stream: Stream;
  text: string;
  readonly start: number;
  end: number;
}

interface OpenBlock {
  readonly id: number;
  readonly stretches: OpenStretch[];
  leftOutBefore: number;
  lines: number;
  chars: number;
}

const BLOCK_LINES = 100;
const BLOCK_CHARS = 20_000;

export class OutputModel {
  readonly #limits: OutputLimits;
  readonly #head: OpenBlock[] = [];
  #headLines = 0;
  #headChars = 0;
  #headFull = false;
  readonly #tail: OpenBlock[] = [];
  #tailLines = 0;
  #tailChars = 0;
  #nextId = 0;
  /** Left out since the last block was begun; belongs before the next one. */
  #pendingGap = 0;
  /** The stream whose last line has no newline yet, and how much of that line was written, and is kept. */
  #open: Stream | null = null;
  #openChars = 0;
  #openKept = 0;
  readonly #written: Record<Stream, number> = { stdout: 0, stderr: 0 };
  /** The last stretch ends in what the program did not write, so it grows no further: nobody could count in it. */
  #isSealed = false;

  constructor(limits: OutputLimits = SHOWN) {
    this.#limits = limits;
  }

  get isEmpty(): boolean {
    return this.#nextId === 0 && this.#pendingGap === 0;
  }

  /** Everything that is kept, in order. */
  get blocks(): readonly Block[] {
    return [...this.#head, ...this.#tail];
  }

  /** Lines left out after the last block. */
  get leftOutAtEnd(): number {
    return this.#pendingGap;
  }

  /** What the program wrote. */
  append(stream: Stream, text: string): void {
    this.#append(stream, text, 1);
  }

  /** What the person typed, as a terminal shows it: the program has not written it. */
  echo(text: string): void {
    this.#append("stdout", text, 0);
    this.#isSealed = text !== "";
  }

  /** `counts`: 1 for each character that the program wrote, or else 0. */
  #append(stream: Stream, text: string, counts: 0 | 1): void {
    // Streams share the page, line by line: a line that the other stream interrupts is closed.
    if (this.#open !== null && this.#open !== stream && text !== "") this.#closeLine(this.#open, 0);
    let start = 0;
    while (start < text.length) {
      const newline = text.indexOf("\n", start);
      const end = newline === -1 ? text.length : newline;
      this.#extendLine(stream, text, start, end, counts);
      if (newline === -1) return;
      this.#closeLine(stream, counts);
      start = newline + 1;
    }
  }

  /** Notes so many characters that the program wrote next, in the same line, and that never arrived. */
  cut(stream: Stream, characters: number): void {
    if (this.#open !== null && this.#open !== stream) this.#closeLine(this.#open, 0);
    this.#extendLine(stream, "", 0, 0, 1);
    this.#count(stream, characters);
    this.#openChars += characters;
  }

  /** Notes lines that never arrived. */
  drop(lines: number): void {
    if (lines === 0) return;
    if (this.#open !== null) this.#closeLine(this.#open, 0);
    this.#headFull = true;
    this.#pendingGap += lines;
  }

  /** Nothing more is written: what is missing of a line that was not ended is said there. */
  end(): void {
    if (this.#open !== null && this.#openKept < this.#openChars) this.#closeLine(this.#open, 0);
  }

  /** All of it as one string, with a line in words where something was left out. */
  text(): string {
    let all = "";
    for (const block of this.blocks) {
      if (block.leftOutBefore > 0) all += `${leftOutLine(block.leftOutBefore)}\n`;
      for (const stretch of block.stretches) all += stretch.text;
    }
    return this.#pendingGap > 0 ? `${all}${leftOutLine(this.#pendingGap)}\n` : all;
  }

  #extendLine(stream: Stream, text: string, start: number, end: number, counts: 0 | 1): void {
    // What is missing is at the end of a line, and nowhere else.
    const room = this.#openKept < this.#openChars ? 0 : this.#limits.lineChars - this.#openKept;
    const kept = Math.min(end, start + room);
    if (kept > start || this.#open === null) this.#write(stream, text.slice(start, kept));
    this.#count(stream, (end - start) * counts);
    this.#open = stream;
    this.#openChars += end - start;
    this.#openKept += kept - start;
  }

  /** Of the stretch that was written to last; what was left out of it counts as well. */
  #count(stream: Stream, chars: number): void {
    this.#written[stream] += chars;
    const last = (this.#headFull ? this.#tail : this.#head).at(-1)?.stretches.at(-1);
    if (last?.stream === stream) last.end = this.#written[stream];
  }

  #closeLine(stream: Stream, counts: 0 | 1): void {
    const over = this.#openChars - this.#openKept;
    const block = this.#write(stream, over > 0 ? ` ${words.characters(over)}\n` : "\n");
    this.#count(stream, counts);
    block.lines += 1;
    if (this.#headFull) this.#tailLines += 1;
    else this.#headLines += 1;
    this.#open = null;
    this.#openChars = 0;
    this.#openKept = 0;
    this.#isSealed = over > 0;
    this.#trim();
  }

  #write(stream: Stream, text: string): OpenBlock {
    const block = this.#currentBlock();
    const last = block.stretches.at(-1);
    if (last?.stream === stream && !this.#isSealed) last.text += text;
    else block.stretches.push({ stream, text, start: this.#written[stream], end: this.#written[stream] });
    this.#isSealed = false;
    block.chars += text.length;
    if (this.#headFull) this.#tailChars += text.length;
    else this.#headChars += text.length;
    return block;
  }

  /** The block that takes the next text. Blocks change between lines only, so that no line is torn. */
  #currentBlock(): OpenBlock {
    const blocks = this.#headFull ? this.#tail : this.#head;
    const last = blocks.at(-1);
    const fits = last !== undefined && last.lines < BLOCK_LINES && last.chars < BLOCK_CHARS;
    if (last !== undefined && (this.#open !== null || (fits && this.#pendingGap === 0))) return last;
    const block = { id: this.#nextId, stretches: [], leftOutBefore: this.#pendingGap, lines: 0, chars: 0 };
    this.#nextId += 1;
    this.#pendingGap = 0;
    blocks.push(block);
    return block;
  }

  #trim(): void {
    const { headLines, headChars, tailLines, tailChars } = this.#limits;
    if (!this.#headFull) {
      this.#headFull = this.#headLines >= headLines || this.#headChars >= headChars;
      return;
    }
    // A block goes only when what remains is still a full tail, so at least `tailLines` are kept.
    let first = this.#tail[0];
    while (
      first !== undefined &&
      this.#tail.length > 1 &&
      (this.#tailLines - first.lines >= tailLines || this.#tailChars > tailChars)
    ) {
      this.#tail.shift();
      this.#tailLines -= first.lines;
      this.#tailChars -= first.chars;
      const next = this.#tail[0];
      if (next === undefined) throw new Error("The tail lost its last block, which is never dropped.");
      next.leftOutBefore += first.leftOutBefore + first.lines;
      first = next;
    }
  }
}

/** The sentence that stands where lines are missing. */
export function leftOutLine(lines: number): string {
  return words.lines(lines);
}
