/**
 * Makes of anything thrown what the page shows: a name, a message, the line to blame and the frames of the
 * person's own program. Knows how the parts are found; not when an error counts as uncaught.
 */
import type { Frame, ProgramError } from "../../../protocol/messages";
import { CompileError } from "../compile";
import type { ProgramSource } from "./program-source";
import { describeThrown, thrownLine } from "./thrown";
import type { Trail } from "./trail";

export class ErrorReader {
  readonly #source: ProgramSource;
  readonly #trail: Trail;

  constructor(source: ProgramSource, trail: Trail) {
    this.#source = source;
    this.#trail = trail;
  }

  /** Never throws, whatever it is given. */
  read(thrown: unknown): ProgramError {
    const frames = this.frames(thrown);
    const { name, message } = describeThrown(thrown);
    return { name, message, line: frames[0]?.line ?? null, column: frames[0]?.column ?? null, frames };
  }

  /** Where it was thrown, innermost first, and then the awaits it passed. */
  frames(thrown: unknown): readonly Frame[] {
    const all: Frame[] = [];
    const stack = this.#source.frames(thrown);
    for (let n = 0; n < stack.length; n += 1) all[n] = stack[n] as Frame;
    const passed = this.#trail.frames(thrown);
    for (let n = 0; n < passed.length; n += 1) all[all.length] = passed[n] as Frame;
    return all;
  }

  /** One line for a report: `Error: boom (line 7)`. */
  line(thrown: unknown): string {
    const line = this.frames(thrown)[0]?.line;
    return line === undefined ? thrownLine(thrown) : `${thrownLine(thrown)} (line ${line})`;
  }
}

/** A program that does not compile. */
export function compileFailure(error: CompileError): ProgramError {
  const { line, column } = error.position;
  return { name: error.name, message: error.message, line, column, frames: [] };
}
