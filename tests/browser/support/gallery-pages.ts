/**
 * A page of the gallery for each test of a group, in one browser; none may have had an error of its own. Knows the runner
 * of the tests; knows no program.
 */
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { BrowserName } from "./browsers";
import { launch } from "./launch";
import type { Browser, Page } from "./page";
import { expectNoErrors, openGallery } from "./playground";
import { DIST, serve, type Site } from "./site";

/** Firefox reports the end of a worker that is inside WebAssembly to the page, as an exception of nothing. */
export const ENDED_WORKER = "Error: uncaught exception: undefined";

export interface GalleryPages {
  readonly language: string;
  /** Where the site stands on its server. */
  readonly path?: string;
  /** The one error that a page may have. */
  readonly known?: string;
}

/** Has `use` told of a fresh page before each test, which waits for what it does. */
export function eachOnAGalleryPage(
  name: BrowserName,
  { language, path = "/", known }: GalleryPages,
  use: (page: Page) => void | Promise<void>,
): void {
  let site: Site;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serve({ [path]: DIST });
    browser = await launch(name);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  beforeEach(async () => {
    page = await openGallery(browser, site.url + path.slice(1), language);
    await use(page);
  });

  afterEach(async () => {
    expectNoErrors(page, known);
    await page.close();
  });
}

/** The same for Python, whose worker may be ended inside WebAssembly. */
export function eachOnAPythonPage(name: BrowserName, use: (page: Page) => void, path = "/"): void {
  eachOnAGalleryPage(name, { language: "python", path, known: ENDED_WORKER }, use);
}
