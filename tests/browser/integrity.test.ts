/**
 * Pages that say which hash the module must have, and those of what it imports, as dist/integrity.json has them: what is as it
 * was built runs, and of what is not, nothing does.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS } from "./support/browsers";
import { launch } from "./support/launch";
import type { Browser, Page } from "./support/page";
import { run, setCode } from "./support/playground";
import { DIST, listen, serve, type Site } from "./support/site";

const { integrity } = JSON.parse(readFileSync(`${DIST}/integrity.json`, "utf8")) as {
  integrity: Record<string, string>;
};

/** What interleave.js is made of: it has one import. */
const [, MODULE = ""] = /from"(\.\/assets\/[^"]+)"/.exec(readFileSync(`${DIST}/interleave.js`, "utf8")) ?? [];

/** Does as it always did, and leaves a sign that it ran. */
const altered = (text: string): string => `globalThis.altered = true;\n${text}`;

/** A page as a server may send it, of another origin than the module. */
async function servePage(site: string, hash: string | null, map: boolean): Promise<Site> {
  const absolute = Object.entries(integrity).map(([name, hash]) => [new URL(name, site).href, hash]);
  const imports = map
    ? `<script type="importmap">${JSON.stringify({ integrity: Object.fromEntries(absolute) })}</script>`
    : "";
  const attribute = hash === null ? "" : ` integrity="${hash}"`;
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A page that checks</title>
    <link rel="icon" href="data:," />
    ${imports}
    <script type="module" src="${site}interleave.js" crossorigin="anonymous"${attribute}
      onload="document.title = 'loaded'" onerror="document.title = 'refused'"></script>
  </head>
  <body>
    <interleave-playground language="javascript" speed="instant"></interleave-playground>
  </body>
</html>`;
  return listen(
    createServer((_request, response) => {
      response.setHeader("content-type", "text/html");
      response.end(html);
    }),
  );
}

test("the hashes are of all scripts that can be imported", () => {
  expect(Object.keys(integrity)).toEqual(expect.arrayContaining(["./interleave.js", MODULE]));
  for (const hash of Object.values(integrity)) expect(hash).toMatch(/^sha384-[A-Za-z0-9+/]{64}$/);
});

describe.each(BROWSERS)("%s", (name) => {
  const folder = mkdtempSync(join(tmpdir(), "interleave-altered-"));
  let browser: Browser;
  let site: Site;
  let opened: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    cpSync(DIST, folder, { recursive: true });
    site = await serve({ "/": folder }, { headers: { "access-control-allow-origin": "*" } });
    browser = await launch(name);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true });
  });

  afterEach(async () => {
    for (const close of opened.reverse()) await close();
    opened = [];
  });

  const alter = (path: string): void => {
    const before = readFileSync(join(folder, path), "utf8");
    writeFileSync(join(folder, path), altered(before));
    opened.push(async () => writeFileSync(join(folder, path), before));
  };

  const open = async (hash: string | null, map = false): Promise<Page> => {
    const guard = await servePage(site.url, hash, map);
    opened.push(() => guard.close());
    const page = await browser.open(guard.url);
    opened.push(() => page.close());
    await page.waitUntil("the module was loaded or refused", () => document.title !== "A page that checks");
    return page;
  };

  const state = (page: Page): Promise<unknown> =>
    page.evaluate(() => ({
      title: document.title,
      ran: "altered" in globalThis,
      defined: customElements.get("interleave-playground") !== undefined,
    }));

  const REFUSED = { title: "refused", ran: false, defined: false };

  test("what is as it was built runs programs, with a hash for it and for all that it imports", async () => {
    const page = await open(integrity["./interleave.js"]!, true);
    expect(await state(page)).toEqual({ title: "loaded", ran: false, defined: true });
    await setCode(page, 'console.log("ran");');
    expect(await run(page)).toMatchObject({ status: "finished", stdout: "ran\n", error: null });
    await page.waitUntil("editor and picture are there", () => {
      const root = document.querySelector("interleave-playground")!.shadowRoot!;
      return root.querySelector(".cm-editor") !== null && root.querySelector("canvas") !== null;
    });
  });

  test("an interleave.js that is not as it was built is refused by the tag's hash", async () => {
    alter("interleave.js");
    expect(await state(await open(null))).toEqual({ title: "loaded", ran: true, defined: true });
    expect(await state(await open(integrity["./interleave.js"]!))).toEqual(REFUSED);
  });

  test("what it imports is not covered by that hash, and is by those of an import map", async () => {
    alter(MODULE);
    expect(await state(await open(integrity["./interleave.js"]!))).toMatchObject({
      title: "loaded",
      ran: true,
    });
    expect(await state(await open(integrity["./interleave.js"]!, true))).toEqual(REFUSED);
  });
});
