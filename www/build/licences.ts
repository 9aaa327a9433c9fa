/**
 * Leaves THIRD-PARTY-LICENSES.txt in the site: all that it contains of others, with their licences. Knows which bundles there
 * are, those of the page, of its workers and of the sandbox; what stands in a licence is none of its business (licences/).
 */
import type { Plugin } from "vite";
import { worksInTheEngines } from "./licences/crates.ts";
import { document } from "./licences/document.ts";
import { packagesOf } from "./licences/packages.ts";

export const LICENCES_FILE = "THIRD-PARTY-LICENSES.txt";

export interface Licences {
  /** Notes what a bundle was made of; for whoever makes one beside Vite's. */
  readonly note: (modules: Iterable<string>) => void;
  /** For the bundles of workers. */
  readonly ofWorkers: () => Plugin;
  /** For the page's, which comes last. */
  readonly ofPage: () => Plugin;
}

export function licences(): Licences {
  const modules = new Set<string>();
  const note = (ids: Iterable<string>): void => {
    for (const id of ids) modules.add(id);
  };
  const noting: Plugin = {
    name: "licences-of-a-bundle",
    apply: "build",
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) if (file.type === "chunk") note(file.moduleIds);
    },
  };
  return {
    note,
    ofWorkers: () => noting,
    ofPage: () => ({
      name: "licences",
      apply: "build",
      generateBundle: {
        order: "post",
        handler(_options, bundle) {
          for (const file of Object.values(bundle)) if (file.type === "chunk") note(file.moduleIds);
          const source = document([
            { title: "In the scripts (npm packages)", works: packagesOf(modules) },
            {
              title: "In the WebAssembly (Rust crates; rustpython-pylib is CPython's standard library)",
              works: worksInTheEngines(),
            },
          ]);
          this.emitFile({ type: "asset", fileName: LICENCES_FILE, source });
        },
      },
    }),
  };
}
