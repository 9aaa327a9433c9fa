/** What becomes of a report: a file, the terminal, and the exit code. */
import { writeFileSync } from "node:fs";
import { format } from "prettier";

/** Writes the report to `file` and prints it. Anything wrong makes the run fail; being slow does not. */
export async function publish(report: string, file: string, wrong: readonly string[]): Promise<void> {
  const markdown = await format(report, { parser: "markdown", printWidth: 110 });
  writeFileSync(file, markdown);
  console.log(`\n${markdown}`);
  if (wrong.length > 0) process.exitCode = 1;
}
