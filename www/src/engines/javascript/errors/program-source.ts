/**
 * Where an error happened, in the person's own program: reads an error's stack, keeps the frames that are
 * the program's, and maps them back to what the person wrote. Frames of the engine, of the browser and of
 * code the program made by `eval` are left out. Knows one compiled program; not what is done with errors.
 */
import type { Frame, Position } from "../../../protocol/messages";
import { isObject, read } from "../primordials";
import type { Loaded } from "../load";
import { parseStack, type StackFrame } from "./stack";
import { isError } from "./thrown";

/** What is needed of a compiled program to find places in it. */
export interface Positions {
  original(line: number, column: number): Position;
  /** Name of the function around a place of the person's, if the compiler can tell. */
  functionAt?(line: number, column: number): string;
}

/** Deeper stacks are recursion, of which a few rounds say it all. */
const MOST_FRAMES = 20;

export class ProgramSource {
  readonly #positions: Positions;
  readonly #loaded: Loaded;

  constructor(positions: Positions, loaded: Loaded) {
    this.#positions = positions;
    this.#loaded = loaded;
  }

  /** Frames of the program in the stack of an error, innermost first. Empty for everything else. */
  frames(error: unknown): readonly Frame[] {
    if (!isObject(error)) return [];
    const stack = read(error, "stack");
    if (typeof stack !== "string") return [];
    const message = read(error, "message");
    const all = parseStack(stack, typeof message === "string" ? message : "");
    const frames: Frame[] = [];
    for (let n = 0; n < all.length && frames.length < MOST_FRAMES; n += 1) {
      const frame = all[n];
      const found = frame === undefined ? null : this.#locate(frame);
      if (found !== null) frames[frames.length] = found;
    }
    return withoutOwnConstructor(error, frames);
  }

  #locate({ name, url, line, column }: StackFrame): Frame | null {
    const ownLine = line - this.#loaded.linesBefore;
    if (url !== this.#loaded.url || ownLine < 1) return null;
    const position = this.#original(ownLine, column);
    return { name: this.#functionAt(position) ?? (name === "" ? "(anonymous)" : name), ...position };
  }

  #original(line: number, column: number): Position {
    try {
      return this.#positions.original(line, column);
    } catch {
      // The mapping is ordinary code, which a program that overwrites built-in methods breaks. Lines are
      // the same before and after compiling, so the line is right even then.
      return { line, column };
    }
  }

  #functionAt({ line, column }: Position): string | null {
    try {
      return this.#positions.functionAt?.(line, column) ?? null;
    } catch {
      return null; // as above
    }
  }
}

/**
 * Firefox and WebKit count the constructor of the error's own class as a frame; where the error was made
 * is the frame below.
 */
function withoutOwnConstructor(error: object, frames: Frame[]): readonly Frame[] {
  if (!isError(error) || frames.length < 2) return frames;
  const own = read(read(error, "constructor"), "name");
  const first = frames[0]?.name;
  if (first !== own && first !== `new ${String(own)}` && first !== `${String(own)}.constructor`)
    return frames;
  const rest: Frame[] = [];
  for (let n = 1; n < frames.length; n += 1) rest[n - 1] = frames[n] as Frame;
  return rest;
}
