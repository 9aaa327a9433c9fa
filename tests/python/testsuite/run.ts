/**
 * Runs a module of tests in the engine and gathers what came of each test, whatever becomes of the process.
 * Knows the harness's records; knows nothing of which outcomes are expected.
 */
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { programFor } from "./program";

const TOP = fileURLToPath(new URL("../../..", import.meta.url));
const OUT = join(TOP, "tests/out/python");

/** The engine, built for this machine: crate/python's example `run`. */
const ENGINE =
  process.env.INTERLEAVE_PYTHON ??
  join(process.env.CARGO_TARGET_DIR ?? join(TOP, "target"), "debug/examples/run");

/** A test of which nothing is heard for so long is in an endless loop. */
const LIMIT_MS = 60_000;

/** Nor does one that fills the memory take the machine with it. */
const LIMIT_KIB = 4 * 1024 * 1024;

export interface Outcome {
  /** Its name below Lib/test: "test_tasks.PyTask_PyFuture_Tests.test_cancel". */
  readonly id: string;
  /** `killed` if the process crashed or ran out of time during the test. */
  readonly outcome: "passed" | "skipped" | "failed" | "killed";
  /** A traceback, or the reason of the skip. */
  readonly detail: string;
}

type Message =
  { readonly started: string } | Outcome | { readonly ended: true; readonly program_time: number };

/** Runs the module's tests, but those of `endless`. The records are left in tests/out/python. */
export async function runModule(
  testsuite: string,
  module: string,
  endless: readonly string[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (;;) {
    const without = [...endless, ...outcomes.map(({ id }) => id)];
    const { stdout, stderr, end } = await runProgram(module, programFor(testsuite, module, without));
    const messages = messagesIn(stdout);
    const told = messages.filter((message) => "outcome" in message);
    outcomes.push(...told);
    if (messages.some((message) => "ended" in message)) break;
    // The process ended before the tests did: the one that was running is to blame, and the others go on.
    const running = messages.filter((message) => "started" in message).at(-1)?.started;
    if (running === undefined || told.some(({ id }) => id === running)) {
      throw new Error(`${module}: no test was running when the engine ended (${end}):\n${lastLines(stderr)}`);
    }
    outcomes.push({ id: running, outcome: "killed", detail: `${end}\n${lastLines(stderr)}` });
  }
  writeFileSync(join(OUT, `${fileName(module)}.json`), JSON.stringify(outcomes, null, 1));
  return outcomes;
}

interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  /** How the process ended, in words. */
  readonly end: string;
}

function runProgram(module: string, program: string): Promise<Ended> {
  mkdirSync(OUT, { recursive: true });
  const file = join(OUT, `${fileName(module)}.py`);
  writeFileSync(file, program);
  return new Promise((resolve, reject) => {
    const limited = `ulimit -v ${LIMIT_KIB} && exec "$0" "$1"`;
    const engine = spawn("sh", ["-c", limited, ENGINE, file], { stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    const tooLong = setTimeout(() => engine.kill("SIGKILL"), LIMIT_MS);
    engine.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      tooLong.refresh();
    });
    engine.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    engine.on("error", reject);
    engine.on("close", (code, signal) => {
      clearTimeout(tooLong);
      const end = signal === "SIGKILL" ? `silent for ${LIMIT_MS / 1000} s` : `exit ${code ?? signal}`;
      resolve({ stdout, stderr, end });
    });
  });
}

/** A record begins behind its own character, perhaps in the middle of a line that a test wrote. */
function messagesIn(stdout: string): Message[] {
  return [...stdout.matchAll(/\x1e(.*)\n/g)].map(([, json = ""]) => JSON.parse(json) as Message);
}

function lastLines(text: string): string {
  return text.split("\n").slice(-20).join("\n");
}

function fileName(module: string): string {
  return module.replace("/", ".");
}
