/**
 * Packs the built site: `node www/build/zip.js` leaves out/interleave-<version>.zip, the same bytes for the same files whenever and
 * wherever it is made. Leaves out the source maps, which only developer tools ask for. Knows a folder of files; nothing of what is
 * in them.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { version } from "./version.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Times in a zip are without a zone, so this is the same everywhere: its first moment. */
const MADE = new Date(1980, 0, 1);
/** Unix, and a file that everybody may read. */
const FILE = { mtime: MADE, os: 3, attrs: (0o100644 << 16) >>> 0, level: 9 };

/** Of all files of `folder`, in one folder `name`. */
export function zip(folder, name) {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile() && !path.endsWith(".map"))
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
  const files = paths.map((path) => [`${name}/${path}`, [readFileSync(join(folder, path)), FILE]]);
  return zipSync(Object.fromEntries(files));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = `interleave-${version}`;
  const bytes = zip(here("../../dist"), name);
  mkdirSync(here("../../out"), { recursive: true });
  writeFileSync(here(`../../out/${name}.zip`), bytes);
  console.log(`out/${name}.zip: ${(bytes.length / 1e6).toFixed(1)} MB`);
}
