/** Where in the program, within a sentence. */
export const words = {
  /** Behind what happened there; nothing where the line is not known. */
  at: (line: number | null): string => (line === null ? "" : ` at line ${line}`),
};
