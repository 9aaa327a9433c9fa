/** What the runtime with its JavaScript API weighs, as a server sends it. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** Made by `make build`. */
const GENERATED = new URL("../../../www/src/generated/interleave/", import.meta.url);

export interface Size {
  readonly label: string;
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** The module, the JavaScript that loads it (as generated, comments and all), and both. */
export function sizesOfRuntime(): Size[] {
  const files = [
    { label: "WebAssembly", file: "interleave_bg.wasm" },
    { label: "JavaScript that loads it", file: "interleave.js" },
  ];
  const sizes = files.map(({ label, file }) => sizeOf(label, fileURLToPath(new URL(file, GENERATED))));
  const sum = (of: (size: Size) => number): number => sizes.reduce((all, size) => all + of(size), 0);
  const both: Size = {
    label: "both",
    raw: sum(({ raw }) => raw),
    gzip: sum(({ gzip }) => gzip),
    brotli: sum(({ brotli }) => brotli),
  };
  return [...sizes, both];
}

function sizeOf(label: string, file: string): Size {
  if (!existsSync(file)) throw new Error(`${file} is missing; \`make build\` makes it`);
  const bytes = readFileSync(file);
  return {
    label,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}
