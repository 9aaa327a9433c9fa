/**
 * The npm packages of which something was bundled: told from the files that the bundles of page, workers and sandbox were
 * made of. Knows how a package says who it is; nothing of what the bundles are for.
 */
import { readFileSync } from "node:fs";
import { expression } from "./expression.ts";
import { textsOf } from "./texts.ts";
import type { Work } from "./work.ts";

interface Description {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
  readonly repository?: string | { readonly url: string };
}

/** The folder of the package that a file is of: the innermost, for packages can bring others. */
const FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

export function packagesOf(modules: Iterable<string>): Work[] {
  const folders = new Set<string>();
  for (const id of modules) {
    const [folder] = FOLDER.exec(id.replaceAll("\\", "/")) ?? [];
    // What a bundler adds itself has an id that is no path.
    if (folder !== undefined && !id.startsWith("\0")) folders.add(folder);
  }
  return [...folders].map(read);
}

function read(folder: string): Work {
  const described = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as Description;
  const { name, version, license, author, repository } = described;
  if (license === undefined) {
    throw new Error(`The package ${name} is bundled and does not say under which licence it is.`);
  }
  const licence = expression(license);
  const holder = (typeof author === "object" ? author.name : author) ?? `the authors of ${name}`;
  const source = typeof repository === "object" ? repository.url : repository;
  return {
    name,
    version,
    licence,
    source: source ?? null,
    texts: textsOf({ folders: [folder], licence, holder }),
  };
}
