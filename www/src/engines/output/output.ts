/**
 * Brings what a program writes to the page, by two rules that pull in opposite directions:
 *
 * - Text is posted the moment it is written, because the program may never come back: what was printed
 *   before an endless loop must be on the page.
 * - A program that prints a million lines must not flood the page, which would stop painting.
 *
 * So writes are posted at once as long as a budget of messages and of characters allows; that covers
 * whatever people read. Beyond it text is held and posted in larger pieces: as the budget grows again,
 * after a delay once the program lets go of the thread, and at the end. What is held is bounded; the oldest
 * writes go first, counted, and the page is told how many lines are missing.
 *
 * Knows the messages of the protocol; the clock, the timer and the way to the page are handed in.
 */
import type { FromWorker, Stream } from "../../protocol/messages";
import { slice } from "../primordials";
import { HeldText } from "./held-text";
import { TokenBucket } from "./token-bucket";

export interface OutputLimits {
  /** Messages that may be posted in one go, and how many come back each millisecond. */
  readonly messages: number;
  readonly messagesPerMillisecond: number;
  /** The same for characters. */
  readonly characters: number;
  readonly charactersPerMillisecond: number;
  /** Characters held at most; the rest is dropped. */
  readonly held: number;
  /** Text is held no longer than this once the program lets go of the thread, in milliseconds. */
  readonly delay: number;
  /** The longest single write; the rest of it is cut off but for the end of its last line, and counted. */
  readonly write: number;
}

/** Five thousand lines are posted one by one; then 200 messages and 2 MB a second, which a page keeps up with. */
export const OUTPUT_LIMITS: OutputLimits = {
  messages: 5_000,
  messagesPerMillisecond: 0.2,
  characters: 1_000_000,
  charactersPerMillisecond: 2_000,
  held: 128_000,
  delay: 50,
  write: 1_000_000,
};

export interface OutputHost {
  post(message: FromWorker): void;
  /** Wall time in milliseconds. */
  now(): number;
  /** Calls back once, in a job of its own, after so many milliseconds of wall time. */
  later(milliseconds: number, callback: () => void): void;
}

export class Output {
  readonly #host: OutputHost;
  readonly #limits: OutputLimits;
  readonly #held: HeldText;
  readonly #messages: TokenBucket;
  readonly #characters: TokenBucket;
  #isTimerSet = false;
  /** The stream whose line was posted last, without its end. */
  #open: Stream | null = null;
  readonly #written: Record<Stream, number> = { stdout: 0, stderr: 0 };

  constructor(host: OutputHost, limits: OutputLimits = OUTPUT_LIMITS) {
    const now = host.now();
    this.#host = host;
    this.#limits = limits;
    this.#held = new HeldText(limits.held);
    this.#messages = new TokenBucket(limits.messages, limits.messagesPerMillisecond, now);
    this.#characters = new TokenBucket(limits.characters, limits.charactersPerMillisecond, now);
  }

  /** How much was written to each stream by now, in UTF-16 code units. */
  get written(): Readonly<Record<Stream, number>> {
    return this.#written;
  }

  write(stream: Stream, text: string): void {
    if (text === "") return;
    this.#written[stream] += text.length;
    // A line that is on the page gets its end there, however long it was.
    const endsOpen = text === "\n" && this.#open === stream && this.#held.isEmpty;
    this.#keep(stream, text);
    const now = this.#host.now();
    // Both are asked, so that both are filled.
    const fewMessages = this.#messages.allows(now);
    const fewCharacters = this.#characters.allows(now);
    if ((fewMessages && fewCharacters) || endsOpen) this.flush();
    else this.#hold();
  }

  #keep(stream: Stream, text: string): void {
    const { write } = this.#limits;
    const end = text[text.length - 1] === "\n" ? "\n" : "";
    const cut = text.length - end.length - write;
    if (cut <= 0) this.#held.add(stream, text);
    else this.#held.add(stream, slice(text, 0, write), cut, end);
  }

  /** Posts all that is held, whatever the budget says. */
  flush(): void {
    const dropped = this.#held.takeDropped();
    this.#postDropped("stdout", dropped.stdout);
    this.#postDropped("stderr", dropped.stderr);
    this.#held.takeAll((stream, text, cut) => {
      this.#messages.spend(1);
      this.#characters.spend(text.length);
      this.#host.post({ kind: "output", stream, text });
      this.#open = text[text.length - 1] === "\n" ? null : stream;
      if (cut > 0) this.#host.post({ kind: "cut", stream, characters: cut });
    });
  }

  #hold(): void {
    this.#held.trim();
    if (this.#isTimerSet) return;
    this.#isTimerSet = true;
    this.#host.later(this.#limits.delay, () => {
      this.#isTimerSet = false;
      this.flush();
    });
  }

  #postDropped(stream: Stream, lines: number): void {
    if (lines > 0) this.#host.post({ kind: "dropped", stream, lines });
  }
}
