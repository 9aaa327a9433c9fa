/**
 * What every recipe must do, whatever tool made its site: two pages with a program each, the same in all of them. Knows
 * pages in a browser; knows no tool.
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { BrowserName } from "../../browser/support/browsers";
import { ENDED_WORKER } from "../../browser/support/gallery-pages";
import { launch } from "../../browser/support/launch";
import { type Browser, type Page, SOON } from "../../browser/support/page";
import { expectNoErrors, outputLines, pressRun, run } from "../../browser/support/playground";
import { serve, type Site } from "../../browser/support/site";
import { build, siteOf, type Recipe } from "./build";

/** A folder with favicon.ico, for which browsers ask by themselves. */
const ICON = fileURLToPath(new URL("../icon", import.meta.url));

/** Where the sites stand on their server. */
const BASE = "some/docs/";

export const PYTHON = `import asyncio

async def greet(name):
    await asyncio.sleep(0.2)
    print("hello", name)

asyncio.run(greet("<b>"))`;

export const JAVASCRIPT = `import { gather, sleep } from "interleave";

await gather(sleep(1000), sleep(2000));
console.log(\`after \${2} seconds\`);`;

/** A program of a page, as its author gave it. */
export interface Given {
  /** The page, from the top of the site. */
  readonly path: string;
  readonly code: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Pages {
  readonly first: Given;
  /** Another page, to which a link of the first leads. */
  readonly second?: Given;
  /** Run in the page: switches it to dark, as a person does who presses the site's button. */
  readonly toDark?: () => void | Promise<void>;
  /** Whether a link loads no new page. */
  readonly swaps?: boolean;
  /** Run in the page: whether its own script is ready for a click on a link, or a button. */
  readonly ready?: () => boolean;
}

type Playground = HTMLElement & { code: string };

export function testPages(
  name: BrowserName,
  recipe: Recipe,
  { first, second, toDark, swaps = false, ready = () => true }: Pages,
): void {
  const folder = siteOf(recipe);
  let site: Site;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    // Some tools want to know the address, so the server is there before the site.
    mkdirSync(folder, { recursive: true });
    site = await serve({ "/": ICON, [`/${BASE}`]: folder });
    build(recipe, site.url + BASE);
    browser = await launch(name);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  beforeEach(async () => {
    page = await browser.open(site.url + BASE + first.path);
    await page.waitUntil("the site's own script is ready", ready);
  });

  afterEach(async () => {
    expectNoErrors(page, ENDED_WORKER);
    await page.close();
  });

  test("the program is the author's, and runs", async () => {
    await expectGiven(page, first);
    await pressRun(page, /^Finished/, 30_000);
    expect(await outputLines(page)).toEqual(["hello <b>"]);
  });

  test("its text stands in the page, for search engines and readers without JavaScript", async () => {
    for (const { path, code } of [first, ...(second === undefined ? [] : [second])]) {
      expect(await textWithoutScripts(page, site.url + BASE + path)).toContain(code);
    }
  });

  test("the rest of the page is where and as it is without a playground", async () => {
    const bare = await serve({
      "/": ICON,
      [`/${BASE}`]: folder,
      [`/${BASE}${addressOf(recipe)}/`]: import.meta.dirname,
    });
    const other = await browser.open(bare.url + BASE + first.path);
    await givenTo(page, first);
    // A site's own script may still be at work on both.
    await expect
      .poll(async () => difference(await looks(page), await looks(other)), { timeout: SOON })
      .toEqual([]);
    expect((await looks(other)).length).toBeGreaterThan(2);
    await other.close();
    await bare.close();
  });

  test.runIf(second)(
    "the site's own way leads to another page and back, and programs run there",
    async () => {
      const there = second as Given;
      await givenTo(page, first);
      await page.evaluate(() => void Object.assign(window, { sameDocument: true }));
      await page.evaluate((path) => {
        const links = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")];
        links.find(({ href }) => new URL(href).pathname.endsWith(path))?.click();
      }, `/${there.path}`);
      await expectGiven(page, there);
      expect(await page.evaluate(() => "sameDocument" in window)).toBe(swaps);
      expect((await run(page)).stdout).toBe("after 2 seconds\n");
      await page.evaluate(() => history.back());
      await expectGiven(page, first);
      expect((await run(page)).stdout).toBe("hello <b>\n");
    },
  );

  test.runIf(toDark)("it follows the site from light to dark", async () => {
    await givenTo(page, first);
    expect(await isDark(page)).toBe(false);
    await page.evaluate(toDark as () => void);
    await page.waitUntil("the playground is dark", darkness, true);
  });
}

/** Waits until the page shows the program, and nothing else in its place. */
async function givenTo(page: Page, { code, path }: Given): Promise<void> {
  await page.waitUntil(`${path} shows its program`, shows, code, `/${path}`);
}

/** Run in the page. */
function shows(code: string, path: string): boolean {
  const all = [...document.querySelectorAll<Playground>("interleave-playground")];
  return location.pathname.endsWith(path) && all.length === 1 && all[0]?.code === code;
}

async function expectGiven(page: Page, given: Given): Promise<void> {
  await givenTo(page, given);
  const attributes = await page.evaluate((names) => {
    const playground = document.querySelector("interleave-playground");
    return Object.fromEntries(names.map((name) => [name, playground?.getAttribute(name) ?? null]));
  }, Object.keys(given.attributes));
  expect(attributes).toEqual(given.attributes);
}

/** The text of a page as its server sends it. */
function textWithoutScripts(page: Page, url: string): Promise<string> {
  return page.evaluate(async (url) => {
    const html = await (await fetch(url)).text();
    return new DOMParser().parseFromString(html, "text/html").body.textContent;
  }, url);
}

/** Where a page finds interleave.js, from the top of the site. */
function addressOf({ interleave }: Recipe): string {
  return interleave.replace(/^(docs|src|public)\//, "");
}

/** How headings, texts and links of the page look, and where they stand from left to right. */
function looks(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ours = "interleave-playground, pre, .highlight";
    return [...document.querySelectorAll<HTMLElement>("h1, h2, p, li, a, nav, header, main, button")]
      .filter((element) => element.closest(ours) === null && element.checkVisibility())
      .map((element) => {
        const { x, width } = element.getBoundingClientRect();
        const { color, backgroundColor, fontFamily, fontSize, margin } = getComputedStyle(element);
        const text = element.textContent.trim().slice(0, 20);
        return [element.localName, text, x, width, color, backgroundColor, fontFamily, fontSize, margin].join(
          " | ",
        );
      });
  });
}

function difference(one: readonly string[], other: readonly string[]): string[] {
  return [
    ...one.filter((look) => !other.includes(look)).map((look) => `with: ${look}`),
    ...other.filter((look) => !one.includes(look)).map((look) => `without: ${look}`),
  ];
}

function isDark(page: Page): Promise<boolean> {
  return page.evaluate(darkness, true);
}

/** Run in the page. */
function darkness(dark: boolean): boolean {
  const frame = document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".frame");
  if (frame == null) return false;
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(frame).backgroundColor.match(/[\d.]+/g) ?? []).map(
    Number,
  );
  return red + green + blue < 3 * 100 === dark;
}
