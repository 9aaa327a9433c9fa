/**
 * A small script that a page waits for before it is painted: a file of its own in the page's head, for what stands in the page
 * itself would need a wider content security policy. In development it is a module like all others.
 */
import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import type { HtmlTagDescriptor, Plugin } from "vite";
import { bundle } from "./one-script.ts";

/** `file`, from the root, goes into the page at `path`. */
export function earlyScript(file: string, path: string): Plugin {
  let root = "";
  let built: Promise<{ readonly name: string; readonly code: string }> | null = null;
  const make = async (): Promise<{ readonly name: string; readonly code: string }> => {
    const { code } = await bundle(join(root, file), root);
    const hash = createHash("sha256").update(code).digest("base64url").slice(0, 8);
    return { name: `assets/${basename(file, ".ts")}-${hash}.js`, code };
  };
  const tag = (attrs: HtmlTagDescriptor["attrs"]): HtmlTagDescriptor[] => [
    { tag: "script", attrs: attrs ?? {}, injectTo: "head" },
  ];
  return {
    name: "early-script",
    configResolved(config) {
      root = config.root;
    },
    async generateBundle() {
      const { name, code } = await (built ??= make());
      this.emitFile({ type: "asset", fileName: name, source: code });
    },
    async transformIndexHtml(_html, { path: page, server }) {
      if (page !== path) return [];
      if (server !== undefined) return tag({ type: "module", src: `/${file}` });
      const { name } = await (built ??= make());
      return tag({ src: `./${name}` });
    },
  };
}
