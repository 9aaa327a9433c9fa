/**
 * Says at the end of a build what a visitor downloads: the sizes of the modules and the wasm, plain and
 * gzipped. Source maps and licences are left out, for no visitor fetches them.
 */
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

export function reportSizes(): Plugin {
  return {
    name: "report-sizes",
    apply: "build",
    writeBundle(_options, bundle) {
      const files = Object.values(bundle)
        .filter((file) => /\.(js|wasm|css|html)$/.test(file.fileName))
        .map((file) => {
          const bytes = Buffer.from(file.type === "chunk" ? file.code : file.source);
          return { name: file.fileName, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
        })
        .sort((a, b) => b.gzip - a.gzip);
      const width = Math.max(...files.map((file) => file.name.length));
      for (const { name, raw, gzip } of files) {
        console.log(`dist/${name.padEnd(width)} ${kilobytes(raw)} ${kilobytes(gzip)} gzip`);
      }
    },
  };
}
