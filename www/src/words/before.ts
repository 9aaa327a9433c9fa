/** What an engine says of the snippets that run before a program. */
export const words = {
  runsAfter: (count: number): string =>
    `Runs after ${count === 1 ? "the earlier snippet" : `the ${count} earlier snippets`} of its group, whose output is not shown here.`,
};
