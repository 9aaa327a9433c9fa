/** The zip of the site: the same each time, whole, at work wherever it is unpacked; and what its page says when it is opened as a file. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { zip } from "../../www/build/zip.js";
import { launch } from "./support/launch";
import { expectNoErrors, openGallery, run } from "./support/playground";
import { DIST, serve } from "./support/site";

const NAME = "interleave-test";

let folder: string;
let packed: Uint8Array;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "interleave-zip-"));
  packed = zip(DIST, NAME);
  for (const [path, bytes] of Object.entries(unzipSync(packed))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

test("has the same bytes whenever it is made", () => {
  expect(Buffer.compare(zip(DIST, NAME), packed)).toBe(0);
});

test("has every file of the site but the source maps", () => {
  const inside = (of: string): string[] =>
    readdirSync(of, { recursive: true, encoding: "utf8" }).filter((path) =>
      statSync(join(of, path)).isFile(),
    );
  const paths = inside(join(folder, NAME)).sort();
  expect(paths).toEqual(
    inside(DIST)
      .filter((path) => !path.endsWith(".map"))
      .sort(),
  );
  for (const path of paths) {
    expect(readFileSync(join(folder, NAME, path)).equals(readFileSync(join(DIST, path))), path).toBe(true);
  }
});

test("works from any folder of a server", async () => {
  const site = await serve({ "/some/where/": join(folder, NAME) });
  const browser = await launch("chromium");
  for (const language of ["javascript", "python"]) {
    const page = await openGallery(browser, `${site.url}some/where/`, language);
    expect((await run(page)).status).toBe("finished");
    expectNoErrors(page);
  }
  await browser.close();
  await site.close();
});

describe.each(["chromium", "firefox"] as const)("opened as a file in %s", (name) => {
  test("its page says what to do", async () => {
    const browser = await launch(name);
    const page = await browser.open("about:blank");
    await page.goto(pathToFileURL(join(folder, NAME, "index.html")).href);
    await page.waitUntil("the advice is there to see", () => {
      const advice = document.querySelector("#unopened");
      return advice !== null && advice.checkVisibility({ visibilityProperty: true });
    });
    const said = await page.evaluate(() => document.querySelector<HTMLElement>("#unopened")?.innerText ?? "");
    expect(said).toMatch(/has not started/);
    expect(said).toMatch(/python3 -m http\.server/);
    await browser.close();
  });

  test("from a server it says nothing of that", async () => {
    const site = await serve({ "/": DIST });
    const browser = await launch(name);
    const page = await openGallery(browser, site.url, "javascript");
    expect(await page.evaluate(() => document.querySelector("#unopened"))).toBeNull();
    await browser.close();
    await site.close();
  });
});
