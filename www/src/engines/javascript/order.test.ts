/**
 * Programs do the same, in the same order, on the event loop as on native promises. The programs are the
 * compiler's corpus, and those in testing/order.txt, which are about nothing but order.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runNatively, show } from "./compile/testing/observe";
import { runProgram } from "./testing/run-program";

const folder = new URL("compile/testing/corpus/", import.meta.url);
const files = [
  ...readdirSync(folder).map((name) => new URL(name, folder)),
  new URL("testing/order.txt", import.meta.url),
];

/** What is different, and why. */
const DIFFERENT = new Map([
  [
    "a promise whose constructor getter throws",
    "`await` does not look at the `constructor` of a promise of ours",
  ],
]);

function programs(file: URL): readonly { name: string; source: string }[] {
  return readFileSync(file, "utf8")
    .split(/^\/\/\/\/ /m)
    .slice(1)
    .map((part) => ({ name: part.slice(0, part.indexOf("\n")), source: part.slice(part.indexOf("\n") + 1) }));
}

async function runOnLoop(source: string): Promise<readonly string[]> {
  const notes: string[] = [];
  const log = (...values: readonly unknown[]): void =>
    void notes.push(values.map((value) => show(value)).join(" "));
  const tick = "const tick=async(times)=>{for(let n=0;n<times;n++)await null};";
  const { error } = await runProgram(tick + source, { globals: { log } });
  if (error !== null) notes.push(`uncaught ${error.name}: ${error.message}`);
  return notes;
}

for (const file of files) {
  describe(file.pathname.replace(/^.*\//, ""), () => {
    test.each(programs(file).filter(({ name }) => !DIFFERENT.has(name)))("$name", async ({ source }) => {
      expect(await runOnLoop(source)).toEqual(await runNatively(source));
    });
  });
}
