/**
 * Makes of anything thrown what the page shows: a name, a message, the line to blame and the frames of the
 * person's own program. Knows how the parts are found; not when an error counts as uncaught.
 */
import type { Frame, ProgramError } from "../../../protocol/messages";
import { words } from "../../../words/javascript";
import { CompileError } from "../compile";
import type { PlacedFrame, ProgramSource } from "./program-source";
import { describeThrown, thrownLine } from "./thrown";
import type { Trail } from "./trail";

export class ErrorReader {
  readonly #source: ProgramSource;
  readonly #trail: Trail;
  /** The name of the snippet whose places are told, before the program's own run; null for the program's. */
  snippet: string | null = null;

  constructor(source: ProgramSource, trail: Trail) {
    this.#source = source;
    this.#trail = trail;
  }

  /** Never throws, whatever it is given. */
  read(thrown: unknown): ProgramError {
    const frames = this.frames(thrown);
    const { name, message } = describeThrown(thrown);
    return {
      name,
      message: this.#source.inOwnWords(message),
      line: frames[0]?.line ?? null,
      column: frames[0]?.column ?? null,
      frames,
    };
  }

  /**
   * Where it was thrown, innermost first, and then the awaits it passed. Where it passed none, who called
   * the task in which it was thrown. Of other texts than the one that runs no places are told: a line would be looked for
   * in the wrong one.
   */
  frames(thrown: unknown): readonly Frame[] {
    const all: Frame[] = [];
    const { frames, own } = this.#source.frames(thrown);
    const passed = this.#trail.frames(thrown);
    const kept = passed.length === 0 ? frames.length : own;
    for (let n = 0; n < kept; n += 1) this.#add(all, frames[n] as PlacedFrame);
    for (let n = 0; n < passed.length; n += 1) this.#add(all, passed[n] as PlacedFrame);
    return all;
  }

  #add(all: Frame[], { name, line, column, snippet }: PlacedFrame): void {
    if ((snippet ?? null) === this.snippet) add(all, { name, line, column });
  }

  /** One line for a report: `Error: boom (line 7)`. */
  line(thrown: unknown): string {
    const line = this.frames(thrown)[0]?.line;
    const text = this.#source.inOwnWords(thrownLine(thrown));
    return line === undefined ? text : words.errorAt(text, line);
  }
}

/** Recursion is cut to a few rounds. */
function add(all: Frame[], frame: Frame): void {
  const count = all.length;
  if (
    count >= 3 &&
    isSame(all[count - 1], frame) &&
    isSame(all[count - 2], frame) &&
    isSame(all[count - 3], frame)
  ) {
    return;
  }
  all[count] = frame;
}

function isSame(one: Frame | undefined, other: Frame): boolean {
  return one?.name === other.name && one.line === other.line;
}

/** A program that does not compile. */
export function compileFailure(error: CompileError): ProgramError {
  const { line, column } = error.position;
  return { name: error.name, message: error.message, line, column, frames: [] };
}
