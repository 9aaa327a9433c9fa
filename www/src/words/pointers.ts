/** What stands at a line of the program, beside it in the editor. */

/** Tasks that wait: so many as have names here, and how many more. */
interface Tasks {
  readonly names: readonly string[];
  readonly more: number;
}

export const words = {
  waits: (tasks: Tasks): string => waiting(tasks),
  /** Who runs: a name; with those who wait at the same line. */
  runs: (who: string): string => `${who} is at this line`,
  runsBeside: (who: string, tasks: Tasks): string => `${who} is at this line; ${waiting(tasks)}`,
  /** What runs where no task does. */
  program: "the program",
};

function waiting({ names, more }: Tasks): string {
  const who = `${names.join(", ")}${more === 0 ? "" : ` and ${more} more`}`;
  return `${who} ${names.length + more === 1 ? "waits" : "wait"} at this line`;
}
