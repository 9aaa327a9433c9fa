/**
 * Leaves THIRD-PARTY-LICENSES.txt in the documentation: what its scripts contain of others, as the site has it of its own.
 */
import type { Plugin } from "vite";
import { document } from "../../www/build/licences/document";
import { packagesOf } from "../../www/build/licences/packages";

export function licences(): Plugin {
  return {
    name: "licences",
    apply: (config) => config.build?.ssr !== true,
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
      const works = packagesOf(modules);
      const title = "In the scripts of the documentation (npm packages)";
      this.emitFile({
        type: "asset",
        fileName: "THIRD-PARTY-LICENSES.txt",
        source: document([{ title, works }]),
      });
    },
  };
}
