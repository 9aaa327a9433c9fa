/**
 * A page of somebody else's with one playground (fixtures/looks), for each test of a group, in one browser; none may have had
 * an error of its own. Knows the runner of the tests; knows no looks.
 */
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { BrowserName } from "./browsers";
import { launch } from "./launch";
import type { Browser, Page } from "./page";
import { expectNoErrors } from "./playground";
import { DIST, serve, type Site } from "./site";

const FIXTURE = fileURLToPath(new URL("../fixtures/looks", import.meta.url));

/** Has `use` told of a fresh page before each test. */
export function eachOnAHostPage(name: BrowserName, use: (page: Page) => void | Promise<void>): void {
  let site: Site;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serve({ "/": FIXTURE, "/interleave/": DIST });
    browser = await launch(name);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  beforeEach(async () => {
    page = await browser.open(site.url);
    await page.waitUntil("the full editor is there", () => {
      return document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".cm-editor") != null;
    });
    await use(page);
  });

  afterEach(async () => {
    expectNoErrors(page);
    await page.close();
  });
}

/** Adds a style sheet to the page. */
export async function addStyles(page: Page, css: string): Promise<void> {
  await page.evaluate((css) => {
    const style = document.createElement("style");
    style.textContent = css;
    document.head.append(style);
  }, css);
}
