/** docs/recipes/sphinx: the directive, in pages and where there are none. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { build, run, siteOf, type Recipe } from "./support/build";
import { JAVASCRIPT, PYTHON, testPages } from "./support/pages";

const SPHINX: Recipe = {
  name: "sphinx",
  interleave: "_static/interleave",
  // Warnings are errors, and two processes write: the extension must be fit for both.
  command: ["sphinx-build", "--fail-on-warning", "--jobs", "2", "--builder", "html", ".", "_build/html"],
  site: "_build/html",
};

describe("Sphinx", () => {
  testPages("chromium", SPHINX, {
    first: { path: "index.html", code: PYTHON, attributes: { language: "python", speed: "4" } },
    second: {
      path: "together.html",
      code: JAVASCRIPT,
      attributes: { language: "javascript", speed: "instant", view: "code output", readonly: "" },
    },
    toDark: () => document.querySelector<HTMLElement>(".theme-toggle")?.click(),
  });
});

describe("what Sphinx makes beside pages", () => {
  const others: Recipe = { ...SPHINX, variant: "sphinx-others", command: null, site: "." };
  const folder = siteOf(others);

  beforeAll(() => build(others));

  const made = (builder: string, file: string): string => {
    run(["sphinx-build", "--builder", builder, ".", `_build/${builder}`], folder);
    return readFileSync(join(folder, "_build", builder, file), "utf8");
  };

  test("a text has the program as a literal block", () => {
    expect(made("text", "index.txt")).toContain(PYTHON.replace(/^(?=.)/gm, "   "));
  });

  test("LaTeX has the program as a literal block", () => {
    const latex = made("latex", "mydocumentation.tex");
    expect(latex).toContain("\\begin{sphinxVerbatim}");
    expect(latex).not.toContain("interleave-playground");
  });

  test("an EPUB, which cannot run it, has the program and no element", () => {
    const page = made("epub", "index.xhtml");
    expect(page).toContain("greet");
    expect(page).not.toContain("interleave-playground");
  });

  test.each([
    ["no program", ".. interleave:: python\n", /give the program as content or as :file:/],
    [
      "two programs",
      ".. interleave::\n   :file: together.js\n\n   1\n",
      /give the program as content or as :file:/,
    ],
    ["a file that is not there", ".. interleave::\n   :file: missing.py\n", /missing\.py cannot be read/],
    ["an unknown language", ".. interleave:: cobol\n\n   1\n", /in python or javascript, not in cobol/],
    ["an unknown speed", ".. interleave::\n   :speed: 3\n\n   1\n", /"3" unknown/],
  ])("%s is an error that says where", (_, source, message) => {
    writeFileSync(join(folder, "together.rst"), `Together\n========\n\n${source}`);
    let said = "";
    try {
      run(["sphinx-build", "--fail-on-warning", "--fresh-env", ".", "_build/broken"], folder);
    } catch (error) {
      said = String(error);
    }
    expect(said).toMatch(message);
    expect(said).toMatch(/together\.rst:4/);
  });
});
