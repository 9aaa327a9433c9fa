/**
 * What stands in the WebAssembly files: the crates that cargo links into the two engines, Rust's own library, and the files of
 * CPython that are compiled into one of the crates. Knows cargo; nothing of the page.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expression } from "./expression.ts";
import { textsOf } from "./texts.ts";
import type { Work } from "./work.ts";

const TOP = fileURLToPath(new URL("../../..", import.meta.url));

/** What becomes a file of its own, each with all that is linked into it. */
export const ENGINES = ["interleave-web", "interleave-python"] as const;

/** Used when a crate is built, and yet in what comes of it: CPython's library, as text that is compiled. */
const COMPILED_IN = ["rustpython-pylib"];

/** Crates that say "see the file", and what the file is. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  mt19937: "BSD-3-Clause",
  "rustpython-doc": "Python-2.0.1",
  "rustpython-pylib": "Python-2.0.1",
  "syn-ext": "BSD-2-Clause",
};

/** Of `cargo metadata` (https://doc.rust-lang.org/cargo/commands/cargo-metadata.html), what is read here. */
interface Metadata {
  readonly packages: readonly Crate[];
  readonly resolve: { readonly nodes: readonly Node[] };
}

export interface Crate {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly license: string | null;
  /** Beside `manifest_path`. */
  readonly license_file: string | null;
  readonly authors: readonly string[];
  readonly repository: string | null;
  readonly manifest_path: string;
  /** Null for a crate of ours. */
  readonly source: string | null;
  readonly targets: readonly { readonly kind: readonly string[] }[];
}

interface Node {
  readonly id: string;
  readonly deps: readonly {
    readonly pkg: string;
    readonly dep_kinds: readonly { readonly kind: string | null }[];
  }[];
}

export function metadata(): Metadata {
  const words = ["metadata", "--format-version=1", "--locked", "--filter-platform=wasm32-unknown-unknown"];
  const text = execFileSync("cargo", words, { cwd: TOP, encoding: "utf8", maxBuffer: 2 ** 27 });
  return JSON.parse(text) as Metadata;
}

/** As SPDX says it, also where the crate does not. */
export function licenceOf({ name, license }: Crate): string {
  const licence = READ_BY_HAND[name] ?? license;
  if (licence === null) {
    throw new Error(
      `The crate ${name} does not say under which licence it is: read it, and add it to www/build/licences/crates.ts.`,
    );
  }
  return expression(licence);
}

/** The crates of others that are in what ships. */
export function linked({ packages, resolve }: Metadata): Crate[] {
  const crates = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Set<string>();
  const isNamed = (id: string, names: readonly string[]): boolean =>
    names.includes(crates.get(id)?.name ?? "");
  const walk = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    // A macro's own text comes out of it; what it is made with stays with the compiler.
    if (crates.get(id)?.targets.some(({ kind }) => kind.includes("proc-macro"))) return;
    for (const { pkg, dep_kinds } of nodes.get(id)?.deps ?? []) {
      if (dep_kinds.some(({ kind }) => kind === null)) walk(pkg);
      else if (isNamed(pkg, COMPILED_IN)) found.add(pkg);
    }
  };
  for (const { id } of packages) if (isNamed(id, ENGINES)) walk(id);
  return [...found].flatMap((id) => crates.get(id) ?? []).filter(({ source }) => source !== null);
}

export function worksInTheEngines(): Work[] {
  return [rust(), ...linked(metadata()).map(read)];
}

function read(crate: Crate): Work {
  const licence = licenceOf(crate);
  const top = dirname(crate.manifest_path);
  // That of a table of data stands beside the table.
  const elsewhere = crate.license_file === null ? "data" : dirname(crate.license_file);
  const folders = [...new Set([top, join(top, elsewhere)])].filter((folder) => existsSync(folder));
  const names = crate.authors.map((author) => author.replace(/ <.*>$/, "")).join(", ");
  const holder = names === "" ? `the authors of ${crate.name}` : names;
  const { name, version, repository } = crate;
  return { name, version, licence, source: repository, texts: textsOf({ folders, licence, holder }) };
}

function rust(): Work {
  const said = execFileSync("rustc", ["--version", "--verbose"], { cwd: TOP, encoding: "utf8" });
  const version = /^release: (.*)$/m.exec(said)?.[1] ?? "";
  const licence = "MIT OR Apache-2.0";
  return {
    name: "Rust's standard library",
    version,
    licence,
    source: "https://github.com/rust-lang/rust",
    texts: textsOf({ folders: [], licence, holder: "The Rust Project contributors" }),
  };
}
