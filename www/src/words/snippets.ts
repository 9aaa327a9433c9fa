/** What is written into the texts that a program is given away as, beside the program. */
export const words = {
  /** A link that opens it. */
  run: "Run it in Interleave",
  runTitled: (title: string): string => `${title}: run it in Interleave`,
  /** What a frame is called whose program has no title. */
  untitled: "A program to run",
  /** In a comment before the last of several snippets that are written into one file, each with its name. */
  last: "the program",
};
