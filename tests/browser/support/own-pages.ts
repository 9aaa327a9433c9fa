/**
 * A site of a test's own, and a fresh page of it for each test of a group, in one browser; none may have had an error of its
 * own. Knows the runner of the tests; knows nothing of what the pages hold.
 */
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { BrowserName } from "./browsers";
import { launch } from "./launch";
import type { Browser, Page } from "./page";
import { expectNoErrors } from "./playground";
import { serve, type Site } from "./site";

export interface OwnSite {
  /** The folder that each address is served from. */
  readonly folders: Readonly<Record<string, string>>;
  /** Where in it the page stands. */
  readonly path: string;
  /** Resolves once the page is as the tests want it. */
  readonly ready: (page: Page) => Promise<void>;
  /** An error that it may have. */
  readonly known?: string;
}

/** Where a page is. */
export interface Around {
  readonly browser: Browser;
  readonly site: Site;
}

/** Has `use` told of a fresh page before each test. */
export function eachOnAPageOf(
  name: BrowserName,
  { folders, path, ready, known }: OwnSite,
  use: (page: Page, around: Around) => void | Promise<void>,
): void {
  let site: Site;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serve(folders);
    browser = await launch(name);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  beforeEach(async () => {
    page = await browser.open(site.url + path);
    await ready(page);
    await use(page, { browser, site });
  });

  afterEach(async () => {
    expectNoErrors(page, known);
    await page.close();
  });
}
