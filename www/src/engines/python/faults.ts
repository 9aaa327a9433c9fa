/**
 * The ways in which the engine itself can end, in words for the person: no memory left, a panic of Rust's, a trap.
 * After any of them nothing in the instance may run again. Knows the hooks that crate/python/src/browser calls.
 */
import { words } from "../../words/python";

/** How much memory a program may use, in GB: `--max-memory` of crate/python/build.rs. */
const MEMORY = 1;

export const OUT_OF_MEMORY = words.outOfMemory(MEMORY);

export class OutOfMemory extends Error {
  override readonly name = "OutOfMemory";
}

let panic: string | null = null;

Object.assign(globalThis, {
  interleaveOutOfMemory(): never {
    throw new OutOfMemory(OUT_OF_MEMORY);
  },
  interleavePanicked(why: string): void {
    panic = why;
  },
});

/** What the page is told of an error that no program can raise. */
export function faultOf(error: unknown): string {
  if (panic !== null) return words.broken(panic);
  if (isTooDeep(error)) return words.tooDeep;
  return words.broken(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}

/** Firefox has an error of its own for it, which no standard names. */
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.message === "too much recursion");
}
