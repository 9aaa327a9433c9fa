/**
 * How the service worker of the standalone page is made: from www/src/offline/worker, with a list of all that lies in dist/ by
 * then. So it comes last: at the end of Vite's build, and once more by `node www/build/list-files.js` after others have put
 * something there, as the documentation. Knows which files there are; nothing of how they are kept.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { VitePWA } from "vite-plugin-pwa";
import type { Plugin, PluginOption } from "vite";
import { bundle } from "./one-script.ts";

const SCRIPT = fileURLToPath(new URL("../src/offline/worker/service-worker.ts", import.meta.url));

/** What is too large for a first visit, which may never want it. */
const ON_DEMAND = /^assets\/python_bg-/;

/** `note` is told the files that the script is made of. */
export function serviceWorker(note: (modules: Iterable<string>) => void): PluginOption {
  let folder = "";
  const whereItGoes: Plugin = {
    name: "folder-of-the-service-worker",
    apply: "build",
    configResolved: ({ root, build }) => void (folder = resolve(root, build.outDir)),
  };
  return [whereItGoes, noteModules(note), workbox((path) => join(folder, path))];
}

/** The licences are gathered before the last of what is built is built. */
const noteModules = (note: (modules: Iterable<string>) => void): Plugin => ({
  name: "modules-of-the-service-worker",
  apply: "build",
  async generateBundle() {
    note((await bundle(SCRIPT, dirname(SCRIPT))).moduleIds);
  },
});

/** `built` is where a file of the site lies. */
const workbox = (built: (path: string) => string): PluginOption =>
  VitePWA({
    strategies: "injectManifest",
    srcDir: dirname(SCRIPT),
    filename: basename(SCRIPT),
    // The page does it (src/offline/registration.ts), for of all pages only that one may.
    injectRegister: false,
    // It is made from src/gallery/ (web-manifest.ts).
    manifest: false,
    injectManifest: {
      rollupFormat: "iife",
      globPatterns: ["**/*.{html,js,css,wasm,svg,png,ico,json,woff2,webmanifest,txt}"],
      globIgnores: ["service-worker.js", "custom-elements.json"],
      // As in files.ts: what has its content in its name, by Vite and by VitePress.
      dontCacheBustURLsMatching: /\bassets\/.*[-.][\w-]{8}(\.lean)?\.\w+$/,
      maximumFileSizeToCacheInBytes: 64_000_000,
      manifestTransforms: [
        (entries) => ({
          warnings: [],
          manifest: entries.map((entry) => ({
            ...entry,
            // Fetched at another moment, a file may be of another build; such a version is not taken into use.
            integrity: `sha384-${createHash("sha384")
              .update(readFileSync(built(entry.url)))
              .digest("base64")}`,
            bytes: entry.size,
            onDemand: ON_DEMAND.test(entry.url),
          })),
        }),
      ],
    },
  });
