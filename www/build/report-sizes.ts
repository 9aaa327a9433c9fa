/**
 * Says at the end of a build what a visitor downloads: the sizes of the modules and the wasm, plain and
 * gzipped, and what embedding the element costs before anything is run, which has a limit. Source maps and
 * licences are left out, for no visitor fetches them.
 */
import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

/** What every page pays that has the element, before anything is clicked: bytes, gzipped. */
const ELEMENT_LIMIT = 25_000;

interface Size {
  readonly raw: number;
  readonly gzip: number;
}

/** `isForPages` is false for a site that no page will embed, which may be larger. */
export function reportSizes(isForPages: boolean): Plugin {
  return {
    name: "report-sizes",
    apply: "build",
    writeBundle(_options, bundle) {
      const sizes = new Map<string, Size>();
      for (const file of Object.values(bundle)) {
        if (/\.(js|wasm|css|html)$/.test(file.fileName)) sizes.set(file.fileName, sizeOf(file));
      }
      const rows = [...sizes].sort(([, a], [, b]) => b.gzip - a.gzip);
      const element = total([...importsOf("interleave.js", bundle)].flatMap((name) => sizes.get(name) ?? []));
      rows.push(["interleave.js with all it imports", element]);
      const width = Math.max(...rows.map(([name]) => name.length));
      for (const [name, { raw, gzip }] of rows) {
        console.log(`${name.padEnd(width)} ${kilobytes(raw)} ${kilobytes(gzip)} gzip`);
      }
      if (isForPages && element.gzip > ELEMENT_LIMIT) {
        this.error(
          `interleave.js with all it imports has${kilobytes(element.gzip)} gzip, and may have${kilobytes(ELEMENT_LIMIT)}: ` +
            "load with import() what a page does not need before Run is pressed (www/build/report-sizes.ts).",
        );
      }
    },
  };
}

function sizeOf(file: Rolldown.OutputChunk | Rolldown.OutputAsset): Size {
  const bytes = Buffer.from(file.type === "chunk" ? file.code : file.source);
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
}

/** The module and those it imports at once, not those it loads by `import()` when needed. */
function importsOf(name: string, bundle: Rolldown.OutputBundle, found = new Set<string>()): Set<string> {
  const file = bundle[name];
  if (file?.type !== "chunk" || found.has(name)) return found;
  found.add(name);
  for (const imported of file.imports) importsOf(imported, bundle, found);
  return found;
}

function total(sizes: readonly Size[]): Size {
  return sizes.reduce((sum, { raw, gzip }) => ({ raw: sum.raw + raw, gzip: sum.gzip + gzip }), {
    raw: 0,
    gzip: 0,
  });
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
