/**
 * `spawn` on the realm's loop. Knows only where to find it.
 */
import { currentLoop } from "./current.js";

export function spawn(body, options = undefined) {
  return currentLoop().spawn(body, options);
}
