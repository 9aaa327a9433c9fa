/** The sentence below the timeline, and the moment as it is told to those who do not see it. */
export const words = {
  label: "Moment in words",
  nothingYet: "Nothing has happened yet.",
  /** What happened last, and what there is now: sentences. */
  told: (happened: string, now: string): string => `${happened} ${now}`,
  /** The same, and what had happened last in the run that was kept. */
  toldOfBoth: (happened: string, now: string, kept: string): string =>
    `${happened} ${now} Of the kept run: ${kept}`,
};
