/** A run that was kept, and the one that is shown below it. Which took how long has words of its own. */

/** A run with what it is called, and what it did in sentences. */
interface Described {
  readonly heading: string;
  readonly description: string;
}

export const words = {
  comparison: "Comparison",
  result: "Comparison in words",
  notYet: "The times are compared once this run is over.",
  stop: "Stop comparing",
  nameOfKept: "Name of the kept run",
  nameOfShown: "Name of this run",
  /** Of a run that goes on: `about` is its language and its time. */
  soFar: (about: string): string => `${about} so far`,
  keep: "Keep this run to compare",
  kept: (name: string, about: string): string => `Kept: ${name}, ${about}. The next run stands below it.`,
  forget: "Forget",
  /** The name of a run before what it is: "one by one: Python, 3 s". */
  named: (name: string, what: string): string => `${name}: ${what}`,
  /** For those who do not see the image. */
  description: (kept: Described, shown: Described): string =>
    `${kept.heading}. ${kept.description} ${shown.heading}. ${shown.description}`,
};
