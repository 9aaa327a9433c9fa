/** docs/recipes/mkdocs: fences with the class interleave, with and without instant navigation, and in plain MkDocs. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe } from "vitest";
import type { Recipe } from "./support/build";
import { JAVASCRIPT, PYTHON, testPages, type Pages } from "./support/pages";

const MKDOCS: Recipe = {
  name: "mkdocs",
  interleave: "docs/interleave",
  command: ["mkdocs", "build", "--strict", "--quiet"],
  site: "site",
};

const PAGES: Pages = {
  first: { path: "", code: PYTHON, attributes: { language: "python", speed: "4" } },
  second: {
    path: "together/",
    code: JAVASCRIPT,
    attributes: { language: "javascript", speed: "instant", view: "code output" },
  },
};

const toDark = (): void => document.querySelector<HTMLElement>("label[for=__palette_1]")?.click();

/** Instant navigation goes to the pages of the sitemap, once it has come. */
const hasSitemap = (): boolean =>
  performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/sitemap.xml"));

/** The recipe with pieces of mkdocs.yml replaced, which have to be there, and with the address that it gets. */
function replacing(piece: string | RegExp, by: string): (folder: string, url: string) => void {
  return (folder, url) => {
    const file = join(folder, "mkdocs.yml");
    let text = readFileSync(file, "utf8");
    for (const [before, after] of [
      [piece, by],
      [/site_url: .*/, `site_url: ${url}`],
    ] as const) {
      if (text.search(before) === -1) throw new Error(`mkdocs.yml has no ${String(before)}`);
      text = text.replace(before, after);
    }
    writeFileSync(file, text);
  };
}

/** Fonts and highlighters from elsewhere are not to be had in a test. */
const ALONE = "  name: material\n  font: false\n";

describe("Material for MkDocs with instant navigation", () => {
  const prepare = replacing("  name: material\n", ALONE);
  testPages("chromium", { ...MKDOCS, prepare }, { ...PAGES, toDark, swaps: true, ready: hasSitemap });
});

describe("Material for MkDocs", () => {
  const prepare = replacing("  name: material\n  features:\n    - navigation.instant\n", ALONE);
  testPages("chromium", { ...MKDOCS, variant: "mkdocs-plain", prepare }, { ...PAGES, toDark });
});

describe("MkDocs with its own theme and its own fences", () => {
  const prepare = replacing(
    /theme:[^]*?\n\n([^]*)markdown_extensions:[^]*/,
    "theme: { name: mkdocs, highlightjs: false }\n$1markdown_extensions:\n  - attr_list\n  - fenced_code\n",
  );
  testPages("chromium", { ...MKDOCS, variant: "mkdocs-own", prepare }, PAGES);
});
