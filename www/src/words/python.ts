/** What is said of a Python program as it runs, beside what Python says itself. */
export const words = {
  exited: (code: number): string => `The program ended with exit code ${code}.`,
  /** Of what runs before the program. */
  exitedBefore: (code: number): string =>
    `It ended with exit code ${code}, so what comes after it was not run.`,
  outOfMemory: (gigabytes: number): string =>
    `the program used all of the ${gigabytes} GB of memory that there is for it`,
  tooDeep: "The program went too deep: the stack of the engine is full. Nest less, or recurse less deeply",
  broken: (reason: string): string =>
    `Python broke: ${reason}. This is a fault of the engine, not of the program`,

  /** Of a browser without JSPI. */
  cannotPause:
    "This browser cannot pause WebAssembly (JSPI), so the program ran on the instant clock: waiting takes no time. " +
    "Chrome 137, Firefox 153 and Safari 27 or later show it live.",
  untoldLines:
    "Lines that a function set by sys.settrace is told of are not shown here: to step through them, run without it.",
};
