/**
 * Whether all crates and npm packages are under licences that deny.toml allows: what ships, and, with some more licences, the
 * tools that it is built and tested with. Asks nobody over the network.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { licenceOf, metadata } from "./crates.ts";
import { expression, isAllowed } from "./expression.ts";

const TOP = fileURLToPath(new URL("../../..", import.meta.url));

/** Of tools nothing is passed on: these ask for their own files to stay open, or to be named where they are. */
const TOOLS_ONLY = ["BlueOak-1.0.0", "CC-BY-4.0", "MPL-2.0"];

interface Described {
  readonly name: string;
  readonly licence: string;
  readonly allowed: ReadonlySet<string>;
}

/** What is wrong, a line for each; how many were looked at. */
export function check(): { readonly wrong: readonly string[]; readonly looked: number } {
  const allowed = allowedBy(readFileSync(`${TOP}/deny.toml`, "utf8"));
  const all = [...crates(allowed), ...packages(allowed)];
  const wrong = all.flatMap(({ name, licence, allowed }) =>
    isAllowed(licence, allowed) ? [] : `${name} is under ${licence}, which deny.toml does not allow.`,
  );
  return { wrong, looked: all.length };
}

/** The list of deny.toml, which is written as JSON would be. */
export function allowedBy(toml: string): ReadonlySet<string> {
  const allowed = /^allow = \[([^\]]*)\]/m.exec(toml)?.[1]?.match(/"[^"]+"/g) ?? [];
  if (allowed.length === 0) throw new Error("deny.toml has no list “allow” of licences.");
  return new Set(allowed.map((quoted) => quoted.slice(1, -1)));
}

function crates(allowed: ReadonlySet<string>): Described[] {
  return metadata().packages.map((crate) => ({
    name: `The crate ${crate.name}`,
    licence: licenceOf(crate),
    allowed,
  }));
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly license?: string; readonly dev?: boolean }>>;
}

function packages(allowed: ReadonlySet<string>): Described[] {
  const { packages } = JSON.parse(readFileSync(`${TOP}/package-lock.json`, "utf8")) as Lock;
  const ofTools = new Set([...allowed, ...TOOLS_ONLY]);
  return Object.entries(packages).map(([path, { license, dev = false }]) => {
    const name = `The package ${path.replace(/^.*node_modules\//, "") || "of ours"}`;
    if (license === undefined)
      throw new Error(`${name} does not say in package-lock.json under which licence it is.`);
    return { name, licence: expression(license), allowed: dev ? ofTools : allowed };
  });
}

export function main(): void {
  const { wrong, looked } = check();
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) process.exit(1);
  console.log(`The licences of ${looked} crates and packages are allowed`);
}
