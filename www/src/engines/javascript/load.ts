/**
 * Turns compiled code into a function, under a name by which its frames are found in stacks. Knows the ways
 * that browsers have of evaluating text; nothing of what the text does.
 */
import { parseStack } from "./errors/stack";
import { NativeFunction } from "../primordials";

/** A program that is ready to be called with its runtime. */
export interface Loaded {
  readonly start: (runtime: unknown) => unknown;
  /** What stands for the program in stacks. */
  readonly url: string;
  /** Lines that stand before the code's first, as stacks count. */
  readonly linesBefore: number;
}

/** What loading needs of a compiled program. */
export interface Loadable {
  /** Body of a function with one parameter. */
  readonly code: string;
  readonly parameter: string;
}

const NAME = "interleave-program.js";

export async function load({ code, parameter }: Loadable): Promise<Loaded> {
  return loadFunction(code, parameter) ?? (await loadModule(code, parameter));
}

/** Null where the browser keeps the positions of such functions to itself. */
function loadFunction(code: string, parameter: string): Loaded | null {
  const linesBefore = headerLines(parameter);
  if (linesBefore === null) return null;
  const start = new NativeFunction(parameter, `${code}\n//# sourceURL=${NAME}`) as Loaded["start"];
  return { start, url: NAME, linesBefore };
}

/** How many lines `new Function` puts before the text it is given, found by asking. */
function headerLines(parameter: string): number | null {
  const probe = new NativeFunction(
    parameter,
    `return new Error().stack\n//# sourceURL=${NAME}`,
  ) as () => unknown;
  const stack = probe();
  if (typeof stack !== "string") return null;
  const frame = parseStack(stack, "")[0];
  return frame?.url === NAME ? frame.line - 1 : null;
}

/** WebKit gives no positions for code made by `new Function` or `eval`, but does for modules. */
async function loadModule(code: string, parameter: string): Promise<Loaded> {
  const text = `export default function (${parameter}) {\n${code}\n}`;
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try {
    const module = (await import(/* @vite-ignore */ url)) as { default: Loaded["start"] };
    return { start: module.default, url, linesBefore: 1 };
  } finally {
    URL.revokeObjectURL(url);
  }
}
