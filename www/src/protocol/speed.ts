/**
 * How fast program time passes. Knows the four values and how to read one from unknown input; knows
 * nothing of clocks.
 */

/** Program seconds a wall second, or `instant`: waiting takes no time at all. */
export type Speed = "0.25" | "1" | "4" | "instant";

export const SPEEDS: readonly Speed[] = ["0.25", "1", "4", "instant"];

/** Reads a speed from an attribute or a message; anything else is `null`. */
export function parseSpeed(value: unknown): Speed | null {
  return SPEEDS.find((speed) => speed === value) ?? null;
}

/** Program seconds that pass in a wall second; null where waiting takes no time, and where nothing runs. */
export function programSpeed(speed: Speed | undefined): number | null {
  return speed === undefined || speed === "instant" ? null : Number(speed);
}
