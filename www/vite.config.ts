/**
 * How the site is built. Knows what goes into dist/ under which name; knows nothing of Rust, whose
 * output it finds ready in src/generated/ (see build/wasm).
 *
 * Some names are stable, for people link to them or browsers ask for them again: the pages index.html and embed.html, the
 * modules in STABLE, service-worker.js, manifest.webmanifest and what is in public/. Everything else carries a hash and is found relative to the
 * module that asks for it, so the site works from any sub-path of any server.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { earlyScript } from "./build/early-script.ts";
import { integrity } from "./build/integrity.ts";
import { licences } from "./build/licences.ts";
import { manifest } from "./build/manifest.ts";
import { rebuildWasm } from "./build/rebuild-wasm.ts";
import { reportSizes } from "./build/report-sizes.ts";
import { sandbox } from "./build/sandbox.ts";
import { serviceWorker } from "./build/service-worker.ts";
import { shortenCss } from "./build/shorten-css.ts";
import { webManifest } from "./build/web-manifest.ts";
import { MARKED, words } from "./build/words.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the bundles are made of, gathered while they are made. */
const shipped = licences();

/** Which language the page speaks: one that build/words.ts knows. */
const language = process.env["INTERLEAVE_LANGUAGE"];

/** The modules that pages load by name. */
const STABLE = ["interleave", "embed"];
const HASHED = "assets/[name]-[hash].js";

export default defineConfig({
  root: here("."),
  base: "./",
  // An unknown address is a 404 here as it will be anywhere else, not the front page.
  appType: "mpa",
  // node_modules stands beside www, not in it: so does its cache, and the server may read there.
  cacheDir: here("../node_modules/.vite"),
  server: { fs: { allow: [here("..")] } },
  build: {
    outDir: here("../dist"),
    emptyOutDir: true,
    // Fetched only when someone opens the developer tools, and then worth having.
    sourcemap: true,
    // A data: URL would need a wider content security policy than a file does.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        index: here("index.html"),
        framed: here("embed.html"),
        interleave: here("src/interleave.ts"),
        embed: here("src/embed/frames.ts"),
      },
      // What src/interleave.ts exports is for the pages that import it.
      preserveEntrySignatures: "strict",
      // Which plugin took how long is not what a build is to say.
      checks: { pluginTimings: false },
      output: {
        entryFileNames: ({ name }) => (STABLE.includes(name) ? `${name}.js` : HASHED),
        chunkFileNames: HASHED,
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
  worker: {
    format: "es",
    plugins: () => [words(language), shipped.ofWorkers()],
    rolldownOptions: { output: { entryFileNames: HASHED, chunkFileNames: HASHED } },
  },
  plugins: [
    words(language),
    webManifest(here("src/gallery/manifest.webmanifest"), language),
    earlyScript("src/gallery/early-scheme.ts", "/index.html"),
    sandbox(shipped.note, () => [words(language)]),
    serviceWorker(shipped.note),
    shipped.ofPage(),
    shortenCss(),
    manifest(),
    rebuildWasm(here("../crate")),
    reportSizes(language !== MARKED),
    integrity(),
  ],
});
