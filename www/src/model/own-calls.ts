/**
 * Which of the calls that a task was in are of the person's own program: an await stack without what a library does below and
 * between. Pure.
 */
import type { TraceFrame } from "../protocol/trace";
import type { Suspension } from "./state";

/** Outermost first. */
export function ownCalls({ stack, line }: Pick<Suspension, "stack" | "line">): readonly TraceFrame[] {
  // The innermost of the person's own calls is at `line`; its file is the program's, and no other one counts.
  const file = stack.findLast((frame) => frame.line === line)?.file;
  return file === undefined ? [] : stack.filter((frame) => frame.file === file);
}

/** Without what Python qualifies the names of functions by: "main.<locals>.fetch". */
export function callName({ function: name }: TraceFrame): string {
  return name.split(".").at(-1) ?? name;
}
