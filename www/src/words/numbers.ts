/** Numbers and times, alone or within a sentence. In the signs of the language that `language.ts` names. */
import { words as language } from "./language";

export const words = {
  /** "12,345"; "1.05". */
  number: (value: number): string => PLAIN.format(value),

  /** A time or a duration in milliseconds, to three digits or so: "1.23 s", "300 ms", "12.3 µs". */
  time(milliseconds: number): string {
    const size = Math.abs(milliseconds);
    if (size === 0) return "0 s";
    if (size >= 1_000) return `${digits(milliseconds / 1_000, 0, size >= 100_000 ? 0 : 2)} s`;
    if (size >= 1) return `${digits(milliseconds, 0, size >= 100 ? 0 : 1)} ms`;
    return `${digits(milliseconds * 1_000, 0, size >= 0.1 ? 0 : 1)} µs`;
  },

  /** A tick of an axis whose ticks lie so far apart: all of one axis have the same unit and as many digits. */
  tick(milliseconds: number, apart: number, end: number): string {
    const [unit, size] = end >= 1_000 ? ["s", 1_000] : end >= 1 ? ["ms", 1] : ["µs", 0.001];
    const behind = Math.min(9, Math.max(0, Math.ceil(-Math.log10((apart / size) * 1.000_001))));
    return `${digits(milliseconds / size, behind, behind)} ${unit}`;
  },
};

const PLAIN = new Intl.NumberFormat(language.tag);

/** A format is dear to make, and there are few. */
const formats = new Map<string, Intl.NumberFormat>();

/** At least and at most so many digits behind the point. */
function digits(value: number, least: number, most: number): string {
  const key = `${least} ${most}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language.tag, {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      useGrouping: false,
      // What is rounded to nothing has no sign.
      signDisplay: "negative",
    });
    formats.set(key, format);
  }
  return format.format(value);
}
