/**
 * Sees to it that there is stack left before WebAssembly is entered. JavaScript survives running out of it:
 * the frames that are cut off are gone, and that is all. The frames of the event loop are not so lucky: they
 * would never put back what they had borrowed, and nothing would run any more. So the overflow is made to
 * happen here, if it is near.
 *
 * Knows how deep one call into the loop may go: about 6 KB where it starts a task that runs at once.
 */

/** Frames of the function below, of well over 100 bytes each in any browser. */
const FRAMES = 200;

/** For a call into the loop that starts nothing, and comes more often. */
export const FRAMES_OF_LITTLE = 60;

export function ensureStack(frames = FRAMES): void {
  try {
    descend(frames, 1, 2, 3, 4, 5, 6, 7, 8);
  } catch {
    // There is room again. Thrown from here, the error's stack shows the program and not the descent.
    throw new RangeError("Maximum call stack size exceeded");
  }
}

/** Not a tail call, which some browsers would run in the same frame, and with too many arguments to be cheap. */
function descend(
  left: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
): number {
  return left === 0 ? a : 1 + descend(left - 1, b, c, d, e, f, g, h, a);
}
