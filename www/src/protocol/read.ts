/**
 * Reads one field of an object of unknown shape, or throws `Malformed` with a sentence that names the
 * field. Knows nothing of any message.
 */

/** An object that may have any own fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** Input that is not of the shape it claims. Its message is the part of a sentence that says why. */
export class Malformed extends Error {
  override readonly name = "Malformed";
}

export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function readString(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === "string") return value;
  throw new Malformed(`"${name}" is not a string`);
}

export function readBoolean(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (typeof value === "boolean") return value;
  throw new Malformed(`"${name}" is neither true nor false`);
}

/** A finite number. */
export function readNumber(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new Malformed(`"${name}" is not a finite number`);
}

/** A whole number from 0, small enough to be exact. */
export function readCount(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw new Malformed(`"${name}" is not a count`);
}

export function readArray(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (Array.isArray(value)) return value;
  throw new Malformed(`"${name}" is not a list`);
}
