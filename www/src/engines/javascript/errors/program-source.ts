/**
 * Where an error happened, in the person's own program: reads an error's stack, keeps the frames that are
 * the program's, and maps them back to what the person wrote. Frames of the engine, of the browser and of
 * code the program made by `eval` are left out. Knows one compiled program; not what is done with errors.
 */
import type { Frame } from "../../../protocol/messages";
import { NativeString, exec, indexOf, isObject, read, slice, startsWith } from "../../primordials";
import type { Place } from "../compile";
import type { Loadable, Loaded } from "../load";
import { inOwnWords } from "./message";
import { parseStack, type StackFrame } from "./stack";
import { isError } from "./thrown";

/** What is needed of a compiled program to find places in it. */
export interface Located extends Loadable {
  original(line: number, column: number): Place;
  originalLine(line: number): Place;
  /** Name of the function around a place of the person's. */
  functionAt(place: Place): string;
}

/** A frame of the program, or of a snippet before it. */
export interface PlacedFrame extends Frame {
  readonly snippet?: string;
}

/** Frames of the program, innermost first. */
export interface Frames {
  readonly frames: readonly PlacedFrame[];
  /** How many of them stood above the engine: what follows is who called the task, not what it called. */
  readonly own: number;
}

/** Deeper stacks are recursion, of which a few rounds say it all. */
const MOST_FRAMES = 20;

/** Addresses of what the program evaluated itself, and of the browser's own functions. */
const NO_FILE = /^$|eval at |> eval|> Function|<anonymous>|\[native code\]/;

/** What the compiler calls where the person called an async function. */
const CALLS = ["call", "gen", "notConstructor"];

export class ProgramSource {
  readonly #program: Located;
  readonly #loaded: Loaded;
  readonly #lines: readonly string[];

  constructor(program: Located, loaded: Loaded) {
    this.#program = program;
    this.#loaded = loaded;
    this.#lines = program.code.split("\n");
  }

  /** Frames of the program in the stack of an error. None for everything else. */
  frames(error: unknown): Frames {
    const stack = isObject(error) ? read(error, "stack") : undefined;
    if (!isObject(error) || typeof stack !== "string") return { frames: [], own: 0 };
    const message = read(error, "message");
    const all = parseStack(stack, typeof message === "string" ? message : "");
    const frames: PlacedFrame[] = [];
    let own: number | null = null;
    for (let n = 0; n < all.length && frames.length < MOST_FRAMES; n += 1) {
      const frame = all[n] as StackFrame;
      if (n === 0 && all.length > 1 && isOwnConstructor(error, frame.name)) continue;
      const found = this.#locate(frame);
      if (found === "engine") own ??= frames.length === 0 ? null : frames.length;
      else if (found !== null) frames[frames.length] = found;
    }
    return { frames, own: own ?? frames.length };
  }

  /** A message about the program as the person wrote it. */
  inOwnWords(message: string): string {
    return inOwnWords(message, this.#program.parameter);
  }

  /** Null for what is of no interest. */
  #locate({ name, url, line, column }: StackFrame): PlacedFrame | "engine" | null {
    if (url !== this.#loaded.url) return exec(NO_FILE, url) === null ? "engine" : null;
    const ownLine = line - this.#loaded.linesBefore;
    if (ownLine < 1) return null;
    if (this.#isCallOfRuntime(ownLine, column)) return "engine";
    const place = this.#original(ownLine, column);
    return { name: this.#nameAt(place, name), ...place };
  }

  /** Whether this is where an async function that was called begins its task. */
  #isCallOfRuntime(line: number, column: number): boolean {
    const { parameter } = this.#program;
    const text = this.#lines[line - 1] ?? "";
    for (let n = 0; n < CALLS.length; n += 1) {
      const call = `${parameter}.${CALLS[n]}(`;
      // Browsers point at its beginning, at the name after the dot, or at the bracket.
      const start = column - call.length;
      if (indexOf(slice(text, start < 0 ? 0 : start, column - 1 + call.length), call) !== -1) return true;
    }
    return false;
  }

  #original(line: number, column: number): Place {
    try {
      return this.#program.original(line, column);
    } catch {
      // The mapping is ordinary code, which a program that overwrites built-in methods breaks. Lines are
      // the same before and after compiling, so the line is right even then.
      return { ...this.#program.originalLine(line), column };
    }
  }

  #nameAt(place: Place, name: string): string {
    try {
      const found = this.#program.functionAt(place);
      if (found !== "constructor" || name === "") return found;
      return startsWith(name, "new ") ? name : `new ${name}`;
    } catch {
      return name === "" ? "(anonymous)" : name; // as above
    }
  }
}

/**
 * Firefox and WebKit count the constructor of the error's own class as a frame; where the error was made
 * is the frame below.
 */
function isOwnConstructor(error: object, name: string): boolean {
  if (name === "" || !isError(error)) return false;
  const own = NativeString(read(read(error, "constructor"), "name"));
  return name === own || name === `new ${own}`;
}
