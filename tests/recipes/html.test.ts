/** docs/recipes/html: a page that somebody wrote by hand. */
import { describe } from "vitest";
import { PYTHON, testPages } from "./support/pages";

describe.each(["chromium", "firefox"] as const)("plain HTML in %s", (browser) => {
  testPages(
    browser,
    { name: "html", interleave: "interleave", command: null, site: ".", variant: `html-${browser}` },
    { first: { path: "index.html", code: PYTHON, attributes: { language: "python", speed: "4" } } },
  );
});
