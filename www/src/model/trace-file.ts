/**
 * A run's trace as a file, to be kept and shown again. Knows the version of the events and how such a file is checked;
 * knows no page.
 */
import { decodeTraceEvents } from "../protocol/decode-trace";
import { isRecord, Malformed } from "../protocol/read";
import { TRACE_VERSION, type TraceEvent } from "../protocol/trace";
import type { TraceEvents } from "./recording";

/** By its name such a file is known among others. */
const KIND = "interleave-trace";

/** Events that are written in one go. */
const PIECE = 1_000;

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

/** Throws `NoTrace`. */
export function readTraceFile(text: string): readonly TraceEvent[] {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new NoTrace("This file is no trace: it is not JSON. Open one that was saved here.");
  }
  if (!isRecord(file) || file["kind"] !== KIND || !Array.isArray(file["events"])) {
    throw new NoTrace("This file is no trace of Interleave. Open one that was saved here.");
  }
  const version = file["version"];
  if (version !== TRACE_VERSION) {
    throw new NoTrace(
      `This trace is of version ${JSON.stringify(version)}, and this page reads version ${TRACE_VERSION}. ` +
        "Run the program again to get a new one.",
    );
  }
  try {
    return decodeTraceEvents(file["events"]);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    throw new NoTrace(`This trace is damaged: ${error.message}.`);
  }
}
