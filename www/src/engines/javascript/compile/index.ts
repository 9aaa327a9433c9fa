/**
 * The compiler: a person's JavaScript module becomes the body of a function in which every async
 * function is a generator that the runtime drives, so that tasks can be scheduled, cancelled and located.
 *
 * Text is edited in place: no newline comes or goes, so lines are the same before and after, and
 * `original` maps columns back exactly. Pure: no DOM, no worker, no WebAssembly.
 */
import type { Position } from "../../../protocol/messages";
import { captures } from "./captures";
import { chains } from "./chains";
import { disposal } from "./disposal";
import { functions } from "./functions";
import { loops } from "./loops";
import { modules, separateCommentLookalikes } from "./modules";
import { freshNames, nameInference } from "./names";
import { parse } from "./parse";
import { Rewriter, type Handlers } from "./rewriter";
import type { Site } from "./sites";
import { suspensions } from "./suspensions";

export { CompileError } from "./errors";
export type { Site } from "./sites";
export type { Runtime } from "./contract";

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
  original(line: number, column: number): Position;
  /**
   * Name of the innermost function, sync or async, around one of the person's positions. What runs are
   * generators without names, so an engine's stack traces do not tell.
   */
  functionAt(line: number, column: number): string;
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

/** Throws `CompileError`. */
export function compile(source: string, options: CompileOptions = {}): Compiled {
  const parsed = parse(source);
  const names = freshNames(parsed.tokens);
  const exported = options.exports === undefined ? null : new Set(options.exports);
  const rewriter = new Rewriter(parsed, names, exported, HANDLERS, options);
  rewriter.visit(parsed.program);
  separateCommentLookalikes(rewriter);
  // A hashbang stands only at the very beginning of a file; here it is a comment after other text.
  if (source.startsWith("#!")) rewriter.edits.replace({ start: 0, end: 2 }, "//");

  const prefix = `"use strict";${rewriter.calls?.declarations ?? ""}return ${names.runtime}.main(function*(){${rewriter.imports.join("")}`;
  const { code, positions } = rewriter.edits.finish(prefix, "\n})");
  return {
    code,
    parameter: names.runtime,
    sites: rewriter.sites,
    original: (line, column) => positions.original(line, column),
    functionAt: (line, column) => rewriter.functionAt(line, column),
  };
}
