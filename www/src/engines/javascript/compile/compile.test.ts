/**
 * Compiled programs do what the same programs do natively, in the same order. The programs stand in
 * testing/corpus, one after the other, each under a line `//// what it is about`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runCompiled, runNatively } from "./testing/observe";

const corpus = new URL("testing/corpus/", import.meta.url);

function programs(file: string): readonly { name: string; source: string }[] {
  const text = readFileSync(new URL(file, corpus), "utf8");
  return text
    .split(/^\/\/\/\/ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      return { name: part.slice(0, end), source: part.slice(end + 1) };
    });
}

for (const file of readdirSync(corpus)) {
  describe(file, () => {
    test.each(programs(file))("$name", async ({ source }) => {
      const native = await runNatively(source);
      expect(native.length).toBeGreaterThan(0);
      expect(await runCompiled(source)).toEqual(native);
      expect(await runCompiled(source, {}, { lines: true }), "with its lines told").toEqual(native);
      expect(await runCompiled(source, {}, { calls: true }), "with its calls noted").toEqual(native);
      expect(await runCompiled(source, {}, { lines: true, calls: true }), "with both").toEqual(native);
    });
  });
}
