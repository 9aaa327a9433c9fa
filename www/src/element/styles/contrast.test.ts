/**
 * What WCAG 2.2 asks of the colours, in light and in dark: 4.5 to 1 for text (1.4.3), 3 to 1 for what one has to see to
 * understand a picture or to find a control (1.4.11). Worked out from the colours as they stand in `tokens.ts`.
 */
import { describe, expect, it } from "vitest";
import { tokens } from "./tokens";

type Scheme = "light" | "dark";

/** The value of a custom property in a scheme, with what it refers to put in its place. */
function colour(property: string, scheme: Scheme): string {
  const declared = new RegExp(`${property}:([^;]+);`).exec(tokens.cssText)?.[1]?.trim();
  if (declared === undefined) throw new Error(`there is no ${property}`);
  // The colour that a host page may set has its default behind the comma.
  const own = /^var\(--interleave-[\w-]+, (.+)\)$/s.exec(declared)?.[1] ?? declared;
  const other = /^var\((--_[\w-]+)\)$/.exec(own)?.[1];
  if (other !== undefined) return colour(other, scheme);
  const both = /^light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)$/.exec(own);
  const value = both === null ? own : both[scheme === "light" ? 1 : 2];
  if (value === undefined || !/^#[\da-f]{6}$/.test(value))
    throw new Error(`${property} is no colour: ${own}`);
  return value;
}

/** Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Text, and the grounds that it stands on. */
const TEXT: Readonly<Record<string, readonly string[]>> = {
  "--_text": [
    "--_surface",
    "--_sunken",
    "--_control",
    "--_control-hover",
    "--_match",
    "--_suspended",
    "--_error-soft",
  ],
  "--_muted": ["--_surface", "--_sunken", "--_control", "--_error-soft"],
  "--_faint": ["--_surface", "--_sunken"],
  "--_later": ["--_sunken", "--_error-soft"],
  "--_link": ["--_surface", "--_sunken", "--_error-soft"],
  "--_accent": ["--_control", "--_surface"],
  "--_on-accent": ["--_accent-fill"],
  "--_error": ["--_surface", "--_sunken", "--_error-soft"],
  "--_warning": ["--_sunken"],
  "--_keyword": ["--_surface", "--_line", "--_match"],
  "--_string": ["--_surface", "--_line", "--_match"],
  "--_number": ["--_surface", "--_line", "--_match"],
  "--_function": ["--_surface", "--_line", "--_match"],
  "--_comment": ["--_surface", "--_line", "--_match"],
};

/** What has to be seen, and what it stands against. */
const GRAPHICS: Readonly<Record<string, readonly string[]>> = {
  "--_running": ["--_sunken", "--_surface"],
  "--_ready": ["--_sunken", "--_surface"],
  // Of a hatch one sees the lines.
  "--_suspended-edge": ["--_sunken", "--_surface"],
  "--_blocked": ["--_sunken", "--_surface"],
  "--_success": ["--_sunken", "--_surface"],
  "--_error": ["--_sunken", "--_surface"],
  "--_muted": ["--_sunken", "--_surface"],
  "--_faint": ["--_sunken"],
  "--_accent": ["--_sunken", "--_surface", "--_match"],
  "--_focus": ["--_surface", "--_sunken", "--_control"],
  "--_control-edge": ["--_surface", "--_control", "--_sunken"],
};

function failures(
  pairs: Readonly<Record<string, readonly string[]>>,
  scheme: Scheme,
  least: number,
): string[] {
  const found: string[] = [];
  for (const [front, grounds] of Object.entries(pairs)) {
    for (const ground of grounds) {
      const ratio = contrast(colour(front, scheme), colour(ground, scheme));
      if (ratio < least) found.push(`${front} on ${ground}: ${ratio.toFixed(2)}`);
    }
  }
  return found;
}

describe.each(["light", "dark"] as const)("in %s", (scheme) => {
  it("text stands out from its ground", () => expect(failures(TEXT, scheme, 4.5)).toEqual([]));

  it("the picture stands out from its ground, and controls do", () =>
    expect(failures(GRAPHICS, scheme, 3)).toEqual([]));

  it("what came later differs from what was written by more than a shade", () =>
    expect(contrast(colour("--_text", scheme), colour("--_later", scheme))).toBeGreaterThanOrEqual(3));
});

it("contrast is worked out as WCAG has it", () => {
  expect(contrast("#ffffff", "#000000")).toBe(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
