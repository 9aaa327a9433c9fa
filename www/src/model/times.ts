/** How times are written: 0.3 s, 12 ms. Knows no clock. */

/** A time or a duration in milliseconds, to three digits or so. */
export function timeText(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  if (size === 0) return "0 s";
  if (size >= 1_000) return `${shortened(milliseconds / 1_000, size >= 100_000 ? 0 : 2)} s`;
  if (size >= 1) return `${shortened(milliseconds, size >= 100 ? 0 : 1)} ms`;
  return `${shortened(milliseconds * 1_000, size >= 0.1 ? 0 : 1)} µs`;
}

/** A tick of an axis whose ticks lie so far apart: all of one axis have the same unit and as many digits. */
export function tickText(milliseconds: number, apart: number, end: number): string {
  const [unit, size] = end >= 1_000 ? ["s", 1_000] : end >= 1 ? ["ms", 1] : ["µs", 0.001];
  const digits = Math.max(0, Math.ceil(-Math.log10((apart / size) * 1.000_001)));
  return `${(milliseconds / size).toFixed(Math.min(digits, 9))} ${unit}`;
}

function shortened(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
