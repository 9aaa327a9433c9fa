/**
 * The compiler: a person's JavaScript module becomes the body of a function in which every async
 * function is a generator that the runtime drives, so that tasks can be scheduled, cancelled and located.
 *
 * Text is edited in place: no newline comes or goes, so lines are the same before and after, and
 * `original` maps columns back exactly. Pure: no DOM, no worker, no WebAssembly.
 */
import { captures } from "./captures";
import { chains } from "./chains";
import { disposal } from "./disposal";
import { CompileError } from "./errors";
import { functions } from "./functions";
import { loops } from "./loops";
import { joined, type Place } from "./joined";
import { modules, separateCommentLookalikes } from "./modules";
import { freshNames, nameInference } from "./names";
import { parse } from "./parse";
import { Rewriter, type Handlers } from "./rewriter";
import type { Site } from "./sites";
import { suspensions } from "./suspensions";

export { CompileError } from "./errors";
export type { Site } from "./sites";
export type { Runtime } from "./contract";
export type { Place } from "./joined";

export interface Compiled {
  /**
   * Body of a function with one parameter, named `parameter`, which must be a `Runtime`. Begins with
   * "use strict" and ends in `return $.main(...)`.
   */
  readonly code: string;
  /** Name of that parameter: `$`, or another where the program uses names that begin so. */
  readonly parameter: string;
  /** Suspension points and async functions; the index is the number that `code` passes to the runtime. */
  readonly sites: readonly Site[];
  /** From a position in `code` (its first line is line 1) to the person's. */
  original(line: number, column: number): Place;
  /** The same of a line alone, for whoever has no map of columns: between the two, lines move as a whole. */
  originalLine(line: number): Place;
  /**
   * Name of the innermost function, sync or async, around one of the person's positions. What runs are
   * generators without names, so an engine's stack traces do not tell.
   */
  functionAt(place: Place): string;
}

/** A program that runs before another one, and what it is called. */
export interface Snippet {
  readonly name: string;
  readonly code: string;
}

export interface CompileOptions {
  /** Names that "interleave" exports. Given, an import of any other is an error. */
  readonly exports?: Iterable<string>;
  /** Whether the program is to say at which line it is (`Runtime.line`). Without, nothing of that is in the code. */
  readonly lines?: boolean;
  /** Whether the program is to note where it calls something (`Runtime.calls`). Without, nothing of that is in the code. */
  readonly calls?: boolean;
}

const HANDLERS: Handlers = {
  ...nameInference,
  ...captures,
  ...chains,
  ...functions,
  ...suspensions,
  ...loops,
  ...disposal,
  ...modules,
};

/**
 * Throws `CompileError`. What runs before the program shares its names: each text is the body of a function, and the next
 * one's function stands at its end and is what it returns, so that the next one sees all that it declares, and may
 * declare the same names anew.
 */
export function compile(
  source: string,
  options: CompileOptions = {},
  before: readonly Snippet[] = [],
): Compiled {
  const texts = [...before, { name: null, code: source }];
  const parsed = texts.map(({ name, code }) => inSnippet(name, () => parse(code)));
  const names = freshNames(...parsed.map(({ tokens }) => tokens));
  const exported = options.exports === undefined ? null : new Set(options.exports);
  const sites: Site[] = [];
  const rewritten = parsed.map((text, n) => {
    const { name, code } = texts[n] as (typeof texts)[number];
    const tells = { ...options, lines: options.lines === true && name === null };
    const rewriter = new Rewriter(text, names, exported, HANDLERS, tells, name, sites);
    inSnippet(name, () => rewriter.visit(text.program));
    separateCommentLookalikes(rewriter);
    // A hashbang stands only at the very beginning of a file; here it is a comment after other text.
    if (code.startsWith("#!")) rewriter.edits.replace({ start: 0, end: 2 }, "//");
    return rewriter;
  });
  const declarations = rewritten[0]?.calls?.declarations ?? "";
  const first = `"use strict";${declarations}return ${names.runtime}.main(`;
  const pieces = rewritten.map((rewriter, n) => {
    const prefix = `${n === 0 ? first : "return "}function*(){${rewriter.imports.join("")}`;
    const suffix = n === before.length ? `\n}${"}".repeat(n)})` : "";
    return { ...rewriter.edits.finish(prefix, suffix), rewriter };
  });
  return { ...joined(pieces), parameter: names.runtime, sites };
}

/** Does something whose errors are those of a snippet, or of the program. */
function inSnippet<T>(name: string | null, does: () => T): T {
  try {
    return does();
  } catch (error) {
    if (error instanceof CompileError) error.snippet = name;
    throw error;
  }
}
