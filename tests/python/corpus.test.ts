/**
 * The corpus in the engine, natively, on a clock that jumps: quick enough for every change of crate/python. The
 * browsers have tests/browser/python-corpus.test.ts. Cargo's example `record` must have been built.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, test } from "vitest";
import { allCases, CORPUS, expectedOf, knownFailures } from "./cases";
import { expectTranscript } from "./known";
import { type Piece, transcript } from "./transcript";

const TARGET = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url));

const RECORD = process.env.RECORD ?? join(TARGET, "debug/examples/record");

const known = knownFailures();

describe.concurrent("the corpus, natively", () => {
  test.for(allCases())("$name", async (program) => {
    const file = join(CORPUS, `${program.name}.py`);
    const { stdout } = await promisify(execFile)(RECORD, [file, program.input], { timeout: 60_000 });
    const { pieces, status } = JSON.parse(stdout) as { pieces: [Piece["stream"], string][]; status: number };
    const actual = transcript({ pieces: pieces.map(([stream, text]) => ({ stream, text })), status });
    expectTranscript(actual, expectedOf(program), known.get(program.name));
  });
});
