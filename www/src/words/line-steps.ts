/** Stepping from line to line. */
export const words = {
  lines: "Lines",
  about: "Whether a run keeps each line that the program comes to. It runs slower then.",
  buttons: {
    backOfTask: "To the line before of this task",
    back: "To the line before, of any task",
    next: "To the next line, of any task",
    nextOfTask: "To the next line of this task",
  },
  /** Where the run that is shown has kept none. */
  runAgain: "Run again to step by line.",
};
