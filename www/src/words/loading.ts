/** What is on its way, or did not come. */
export const words = {
  program: (source: string): string => `Loading the program from ${source}…`,
  noProgram: "The program could not be loaded",
  /** Of the snippet called `title`; `problem` is in sentences. */
  noEarlierProgram: (title: string, problem: string): string => `Of ${title}, which runs first: ${problem}`,
  noPart: "A part of the playground could not be loaded. Check the connection, and load the page again.",
  /** `reason` is the browser's. */
  noRunner: (reason: string): string =>
    `What runs programs could not be loaded: ${reason}. Check the connection and run again; ` +
    "if that does not help, load the page again.",
};
