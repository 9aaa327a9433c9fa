/** Numbers as people read them: three digits, and the unit that fits. */
import type { Spread } from "./statistics";

export function digits(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString("en");
  return value.toFixed(size >= 10 ? 1 : 2);
}

/** A time given in milliseconds. */
export function time(milliseconds: number): string {
  if (milliseconds >= 1) return `${digits(milliseconds)} ms`;
  if (milliseconds >= 1e-3) return `${digits(milliseconds * 1e3)} µs`;
  return `${digits(milliseconds * 1e6)} ns`;
}

export function timeWithSpread({ median, low, high }: Spread): string {
  return `${time(median)} (${time(low)} to ${time(high)})`;
}

export function ratioWithSpread({ median, low, high }: Spread): string {
  return `${digits(median)}× (${digits(low)} to ${digits(high)})`;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
