/**
 * A run's trace as a file, to be kept and shown again: written in pieces, and read as it comes in, for it may be hundreds
 * of megabytes. Knows the version of the events and how such a file is checked; knows no page.
 */
import { decodeTraceEvents } from "../protocol/decode-events";
import { isRecord, Malformed } from "../protocol/read";
import { MOST_EVENTS, TRACE_VERSION } from "../protocol/trace";
import { words } from "../words/trace-file";
import { Recording, type TraceEvents } from "./recording";

/** By its name such a file is known among others. */
const KIND = "interleave-trace";

/** Events that are written in one go. */
const PIECE = 1_000;

/** Before its events a file says what it is in far fewer characters, and an event has fewer. */
const LONGEST_HEAD = 10_000;
const LONGEST_EVENT = 1_000_000;

/** In pieces, for whoever does not want to write all of it in one go. */
export function* writeTrace(events: TraceEvents): Generator<string> {
  yield `{"kind":"${KIND}","version":${TRACE_VERSION},"events":[\n`;
  for (let from = 0; from < events.length; from += PIECE) {
    const to = Math.min(from + PIECE, events.length);
    const lines = Array.from({ length: to - from }, (_, index) => JSON.stringify(events.at(from + index)));
    yield `${lines.join(",\n")}${to < events.length ? "," : ""}\n`;
  }
  yield "]}\n";
}

/** Why a file is none, in a sentence for the person. */
export class NoTrace extends Error {
  override readonly name = "NoTrace";
}

/** What has to come next: what the file is, an event, what stands behind the events. */
type Expects = "head" | "event" | "tail";

/**
 * Reads such a file from its text, in pieces cut anywhere. `push` and `end` throw `NoTrace` where it is none; what it holds
 * is to be shown only after `end`.
 *
 * It finds where each event begins and ends by its braces, and has JSON.parse read no more than that at a time.
 */
export class TraceReader {
  readonly recording = new Recording();
  #dropped = 0;
  #expects: Expects = "head";
  /** What has come and was not read. */
  #text = "";
  /** How far into it the braces were counted, how many are open, and whether a string is. */
  #at = 0;
  #open = 0;
  #inString = false;
  #time = 0;

  /** Events that were too many to be kept. */
  get dropped(): number {
    return this.#dropped;
  }

  push(text: string): void {
    this.#text += text;
    if (this.#expects === "head") this.#readHead(false);
    while (this.#expects === "event" && this.#readEvent());
    if (this.#expects === "tail") this.#checkTail();
    else if (this.#text.length > (this.#expects === "head" ? LONGEST_HEAD : LONGEST_EVENT)) {
      throw new NoTrace(this.#expects === "head" ? words.notOurs : words.tooLong(this.#number));
    }
  }

  /** No more will come. */
  end(): void {
    if (this.#expects === "head") this.#readHead(true);
    if (this.#expects === "event" || this.#text.trim() !== "}") {
      throw new NoTrace(words.cutOff(this.#number - 1));
    }
  }

  /** Of the event that comes next, from 1. */
  get #number(): number {
    return this.recording.length + this.#dropped + 1;
  }

  /** All before the first bracket, which begins the events. */
  #readHead(isAll: boolean): void {
    const bracket = this.#text.indexOf("[");
    if (bracket < 0 && !isAll) return;
    checkHead(bracket < 0 ? this.#text : `${this.#text.slice(0, bracket)}[]}`);
    if (bracket < 0) throw notOurs();
    this.#text = this.#text.slice(bracket + 1);
    this.#expects = "event";
  }

  /** Whether there was a whole one, or the end of them. */
  #readEvent(): boolean {
    if (this.#open === 0) {
      this.#text = this.#text.slice(this.#at).trimStart();
      this.#at = 0;
      // Between two events, not before the first, but nobody is hurt by one more.
      if (this.#text.startsWith(",")) this.#text = this.#text.slice(1).trimStart();
      if (this.#text.startsWith("]")) {
        this.#text = this.#text.slice(1);
        this.#expects = "tail";
        return false;
      }
      if (this.#text !== "" && !this.#text.startsWith("{")) throw new NoTrace(words.noEvent(this.#number));
    }
    const line = this.#open === 0 ? this.#lineOfEvent() : null;
    if (line !== null) {
      this.#keep(line);
      return true;
    }
    const end = this.#endOfEvent();
    if (end < 0) return false;
    if (this.recording.length < MOST_EVENTS) this.#keep(parsed(this.#text.slice(0, end), this.#number));
    else this.#dropped += 1;
    return true;
  }

  /** The event, where it is all of a line, as in what is saved here: that is found sooner. Null where it is not. */
  #lineOfEvent(): object | null {
    const end = this.#text.indexOf("\n");
    if (end < 0 || this.recording.length >= MOST_EVENTS) return null;
    const line = this.#text.slice(0, this.#text[end - 1] === "," ? end - 1 : end);
    try {
      const event: unknown = JSON.parse(line);
      if (!isRecord(event)) return null;
      this.#text = this.#text.slice(end + 1);
      return event;
    } catch {
      return null;
    }
  }

  /** Where the event ends that begins the text; -1 where that has not come. */
  #endOfEvent(): number {
    const text = this.#text;
    for (; this.#at < text.length; this.#at += 1) {
      const code = text.charCodeAt(this.#at);
      if (this.#inString) {
        if (code === BACKSLASH) this.#at += 1;
        else if (code === QUOTE) this.#inString = false;
      } else if (code === QUOTE) this.#inString = true;
      else if (code === OPEN) this.#open += 1;
      else if (code === CLOSE) {
        this.#open -= 1;
        if (this.#open === 0) return (this.#at += 1);
      }
    }
    return -1;
  }

  #keep(event: unknown): void {
    try {
      const events = decodeTraceEvents([event]);
      const at = events[0]?.at ?? 0;
      if (at < this.#time) throw new NoTrace(words.tooEarly(this.#number));
      this.#time = at;
      this.recording.append(events);
    } catch (error) {
      if (error instanceof Malformed) throw new NoTrace(words.malformed(this.#number, error.message));
      throw error;
    }
  }

  #checkTail(): void {
    if (!/^\s*(\}\s*)?$/.test(this.#text)) throw new NoTrace(words.moreBehind);
  }
}

function parsed(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoTrace(words.notJson(number));
  }
}

const [BACKSLASH, QUOTE, OPEN, CLOSE] = [0x5c, 0x22, 0x7b, 0x7d];

/** Of a file without its events: whether it is one, of this version. */
function checkHead(text: string): void {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw notOurs();
  }
  if (!isRecord(file) || file["kind"] !== KIND || !Array.isArray(file["events"])) throw notOurs();
  const version = file["version"];
  if (version !== TRACE_VERSION) {
    throw new NoTrace(words.otherVersion(String(JSON.stringify(version)).slice(0, 20), TRACE_VERSION));
  }
}

function notOurs(): NoTrace {
  return new NoTrace(words.notOurs);
}
