/**
 * `make corpus-expected`: runs the programs of the corpus in CPython and writes down what they wrote. With
 * `ONLY=text`, those whose names have it; with `NEW=1`, those of which nothing is written yet; with `IN=node`, in
 * Node, which is quicker to start.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { allCases, type Case } from "../cases";
import { transcript } from "../transcript";
import { inChromium, inNode, type Interpreters } from "./interpreters";

/** So many lanes. */
const AT_ONCE = 2;

export async function main(): Promise<void> {
  const only = process.env.ONLY ?? "";
  const isAsked = ({ name, byHand, expectedFile }: Case): boolean =>
    byHand === null && name.includes(only) && !(process.env.NEW === "1" && existsSync(expectedFile));
  const programs = allCases().filter(isAsked);
  const interpreters = process.env.IN === "node" ? inNode() : await inChromium();
  const left = [...programs];
  const work = async (lane: number): Promise<void> => {
    for (let program = left.shift(); program !== undefined; program = left.shift()) {
      await write(program, lane, interpreters);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => work(lane)));
  } finally {
    await interpreters.close();
  }
}

async function write(program: Case, lane: number, interpreters: Interpreters): Promise<void> {
  try {
    const text = transcript(await interpreters.run(lane, program));
    const before = existsSync(program.expectedFile) ? readFileSync(program.expectedFile, "utf8") : null;
    const change = before === null ? "new" : before === text ? "same" : "changed";
    writeFileSync(program.expectedFile, text);
    console.log(`${program.name}: ${change}`);
  } catch (error) {
    console.error(`${program.name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
