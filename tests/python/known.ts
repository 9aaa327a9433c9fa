/** How a test deals with a program that is known to fail: it must, or the list is out of date. */
import { expect } from "vitest";

/** Compares, unless the program is known to fail: then it must not be as expected. */
export function expectTranscript(actual: string, expected: string, knownFailure: string | undefined): void {
  if (knownFailure === undefined) expect(actual).toBe(expected);
  else expect(actual, `it is mended: take it off the list (${knownFailure})`).not.toBe(expected);
}
