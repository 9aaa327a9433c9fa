/**
 * Makes links of the repository's files into links of this documentation, where it has the page; into plain text where it
 * has none. Knows which file is which page.
 */
import type { MarkdownRenderer } from "vitepress";

const PAGES: Readonly<Record<string, string>> = {
  "SECURITY.md": "./safety.md",
};

/** Where these pages stand, seen from the files at the top. */
const HERE = "docs/";

const OF_THE_REPOSITORY = /^(?:\.\.\/)?(?:[\w-]+\.md|(?:crate|tests|www)\/)/;

export function repositoryLinks(md: MarkdownRenderer): void {
  md.core.ruler.after("inline", "repository-links", (state) => {
    for (const { children } of state.tokens) {
      // Links do not nest, so the next end is that of the last that began.
      let drops = false;
      for (const token of children ?? []) {
        if (token.type === "link_open") {
          const href = String(token.attrGet("href"));
          const page = pageOf(href);
          drops = page === undefined && OF_THE_REPOSITORY.test(href);
          if (page !== undefined) token.attrSet("href", page);
        } else if (token.type !== "link_close") continue;
        if (drops) Object.assign(token, { type: "text", tag: "", nesting: 0, content: "" });
      }
    }
  });
}

/** Where these pages have what the repository has at `href`, with the place in it; undefined where they have not. */
function pageOf(href: string): string | undefined {
  const [file = "", place] = href.split("#");
  const page = PAGES[file] ?? (file.startsWith(HERE) ? `./${file.slice(HERE.length)}` : undefined);
  return page === undefined || place === undefined ? page : `${page}#${place}`;
}
