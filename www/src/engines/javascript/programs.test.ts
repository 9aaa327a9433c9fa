/**
 * Programs on the instant clock: exactly what they write and how they end. They stand in testing/programs, each
 * with what it must lead to:
 *
 *     ==== name
 *     program
 *     ---- stdout | stderr | failed
 *     text; for `failed` the error as `Name: message (line N)`, and `    at name (line N)` for each frame
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runProgram } from "./testing/run-program";

const folder = new URL("testing/programs/", import.meta.url);

interface Case {
  readonly name: string;
  readonly program: string;
  readonly expected: Readonly<Record<string, string>>;
}

function cases(file: string): readonly Case[] {
  return readFileSync(new URL(file, folder), "utf8")
    .split(/^==== /m)
    .slice(1)
    .map((text) => {
      const [head = "", ...sections] = text
        .trimEnd()
        .concat("\n")
        .split(/^---- /m);
      const expected = sections.map((section) => {
        const end = section.indexOf("\n");
        return [section.slice(0, end), section.slice(end + 1)] as const;
      });
      const end = head.indexOf("\n");
      return {
        name: head.slice(0, end),
        program: head.slice(end + 1),
        expected: Object.fromEntries(expected),
      };
    });
}

async function outcomeOf(program: string, lines: boolean): Promise<Record<string, string>> {
  const { stdout, stderr, error } = await runProgram(program, { lines });
  const outcome: Record<string, string> = {};
  if (stdout !== "") outcome["stdout"] = stdout;
  if (stderr !== "") outcome["stderr"] = stderr;
  if (error !== null) {
    const frames = error.frames.map(({ name, line }) => `    at ${name} (line ${line})\n`).join("");
    const place = error.line === null ? "" : ` (line ${error.line})`;
    const message = error.message === "" ? "" : `: ${error.message}`;
    outcome["failed"] = `${error.name}${message}${place}\n${frames}`;
  }
  return outcome;
}

for (const file of readdirSync(folder)) {
  describe(file, () => {
    test.each(cases(file))("$name", async ({ program, expected }) => {
      expect(await outcomeOf(program, false)).toEqual(expected);
      expect(await outcomeOf(program, true), "with its lines told").toEqual(expected);
    });
  });
}
