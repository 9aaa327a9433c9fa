/**
 * Leaves integrity.json in the site: the hash of each file that a page can load from it, as the `integrity` of a script tag
 * and of an import map want it (https://www.w3.org/TR/SRI/, sha384). Comes after all who write files; knows none of them.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const FILE = "integrity.json";

/** What browsers check: modules by a script tag or an import map. */
const CHECKED = /\.js$/;

export function integrity(): Plugin {
  return {
    name: "integrity",
    apply: "build",
    writeBundle: {
      order: "post",
      sequential: true,
      handler({ dir }, bundle) {
        if (dir === undefined) throw new Error("The build has no folder to write to.");
        const names = Object.keys(bundle)
          .filter((name) => CHECKED.test(name))
          .sort();
        const hashes = names.map((name) => [`./${name}`, hash(join(dir, name))]);
        const text = JSON.stringify({ integrity: Object.fromEntries(hashes) }, null, 2);
        writeFileSync(join(dir, FILE), `${text}\n`);
      },
    },
  };
}

const hash = (path: string): string =>
  `sha384-${createHash("sha384").update(readFileSync(path)).digest("base64")}`;
