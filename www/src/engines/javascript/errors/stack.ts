/**
 * Reads the `stack` of an error, which every browser writes in its own way:
 *
 *     Chromium  TypeError: message\n    at name (url:line:column)\n    at url:line:column
 *     Firefox   name@url:line:column
 *     WebKit    name@url:line:column, and name@ where it will not say
 *
 * Knows text only. What is in it was within the program's reach and may be anything, of any length.
 */
import { NativeNumber, exec, indexOf, lastIndexOf, slice, startsWith } from "../../primordials";

export interface StackFrame {
  /** As the browser names the function; empty for most that have no name. */
  readonly name: string;
  readonly url: string;
  /** From 1, as the browser counts. */
  readonly line: number;
  readonly column: number;
}

/** No stack that a browser writes is longer, for it holds at most `Error.stackTraceLimit` frames. */
const LONGEST = 50_000;

const CHROMIUM = /^ {4}at (?:async )?(?:(.*) )?\(?(.*):(\d+):(\d+)\)?$/;
const OTHERS = /^([^@]*(?:@.*)?)@(.*):(\d+):(\d+)$/;
const NOT_A_NAME = /^(?:eval|anonymous|<anonymous>|global code|eval code|module code)$/;

/** `message` is how the error described itself; Chromium's stacks begin with it. Innermost frame first. */
export function parseStack(stack: string, message: string): readonly StackFrame[] {
  const text = slice(stack, 0, LONGEST + message.length);
  const at = message === "" ? -1 : indexOf(text, message);
  // A message may contain what looks like frames. It ends where the first line of them begins.
  const isHeader = at !== -1 && at < 200 && indexOf(slice(text, 0, at), "\n") === -1;
  const rest = isHeader ? slice(text, at + message.length) : text;
  const isChromium = startsWith(rest, "    at ") || indexOf(rest, "\n    at ") !== -1;
  const frames: StackFrame[] = [];
  for (let start = 0; start < rest.length;) {
    const newline = indexOf(rest, "\n", start);
    const end = newline === -1 ? rest.length : newline;
    const frame = parseLine(slice(rest, start, end), isChromium);
    if (frame !== null) frames[frames.length] = frame;
    start = end + 1;
  }
  return frames;
}

function parseLine(line: string, isChromium: boolean): StackFrame | null {
  // Longer than any frame is; the patterns below look back and forth.
  if (line.length > 1_000) return null;
  const match = exec(isChromium ? CHROMIUM : OTHERS, line);
  if (match === null) return null;
  const url = match[2] ?? "";
  return {
    name: cleanName(match[1] ?? ""),
    url,
    line: NativeNumber(match[3]),
    column: NativeNumber(match[4]),
  };
}

/** Chromium: `Object.method`, `new Class`, `get x [as y]`. Firefox: `outer/inner`, `outer/<`. */
function cleanName(name: string): string {
  const alias = indexOf(name, " [as ");
  if (alias !== -1) name = slice(name, 0, alias);
  const nested = lastIndexOf(name, "/");
  if (nested !== -1) name = slice(name, nested + 1);
  if (startsWith(name, "Object.") || startsWith(name, "global.")) name = slice(name, 7);
  return name === "<" || exec(NOT_A_NAME, name) !== null ? "" : name;
}
