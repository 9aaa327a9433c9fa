/** The timeline, and how one goes through it. */
export const words = {
  /** What kind of thing it is, to those who do not see it. */
  kind: "timeline",
  noRun: "Run the program, and its tasks appear here as they take turns.",
  /** For those who look, and for those who are told of the timeline. */
  keys:
    "Arrow keys go along the lanes and across them, Page Up and Page Down ten at a time. Enter shows that moment, F folds, " +
    "Escape lets go. Plus and minus zoom, 0 shows all, Shift and arrows move what is in sight.",
  fingers: "One finger moves what is in sight, two zoom. A tap shows that moment and its line.",
};
