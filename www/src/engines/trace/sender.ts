/**
 * Sends the trace to the page: what is more than a page keeps is counted instead. Knows batches, and how many events
 * stand in one; not what they mean, nor in which language the program is.
 */
import type { FromWorker } from "../../protocol/messages";
import { MOST_EVENTS, type TraceBatch } from "../../protocol/trace";

/** A program that never ends produces events without end: what is only counted is said this often. */
const DROPPED_BETWEEN = 50_000;

export class TraceSender {
  readonly #post: (message: FromWorker, transfer: Transferable[]) => void;
  readonly #limit: number;
  #sent = 0;
  #dropped = 0;

  /** The batch that reaches the limit is sent whole. `post` may give the memory of the numbers away with the message: it is not used again. */
  constructor(post: (message: FromWorker, transfer: Transferable[]) => void, limit = MOST_EVENTS) {
    this.#post = post;
    this.#limit = limit;
  }

  /** `dropped` counts events that are not in the batch any more. */
  send(batch: TraceBatch, dropped: number): void {
    const events = batch.words[1] ?? 0;
    this.#dropped += dropped;
    if (this.#sent < this.#limit) {
      this.#sent += events;
      if (events > 0) this.#say(batch);
    } else {
      this.#dropped += events;
    }
    if (this.#dropped >= DROPPED_BETWEEN) this.close();
  }

  /** Counts events that are in no batch. */
  leftOut(events: number): void {
    this.#dropped += events;
    if (this.#dropped >= DROPPED_BETWEEN) this.close();
  }

  /** Says what has been counted and not been said. */
  close(): void {
    if (this.#dropped > 0) this.#say({ words: new Float64Array(0), text: "", places: [] });
  }

  #say({ words, text, places }: TraceBatch): void {
    const dropped = this.#dropped;
    this.#dropped = 0;
    this.#post({ kind: "trace", words, text, places, dropped }, [words.buffer]);
  }
}
