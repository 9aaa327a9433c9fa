/** The project's own documentation in dist/docs: its ways, its search and its programs, from a sub-path, with nothing from elsewhere. */
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { violations } from "./support/axe";
import { ENDED_WORKER } from "./support/gallery-pages";
import { launch } from "./support/launch";
import type { Browser, Page } from "./support/page";
import { expectNoErrors } from "./support/playground";
import { DIST, serve, type Site } from "./support/site";

const DOCS = join(DIST, "docs");
const PATH = "/some/deep/path/";
const PAGES = readdirSync(DOCS).filter((file) => file.endsWith(".html"));

type Playground = HTMLElement & { run(): Promise<{ status: string; stderr: string }> };

describe("the documentation's files", () => {
  test.each(PAGES)("every link of %s leads to a page and a heading that there are", (file) => {
    const html = readFileSync(join(DOCS, file), "utf8");
    const links = [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, href = ""]) => href);
    const own = links.filter((href) => !/^[a-z]+:/.test(href));
    expect(own.length).toBeGreaterThan(0);
    const broken = own.filter((href) => {
      const [path = "", anchor] = href.split("#");
      const target =
        path === "" ? join(DOCS, file) : join(DOCS, path.endsWith("/") ? `${path}index.html` : path);
      if (!existsSync(target)) return true;
      return (
        anchor !== undefined && !readFileSync(target, "utf8").includes(`id="${decodeURIComponent(anchor)}"`)
      );
    });
    expect(broken).toEqual([]);
  });

  test("what its scripts contain of others is said", () => {
    const licences = readFileSync(join(DOCS, "THIRD-PARTY-LICENSES.txt"), "utf8");
    expect(licences).toMatch(/^- vitepress \S+: MIT/m);
    expect(licences).toMatch(/^- vue \S+: MIT/m);
    expect(readFileSync(join(DOCS, "index.html"), "utf8")).toContain('href="./THIRD-PARTY-LICENSES.txt"');
  });

  test("all pages stand in one folder, on which their addresses rest", () => {
    const folders = readdirSync(DOCS, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".html"))
      .map((file) => dirname(file));
    expect([...new Set(folders)]).toEqual(["."]);
  });
});

describe("the documentation in chromium", () => {
  const asked: string[] = [];
  let site: Site;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serve({ [PATH]: DIST }, { asked: (path) => asked.push(path) });
    browser = await launch("chromium");
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  beforeEach(async () => {
    asked.length = 0;
    page = await browser.open(site.url + PATH.slice(1));
  });

  afterEach(async () => {
    expectNoErrors(page, ENDED_WORKER);
    await page.close();
  });

  const at = (path: string): Promise<void> =>
    page.waitUntil(
      `the address is ${path}`,
      (path) => location.pathname + location.hash === path,
      PATH + path,
    );

  test("the playground's page leads to it, and it leads back", async () => {
    await (await page.find("link", "Documentation")).click();
    await at("docs/index.html");
    await (await page.find("link", "Open the playground")).click();
    await at("index.html");
  });

  /** Opens a page of it, and waits until VitePress' own script has made it alive: before, it hears no click and no key. */
  const openAlive = async (file: string): Promise<void> => {
    await page.goto(`${site.url}${PATH.slice(1)}docs/${file}`);
    await page.waitUntil("the page is alive", () => "__vue_app__" in (document.querySelector("#app") ?? {}));
  };

  test("one goes from page to page without loading anew, and back", async () => {
    await openAlive("start.html");
    await page.evaluate(() => void Object.assign(window, { sameDocument: true }));
    await (await page.find("link", "Sharing and keeping")).click();
    await at("docs/sharing.html");
    await page.evaluate(() => history.back());
    await at("docs/start.html");
    expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
    expect(asked.filter((path) => !path.startsWith(PATH))).toEqual([]);
  });

  test("the search finds what stands in a page, and what a page takes from README", async () => {
    await openAlive("start.html");
    for (const [words, path] of [
      ["Trusted Types", "docs/policy.html"],
      ["literal block EPUB", "docs/sphinx.html"],
    ] as const) {
      await page.press("Control+k");
      await page.waitUntil("there is a search", () => document.querySelector("#localsearch-input") !== null);
      await page.type(words);
      await page.waitUntil(
        `the first that is found for ${words} is ${path}`,
        (path) => {
          const first = document.querySelector<HTMLAnchorElement>("#localsearch-list a");
          return first !== null && new URL(first.href).pathname === path;
        },
        PATH + path,
      );
      await page.press("Enter");
      await page.waitUntil(
        `${path} is shown`,
        (path) => location.pathname === path && document.querySelector("#localsearch-input") === null,
        PATH + path,
      );
    }
    expect(asked.filter((path) => !path.startsWith(PATH))).toEqual([]);
  });

  test.each(PAGES)("every program of %s runs", async (file) => {
    await page.goto(`${site.url}${PATH.slice(1)}docs/${file}`);
    const ends = await page.evaluate(async () => {
      await customElements.whenDefined("interleave-playground");
      const ends: string[] = [];
      for (const playground of document.querySelectorAll<Playground>("interleave-playground")) {
        playground.setAttribute("speed", "instant");
        const { status, stderr } = await playground.run();
        ends.push(`${status}${stderr}`);
      }
      return ends;
    });
    expect(new Set([...ends, "finished"])).toEqual(new Set(["finished"]));
  });

  test.each(["index.html", "start.html", "embedding.html"])(
    "%s meets the rules of WCAG 2.2 AA",
    async (file) => {
      await page.goto(`${site.url}${PATH.slice(1)}docs/${file}`);
      await page.waitUntil(
        "it is there",
        () => document.querySelector("interleave-playground:defined, table") !== null,
      );
      expect(await violations(page)).toEqual([]);
    },
  );
});
