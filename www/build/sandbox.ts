/**
 * What the sandbox is made of that Vite has no import for: a script in one file (`x?script&url`), for a worker that is made
 * from its text, and a page around such a script (`x?sandbox&url`), with a policy that allows this script and workers, and
 * nothing else. Both are the address of a file. Knows how a script is bundled; nothing of what it does.
 */
import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Plugin, PluginOption, ResolvedConfig } from "vite";
import { bundle } from "./one-script.ts";

const QUERY = /^(.*)\?(script|sandbox)&url$/;

/** What the sandbox may do: run the one script, make workers from text, and compile what runs in them. */
const policy = (script: string): string =>
  [
    "default-src 'none'",
    `script-src 'sha256-${createHash("sha256").update(script).digest("base64")}' blob: 'unsafe-eval' 'wasm-unsafe-eval'`,
    "worker-src blob:",
  ].join("; ");

/** The policy stands before all else, so that there is nothing that it does not hold for. */
const page = (script: string): string => `<!doctype html>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy(script)}" />
<title>Where Interleave runs programs, cut off from all else</title>
<script>${script}</script>
`;

/** `note` is told the files that a script was made of; `plugins` are for each bundle anew. */
export function sandbox(
  note: (modules: Iterable<string>) => void,
  plugins: () => readonly PluginOption[],
): Plugin {
  let config: ResolvedConfig;
  /** In development: the file behind an address, and whether it is a page. */
  const served = new Map<string, { file: string; isPage: boolean }>();
  const make = async (file: string, isPage: boolean): Promise<string> => {
    const { code, moduleIds } = await bundle(file, config.root, plugins());
    note(moduleIds);
    const script = code.trim();
    return isPage ? page(script) : script;
  };
  return {
    name: "sandbox",
    enforce: "pre",
    configResolved(resolved) {
      config = resolved;
    },
    resolveId: {
      filter: { id: QUERY },
      async handler(id, importer) {
        const [, path = "", kind = ""] = QUERY.exec(id) ?? [];
        const found = await this.resolve(path, importer, { skipSelf: true });
        return found && `${found.id}?${kind}&url`;
      },
    },
    load: {
      filter: { id: QUERY },
      async handler(id) {
        const [, file = "", kind = ""] = QUERY.exec(id) ?? [];
        const isPage = kind === "sandbox";
        const name = basename(file).replace(/\.ts$/, isPage ? ".html" : ".js");
        if (config.command === "serve") {
          const address = `/@sandbox/${kind}/${name}`;
          served.set(address, { file, isPage });
          return `export default ${JSON.stringify(address)}`;
        }
        const source = await make(file, isPage);
        const reference = this.emitFile({ type: "asset", name, source });
        return `export default import.meta.ROLLUP_FILE_URL_${reference}`;
      },
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const asked = served.get(request.url ?? "");
        if (asked === undefined) return next();
        make(asked.file, asked.isPage).then((text) => {
          response.setHeader("content-type", asked.isPage ? "text/html" : "text/javascript");
          response.end(text);
        }, next);
      });
    },
  };
}
