/** docs/recipes/mdbook: fences with the word interleave, upgraded in the page. */
import { describe } from "vitest";
import { JAVASCRIPT, PYTHON, testPages } from "./support/pages";

describe("mdBook", () => {
  testPages(
    "chromium",
    { name: "mdbook", interleave: "src/interleave", command: ["mdbook", "build"], site: "book" },
    {
      first: { path: "waiting.html", code: PYTHON, attributes: { language: "python" } },
      second: { path: "chapter/together.html", code: JAVASCRIPT, attributes: { language: "javascript" } },
      toDark: () => document.querySelector<HTMLElement>("#mdbook-theme-navy, #navy")?.click(),
    },
  );
});
