/** What was done at one line of the program. */
import { words as plurals } from "./plurals";

export const words = {
  /** `done` is what they did there besides. */
  marked(line: number, waits: number, made: number, done: number, tasks: number): string {
    const counts = [
      counted(waits, "wait", "waits"),
      counted(made, "new task", "new tasks"),
      counted(done, "other act", "other acts"),
    ].filter((part) => part !== "");
    return `Marked is what stood at line ${line}: ${counts.join(", ")} in ${plurals.counted(tasks, "task", "tasks")}.`;
  },
};

function counted(count: number, one: string, more: string): string {
  return count === 0 ? "" : plurals.counted(count, one, more);
}
