/**
 * What the server of the measurements holds: the page that measures, the built site, Pyodide. Each file has its
 * Brotli beside it, as a host sends it; one that is there already and newer is left as it is.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);

/** What is packed already, or asked for only by whoever debugs. */
const LEFT_OUT = /\.(map|md|d\.ts)$|^(package\.json|console.*\.html)$/;

/** Copies a folder's files, each with its Brotli beside it, and drops what is no longer there. */
export async function pack(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new Error(`${from} is missing; \`make build\` makes dist/, npm the packages`);
  const files = readdirSync(from, { recursive: true, encoding: "utf8" }).filter(
    (name) => statSync(join(from, name)).isFile() && !LEFT_OUT.test(name),
  );
  if (existsSync(to)) {
    const wanted = new Set(files.flatMap((name) => [name, `${name}.br`]));
    for (const name of readdirSync(to, { recursive: true, encoding: "utf8" })) {
      if (statSync(join(to, name)).isFile() && !wanted.has(name)) rmSync(join(to, name));
    }
  }
  await Promise.all(files.map((name) => packFile(join(from, name), join(to, name))));
}

async function packFile(from: string, to: string): Promise<void> {
  const packed = `${to}.br`;
  const bytes = readFileSync(from);
  if (existsSync(packed) && existsSync(to) && bytes.equals(readFileSync(to))) return;
  mkdirSync(dirname(to), { recursive: true });
  rmSync(packed, { force: true });
  copyFileSync(from, to);
  writeFileSync(
    packed,
    await compress(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  );
}
