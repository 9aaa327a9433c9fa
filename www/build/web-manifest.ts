/**
 * The manifest that the standalone page installs as an app by, in the language of the site (build/words.ts). It keeps its name,
 * and lies beside the page: browsers ask for it again, and the addresses in it are read from where it lies.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Plugin } from "vite";
import { filled } from "./words.ts";

/** `file` is JSON with `{{…}}` for words. */
export function webManifest(file: string, language = "en"): Plugin {
  const made = (): Promise<string> => filled(readFileSync(file, "utf8"), language, inJson);
  return {
    name: "web-manifest",
    async generateBundle() {
      this.emitFile({ type: "asset", fileName: basename(file), source: await made() });
    },
    configureServer(server) {
      server.middlewares.use(`/${basename(file)}`, (_, response, next) => {
        made().then((text) => {
          response.setHeader("content-type", "application/manifest+json");
          response.end(text);
        }, next);
      });
    },
  };
}

/** Text within a string. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
