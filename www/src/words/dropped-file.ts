/** What becomes of a file that is dropped on a playground. */
export const words = {
  readonly: "This program can only be read: no file can take its place.",
  opened: (name: string): string => `“${name}” is open. The program before is kept as you left it.`,
};
