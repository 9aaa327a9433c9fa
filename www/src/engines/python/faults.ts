/**
 * The ways in which the engine itself can end, in words for the person: no memory left, a panic of Rust's, a trap.
 * After any of them nothing in the instance may run again. Knows the hooks that crate/python/src/browser calls.
 */

/** How much memory a program may use: `--max-memory` of crate/python/build.rs. */
const MEMORY = "1 GB";

export const OUT_OF_MEMORY = `the program used all of the ${MEMORY} of memory that there is for it`;

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
  if (panic !== null) return `Python broke: ${panic}. This is a fault of the engine, not of the program`;
  if (isTooDeep(error)) {
    return "The program went too deep: the stack of the engine is full. Nest less, or recurse less deeply";
  }
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `Python broke: ${reason}. This is a fault of the engine, not of the program`;
}

/** Firefox has an error of its own for it, which no standard names. */
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.message === "too much recursion");
}
