/** The output that an author expects of a program. */
export const words = {
  expected: "Expected output",
  same: "The output is as expected.",
  differs: (line: number): string => `The output differs from the expected one in line ${line}.`,
};
