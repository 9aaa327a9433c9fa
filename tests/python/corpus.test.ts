/**
 * The corpus in the engine, natively, on a clock that jumps: quick enough for every change of crate/python. Cargo's
 * example `record` must have been built.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, test } from "vitest";
import { allCases, type Case, CORPUS, expectedOf, knownFailures } from "./cases";
import { expectTranscript } from "./known";
import { type Piece, transcript } from "./transcript";

const TARGET = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url));

const RECORD = process.env.RECORD ?? join(TARGET, "debug/examples/record");

const known = knownFailures("natively");

/** None of the programs takes a second. */
const TOO_LONG = 20_000;

describe.concurrent("the corpus, natively", () => {
  test.for(allCases())("$name", async (program) => {
    const actual = await record(program);
    expectTranscript(actual, expectedOf(program), known.get(program.name));
  });
});

/** What the program writes; a line that says so if it does not end. */
async function record({ name, input }: Case): Promise<string> {
  const file = join(CORPUS, `${name}.py`);
  try {
    const { stdout } = await promisify(execFile)(RECORD, [file, input], { timeout: TOO_LONG });
    const { pieces, status } = JSON.parse(stdout) as { pieces: [Piece["stream"], string][]; status: number };
    return transcript({ pieces: pieces.map(([stream, text]) => ({ stream, text })), status });
  } catch (error) {
    if ((error as { killed?: boolean }).killed === true) return "it does not end\n";
    throw error;
  }
}
