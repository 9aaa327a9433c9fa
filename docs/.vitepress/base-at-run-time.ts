/**
 * Has the built documentation find out in the browser at which path it stands. VitePress wants to know it when it builds;
 * with the base "./" the pages themselves are right, as all stand in one folder, and only what loads the next page is not.
 * The theme (theme/index.ts) sets the site's base from the address; here the one place that does not ask the site for it is
 * made to.
 */
import type { Plugin } from "vite";

const ASKED = "import.meta.env.BASE_URL";

export function baseAtRunTime(): Plugin {
  return {
    name: "base-at-run-time",
    // Before Vite writes the value in.
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/vitepress/dist/client/app/utils.js")) return null;
      const parts = code.split(ASKED);
      if (parts.length !== 2)
        throw new Error(`VitePress asks for ${ASKED} elsewhere than it did; look again`);
      return { code: parts.join("siteDataRef.value.base"), map: null };
    },
  };
}
