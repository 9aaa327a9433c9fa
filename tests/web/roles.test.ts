/**
 * What a future stands for has a number, by which the runtime, JavaScript's classes and those who read the trace mean the
 * same; each has a list of its own, for none of them can read the others'.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MISTAKES, ROLES } from "../../crate/web/js/trace.js";

const CLASSES = new URL("../../crate/web/js/roles.js", import.meta.url);
const RUNTIME = readFileSync(new URL("../../crate/interleave/src/trace.rs", import.meta.url), "utf8");

/** The variants of an enum of the runtime, named as the trace has them, in the order of their numbers from 1 on. */
function variants(name: string): string[] {
  const body = RUNTIME.split(`pub enum ${name} {`)[1]?.split("\n}")[0] ?? "";
  const found: string[] = [];
  for (const [, variant = "", number] of body.matchAll(/^ {4}(\w+) = (\d+),$/gm)) {
    found[Number(number) - 1] = variant.replace(/(?<=.)[A-Z]/g, "-$&").toLowerCase();
  }
  return found;
}

test("readers of the trace know the runtime's roles and mistakes, each by its number", () => {
  expect(variants("Role")).toEqual(ROLES);
  expect(variants("Mistake")).toEqual(MISTAKES);
});

test("JavaScript's classes tell the numbers that readers know", async () => {
  const all = (await import(CLASSES.href)) as Record<string, unknown>;
  const numbers = Object.entries(all).filter(([, value]) => typeof value === "number");
  expect(numbers).not.toEqual([]);
  for (const [name, number] of numbers) {
    expect(ROLES[Number(number) - 1], name).toBe(name.toLowerCase().replace("_", "-"));
  }
});
