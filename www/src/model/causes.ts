/** Who caused something. Knows causes; no events. Pure. */
import type { Cause } from "../protocol/trace";

/** Whether both are the same job or timer, or both from outside of the loop. */
export function isSameCause(one: Cause, other: Cause): boolean {
  if (one.by === "outside" || other.by === "outside") return one.by === other.by;
  return one.by === other.by && one.id === other.id;
}
