/**
 * The licences in the site: whatever the built files show to have in them stands in the list, told here in other ways than
 * the build goes by (source maps, the paths of panics in the WebAssembly), and the page leads there.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import type { Page } from "./support/page";
import { DIST } from "./support/site";

const TOP = fileURLToPath(new URL("../..", import.meta.url));
const FILE = "THIRD-PARTY-LICENSES.txt";

const text = readFileSync(`${DIST}/${FILE}`, "utf8");
const assets = readdirSync(`${DIST}/assets`);

/** `acorn 8.19.0`, as the lists have them. */
const listed = [...text.matchAll(/^- (.*?): /gm)].map(([, label]) => label!);

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(`${TOP}/node_modules/${name}/package.json`, "utf8")) as { version: string })
    .version;

const labelled = (names: Iterable<string>): string[] =>
  [...new Set(names)].map((name) => `${name} ${versionOf(name)}`);

test("every package of which a source map has a file is named", () => {
  const sources = assets
    .filter((name) => name.endsWith(".map"))
    .flatMap((name) => {
      const map = JSON.parse(readFileSync(`${DIST}/assets/${name}`, "utf8")) as { sources: string[] };
      return map.sources;
    });
  const names = sources.flatMap((path) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  expect(names).toContain("@codemirror/view");
  expect(listed).toEqual(expect.arrayContaining(labelled(names)));
});

test("every package that ours depends on is named, in workers and the sandbox too", () => {
  const { dependencies } = JSON.parse(readFileSync(`${TOP}/package.json`, "utf8")) as {
    dependencies: Record<string, string>;
  };
  expect(listed).toEqual(expect.arrayContaining(labelled(Object.keys(dependencies))));
});

test("every crate that the WebAssembly names is named", () => {
  const engines = assets.filter((name) => name.endsWith(".wasm"));
  expect(engines).toHaveLength(2);
  const crates = engines.flatMap((name) => {
    const bytes = readFileSync(`${DIST}/assets/${name}`, "latin1");
    // Where a crate panics it says its file: .../rustpython-vm-0.6.0/src/vm/mod.rs.
    return [...bytes.matchAll(/\/index\.crates\.io-[0-9a-f]+\/([\w-]+?)-(\d+\.\d+\.[\w.-]+)\//g)];
  });
  const names = [...new Set(crates.map(([, name, version]) => `${name} ${version}`))];
  expect(names.length).toBeGreaterThan(40);
  expect(listed).toEqual(expect.arrayContaining(names));
});

test("what the engines have beside crates is named: wasm-bindgen's script, Rust's library, CPython's", () => {
  expect(text).toMatch(/^- Rust's standard library \d+\.\d+\.\d+: MIT OR Apache-2\.0/m);
  expect(text).toMatch(/^- wasm-bindgen 0\.2\.\d+: /m);
  expect(text).toMatch(/^- rustpython-pylib 0\.\d+\.\d+: Python-2\.0\.1/m);
  expect(text).toMatch(/^1\. This LICENSE AGREEMENT is between the Python Software Foundation/m);
});

test("none asks more of those who pass the site on than to keep its notice", () => {
  expect(text).not.toMatch(/^- .*: .*\b(A?GPL|LGPL|MPL)\b/m);
  expect(listed).toEqual(expect.arrayContaining([expect.stringMatching(/^num-bigint \d/)]));
  expect(listed.filter((name) => name.startsWith("malachite"))).toEqual([]);
});

test("whatever is named has its text, and is named once", () => {
  const headings = [...text.matchAll(/^={80}\n(.*)\n={80}$/gm)].flatMap(([, names]) => names!.split(", "));
  expect(listed.length).toBeGreaterThan(150);
  expect([...new Set(headings)].sort()).toEqual([...listed].sort());
  expect(new Set(listed).size).toBe(listed.length);
});

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let page: Page;

  // Of a text, which names no icon, Chromium asks the server for one.
  const known = "Failed to load resource: the server responded with a status of 404 (Not Found)";

  eachOnAGalleryPage(name, { language: "python", path: "/some/path/", known }, (opened) => {
    page = opened;
  });

  test("the page leads there, and it is shown", async () => {
    await page.find("link", "Licences");
    await page.goto(
      await page.evaluate(() => document.querySelector<HTMLAnchorElement>("a[href*=LICENSES]")!.href),
    );
    await page.waitUntil("the list is there", () =>
      document.body.textContent.startsWith("What Interleave ships of others"),
    );
  });
});
