/** What the runtime with its JavaScript API weighs, as a server sends it to those who import it. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";

/** Made by `make build`; its functions are what programs import. */
const ENTRY = fileURLToPath(new URL("../../../www/src/generated/interleave/interleave.js", import.meta.url));

export interface Size {
  readonly label: string;
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** The module, its JavaScript (bundled and minified, as in the site), and both. */
export async function sizesOfRuntime(): Promise<Size[]> {
  if (!existsSync(ENTRY)) throw new Error(`${ENTRY} is missing; \`make build\` makes it`);
  const sizes = (await bundle()).map((file) =>
    file.type === "chunk" ? sizeOf("JavaScript", file.code) : sizeOf("WebAssembly", file.source),
  );
  const sum = (of: (size: Size) => number): number => sizes.reduce((all, size) => all + of(size), 0);
  const both: Size = {
    label: "both",
    raw: sum(({ raw }) => raw),
    gzip: sum(({ gzip }) => gzip),
    brotli: sum(({ brotli }) => brotli),
  };
  return [...sizes, both];
}

async function bundle(): Promise<(Rolldown.OutputChunk | Rolldown.OutputAsset)[]> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: "strict" },
    },
  });
  if (!("output" in built)) throw new Error("one input did not give one output");
  return built.output;
}

function sizeOf(label: string, content: string | Uint8Array): Size {
  const bytes = Buffer.from(content);
  return {
    label,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}
