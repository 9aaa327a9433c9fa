/**
 * A page with Python for each test of a group, in one browser; none may have had an error of its own. Knows the runner
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

/** Has `use` told of a fresh page before each test. The site stands at `path` on its server. */
export function eachOnAPythonPage(name: BrowserName, use: (page: Page) => void, path = "/"): void {
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
    page = await openGallery(browser, site.url + path.slice(1), "python");
    use(page);
  });

  afterEach(async () => {
    expectNoErrors(page, ENDED_WORKER);
    await page.close();
  });
}
