/**
 * The standalone page without its server, which is really gone: what a visit has kept, what is said where something is missing,
 * how a new version comes, and what a broken one does. And that pages which only embed the element get none of it.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { EXAMPLES } from "../../www/src/gallery/examples";
import { LANGUAGES } from "../../www/src/gallery/programs";
import { changingSite, filesIn, makeNextVersion, type ChangingSite } from "./support/changing-site";
import { launch } from "./support/launch";
import { SOON, type Browser, type Page } from "./support/page";
import {
  chooseSpeed,
  code,
  openGallery,
  run,
  setCode,
  showExample,
  typeFirstLine,
  written,
} from "./support/playground";
import { driverOf } from "./support/puppeteer";
import { addFrame, greet, runRaw, sandboxFile } from "./support/raw-worker";
import { DIST } from "./support/site";
import { listen, tryAll, WAYS_OUT, type Tried } from "./support/ways-out";

// What is kept is fetched file by file, after a page has come to rest.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const EMBEDDING = fileURLToPath(new URL("fixtures/embedding", import.meta.url));
const NEXT_TITLE = "The next version";

/** What browsers say where nobody answers, or has this version: the page has asked for the frame, and makes it of what is kept. */
const NOBODY = /ERR_CONNECTION_REFUSED|aboutNetError|ERR_INTERNET_DISCONNECTED|status of 404/;

const expectNoOtherErrors = (page: Page): void =>
  expect(page.errors.filter((error) => !NOBODY.test(error))).toEqual([]);

/** What the page says of being offline. */
const waitForSaid = (page: Page, text: string): Promise<void> =>
  page.waitUntil(
    `the page says “${text}”`,
    (text) => document.querySelector("#offline span")?.textContent === text,
    text,
  );

const KEPT_BUT_PYTHON = "Works offline, and Python too once it was run.";
const ALL_KEPT = "Works offline: all of it is kept in this browser.";

/** What has the focus, by its text. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent.trim() ?? "");

/** The names of all that is kept of the site. */
const keptFiles = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const all: string[] = [];
    for (const name of await caches.keys()) {
      if (!name.startsWith("interleave-files")) continue;
      for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname.slice(1));
    }
    return all.sort();
  });

const siteFiles = (folder: string): string[] =>
  filesIn(folder).filter((path) => !/\.map$|^service-worker\.js$|^custom-elements\.json$/.test(path));

let site: ChangingSite;
let browser: Browser;

function eachWith(name: "chromium" | "firefox"): void {
  beforeEach(async () => {
    site = changingSite();
    await site.show({ "/": DIST });
    // A browser that has kept nothing yet.
    browser = await launch(name);
  });
  afterEach(async () => {
    await browser?.close();
    await site?.cut();
  });
}

const open = async (language: string): Promise<Page> => {
  const page = await openGallery(browser, site.url, language);
  await chooseSpeed(page, "instant");
  return page;
};

/** Visits the page, and runs Python once if it is asked for; closes it when all is kept. */
async function visit(withPython: boolean): Promise<void> {
  const page = await open(withPython ? "python" : "javascript");
  await waitForSaid(page, KEPT_BUT_PYTHON);
  if (withPython) {
    expect((await run(page)).status).toBe("finished");
    await waitForSaid(page, ALL_KEPT);
  }
  await page.close();
}

const reload = async (page: Page): Promise<void> => {
  await driverOf(page).reload();
  await page.waitUntil("the gallery shows an example", () => {
    const playground = document.querySelector("interleave-playground") as
      (HTMLElement & { code?: string }) | null;
    return (playground?.code ?? "") !== "";
  });
};

describe.each(["chromium", "firefox"] as const)("after one visit in %s, without the server", (name) => {
  beforeAll(async () => {
    site = changingSite();
    await site.show({ "/": DIST });
    browser = await launch(name);
    await visit(true);
    await site.cut();
  });
  afterAll(async () => {
    await browser?.close();
  });

  // Firefox takes twice the time for each, and has the same files.
  const examples = name === "chromium" ? EXAMPLES : EXAMPLES.slice(0, 3);
  test.each(LANGUAGES)("the examples in %s run", { timeout: 240_000 }, async (language) => {
    const page = await open(language);
    for (const { id, code } of examples) {
      if (code[language] === undefined) continue;
      await showExample(page, id, language);
      const expected = new URL(`gallery/${language}/${id}.txt`, import.meta.url);
      expect(written(await run(page)), id).toBe(readFileSync(expected, "utf8"));
    }
    expectNoOtherErrors(page);
    await page.close();
  });

  test("every file of the site is there, the documentation too", async () => {
    const page = await open("javascript");
    const paths = siteFiles(DIST);
    expect(paths.length).toBeGreaterThan(20);
    const lengths = await page.evaluate(async (paths) => {
      const found: (readonly [string, number])[] = [];
      for (const path of paths) found.push([path, (await (await fetch(path)).arrayBuffer()).byteLength]);
      return found;
    }, paths);
    expect(lengths).toEqual(paths.map((path) => [path, readFileSync(join(DIST, path)).length]));
    await page.close();
  });

  // Vite alone builds the site without it; `make build` builds both.
  test.runIf(existsSync(join(DIST, "docs/index.html")))("the documentation's programs run", async () => {
    const page = await browser.open(`${site.url}docs/index.html`);
    await page.waitUntil(
      "the playground is there",
      () => document.querySelector("interleave-playground[state=idle]") !== null,
    );
    // To another page, as the documentation itself goes there: it loads that page's part only. The address changes before the
    // playgrounds do, and what runs in one that goes is stopped.
    await page.evaluate(() => {
      for (const each of document.querySelectorAll("interleave-playground")) each.classList.add("before");
      document.querySelector<HTMLElement>('a[href$="start.html"]')?.click();
    });
    await page.waitUntil("the next page is there", () => /\/docs\/start\.html$/.test(location.pathname));
    await page.waitUntil(
      "its playground is there, and those before have gone",
      () =>
        document.querySelector("interleave-playground.before") === null &&
        document.querySelector("interleave-playground[state=idle]") !== null,
    );
    expect((await run(page)).status).toBe("finished");
    expectNoOtherErrors(page);
    await page.close();
  });

  test("what is loaded with a click comes, too", async () => {
    const page = await open("javascript");
    await (await page.find("button", "Share")).click();
    await page.find("button", "Copy Link");
    expectNoOtherErrors(page);
    await page.close();
  });

  test("programs in JavaScript get out no more than otherwise", async () => {
    const outside = await listen();
    const page = await open("javascript");
    await setCode(page, tryAll(outside.url, "(tried) => console.log(JSON.stringify(tried))"));
    const { stdout } = await run(page);
    const tried = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Tried);
    expect(tried.map(([way]) => way)).toEqual(Object.keys(WAYS_OUT));

    await addFrame(page, "raw", sandboxFile(), "allow-scripts", true);
    expect(await greet(page, "raw", SOON)).toBe(true);
    const script = `const all = []; ${tryAll(outside.url, "(tried) => all.push(tried)")} page.postMessage(all);`;
    const raw = (await runRaw(page, "raw", script)) as unknown as Tried[];
    expect([...tried, ...raw].filter(([, outcome]) => outcome === "reached")).toEqual([]);
    expect(raw).toHaveLength(Object.keys(WAYS_OUT).length);
    expect(outside.came).toBe(0);
    await page.close();
    await outside.close();
  });
});

describe("what is missing", () => {
  eachWith("chromium");

  test("without Python, JavaScript runs, and Python says what to do", async () => {
    await visit(false);
    await site.cut();
    const page = await open("javascript");
    await driverOf(page).setOfflineMode(true);
    expect((await run(page)).status).toBe("finished");
    const never = "You are offline. Python was never loaded here: go online once, and it stays.";
    await waitForSaid(page, never);
    await showExample(page, "fetch-data", "python");
    const { status, error } = await run(page);
    expect([status, error?.message]).toEqual([
      "failed",
      "You are offline, and Python was never loaded here: go online once, and run again.",
    ]);
    await driverOf(page).setOfflineMode(false);
    await site.show({ "/": DIST });
    await waitForSaid(page, KEPT_BUT_PYTHON);
    expect((await run(page)).status).toBe("finished");
    await waitForSaid(page, ALL_KEPT);
  });

  test("can be kept by a button, which says how much it is", async () => {
    const page = await open("javascript");
    await waitForSaid(page, KEPT_BUT_PYTHON);
    const offer = await page.evaluate(() => document.querySelector("#offline button")?.textContent ?? "");
    expect(offer).toMatch(/^Keep Python now \(1\d MB\)$/);
    await (await page.find("button", offer)).focus();
    await page.press("Enter");
    await waitForSaid(page, ALL_KEPT);
    // The button has gone, and the keyboard's place is where it was.
    expect(await focused(page)).toBe(ALL_KEPT);
    await site.cut();
    await reload(page);
    await showExample(page, "fetch-data", "python");
    expect((await run(page)).status).toBe("finished");
  });

  test("is not kept if the server sends something else for it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "interleave-damaged-"));
    makeNextVersion(DIST, folder, NEXT_TITLE);
    const [wasm = ""] = filesIn(folder).filter((path) => /python_bg-/.test(path));
    writeFileSync(join(folder, wasm), "Please log in to this network.");
    await site.show({ "/": folder });
    const page = await open("javascript");
    await waitForSaid(page, KEPT_BUT_PYTHON);
    await (await page.find("button", "Keep Python now (18 MB)")).click();
    await waitForSaid(page, "Python could not be kept for offline. Check the connection and try again.");
    expect(await focused(page)).toBe("Keep Python now (18 MB)");
    expect(await keptFiles(page)).not.toContain(wasm);
    rmSync(folder, { recursive: true });
  });
});

describe("a new version", () => {
  let next: string;
  beforeAll(() => {
    next = mkdtempSync(join(tmpdir(), "interleave-next-"));
    makeNextVersion(DIST, next, NEXT_TITLE);
  });
  afterAll(() => rmSync(next, { recursive: true }));
  eachWith("chromium");

  const title = (page: Page): Promise<string> => page.evaluate(() => document.title);
  const takeNext = async (page: Page): Promise<void> => {
    const shown = driverOf(page).waitForNavigation();
    await (await page.find("button", "Reload")).click();
    await shown;
    expect(await title(page)).toBe(NEXT_TITLE);
  };
  const waitForOffer = (page: Page): Promise<void> =>
    page.waitUntil(
      "a new version is offered",
      () => document.querySelector("#update")?.textContent === "A new version is there.Reload",
    );

  test("is offered, waits for a click, and takes edits along; nothing is fetched twice, and nothing old stays", async () => {
    await visit(true);
    await site.show({ "/": next });
    const page = await open("javascript");
    expect(await title(page)).not.toBe(NEXT_TITLE);
    await waitForOffer(page);
    // The old version looks after what is kept when a page comes, and leaves alone what the new one has brought.
    const another = await open("javascript");
    await waitForSaid(another, ALL_KEPT);
    await another.close();
    // A part of the old version that the server does not have any more, nor this page yet.
    await (await page.find("button", "Share")).click();
    await page.find("button", "Copy Link");
    await page.press("Escape");
    expect((await run(page)).status).toBe("finished");
    await typeFirstLine(page, "// mine");
    const before = site.asked.length;
    await takeNext(page);
    await waitForSaid(page, ALL_KEPT);
    expect((await code(page)).split("\n", 1)).toEqual(["// mine"]);
    expect(await keptFiles(page)).toEqual(siteFiles(next).sort());
    expect(site.asked.slice(before).filter((path) => /python_bg/.test(path))).toEqual([]);
    expectNoOtherErrors(page);
  });

  test("leaves a page of the old one alone that runs a program, with its files", async () => {
    await visit(false);
    const old = await open("javascript");
    await setCode(old, 'import { sleep } from "interleave"; await sleep(3600_000);');
    await chooseSpeed(old, "1x");
    await (await old.find("button", "Run")).click();
    await (await old.find("status", "Status")).textMatching(/^Running/);
    await site.show({ "/": next });
    const page = await open("javascript");
    await waitForOffer(page);
    await takeNext(page);
    await waitForSaid(page, KEPT_BUT_PYTHON);

    await driverOf(old).bringToFront();
    expect(await (await old.find("status", "Status")).text()).toMatch(/^Running/);
    await waitForOffer(old);
    await (await old.find("button", "Share")).click();
    await old.find("button", "Copy Link");
    expectNoOtherErrors(old);
    await old.close();

    await reload(page);
    await waitForSaid(page, KEPT_BUT_PYTHON);
    const all = siteFiles(next).filter((path) => !/python_bg/.test(path));
    expect(await keptFiles(page)).toEqual(all.sort());
  });

  test("that is broken or incomplete harms nothing, and comes once it is whole", async () => {
    await visit(false);
    const broken = mkdtempSync(join(tmpdir(), "interleave-broken-"));
    makeNextVersion(DIST, broken, NEXT_TITLE);
    const [picture = ""] = filesIn(broken).filter((path) => /assets.picture-[^.]*\.js$/.test(path));
    writeFileSync(join(broken, picture), "half a fi");
    await site.show({ "/": broken });
    const page = await open("javascript");
    await waitForSaid(page, KEPT_BUT_PYTHON);
    const failed = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const seen = new Promise<string>((resolve) => {
        const watch = (): void => {
          const { installing } = registration;
          installing?.addEventListener("statechange", () => resolve(installing.state));
        };
        registration.addEventListener("updatefound", watch);
        // The browser looks by itself a second after a page has come, and may be at it.
        watch();
      });
      await registration.update();
      return seen;
    });
    expect(failed).toBe("redundant");
    expect(await page.evaluate(() => document.querySelector("#update")?.textContent)).toBe("");
    expect((await run(page)).status).toBe("finished");
    await reload(page);
    expect(await title(page)).not.toBe(NEXT_TITLE);
    expect((await run(page)).status).toBe("finished");
    await site.show({ "/": next });
    await reload(page);
    await waitForOffer(page);
    rmSync(broken, { recursive: true });
  });
});

describe("where nothing can be kept", () => {
  eachWith("chromium");

  const works = async (page: Page): Promise<void> => {
    expect((await run(page)).status).toBe("finished");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await page.evaluate(() => document.querySelector("#offline")?.textContent)).toBe("");
    expect(page.errors.filter((error) => !/404|bad HTTP response code/.test(error))).toEqual([]);
  };

  test.each([
    ["are absent", "undefined"],
    ["are refused when asked for", "(() => { throw new DOMException('no', 'SecurityError') })()"],
    [
      "may not be registered",
      "{ register: () => Promise.reject(new DOMException('no', 'SecurityError')), addEventListener() {} }",
    ],
  ])("the page works where service workers %s", async (_, what) => {
    const page = await browser.open("about:blank");
    await driverOf(page).evaluateOnNewDocument(
      `Object.defineProperty(Navigator.prototype, "serviceWorker", { get() { return ${what}; } })`,
    );
    await page.goto(`${site.url}#language=javascript`);
    await works(page);
  });

  test("the page works where the service worker is not on the server", async () => {
    const folder = mkdtempSync(join(tmpdir(), "interleave-without-"));
    makeNextVersion(DIST, folder, NEXT_TITLE);
    rmSync(join(folder, "service-worker.js"));
    await site.show({ "/": folder });
    await works(await open("javascript"));
    rmSync(folder, { recursive: true });
  });
});

describe("pages of others", () => {
  eachWith("chromium");

  const registrations = (page: Page): Promise<readonly string[]> =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));

  test("that embed the element get no service worker, and keep nothing", async () => {
    await site.show({ "/docs/": EMBEDDING, "/some/deep/path/": DIST });
    const page = await browser.open(`${site.url}docs/`);
    await page.waitUntil("the playground is there", () => document.querySelector("[state=idle]") !== null);
    expect((await run(page)).status).toBe("finished");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await registrations(page)).toEqual([]);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    expect(site.asked.filter((path) => /service-worker/.test(path))).toEqual([]);
  });

  test("are not served by it, not even in its own folder", async () => {
    const page = await open("javascript");
    await waitForSaid(page, KEPT_BUT_PYTHON);
    expect(await registrations(page)).toEqual([site.url]);
    // A page of the host's lies in the folder, and the server has another interleave.js by now.
    const host = mkdtempSync(join(tmpdir(), "interleave-host-"));
    writeFileSync(join(host, "index.html"), "<title>first</title>");
    await site.show({ "/": DIST, "/docs-of-the-host/": host });
    const other = await browser.open(`${site.url}docs-of-the-host/`);
    writeFileSync(join(host, "index.html"), "<title>second</title>");
    await other.goto(`${site.url}docs-of-the-host/`);
    expect(await other.evaluate(() => document.title)).toBe("second");
    const before = site.asked.length;
    await other.evaluate(async () => void (await (await fetch("/interleave.js")).text()));
    // The browser may still come for an icon, and by itself for a newer service worker.
    const byItself = ["/favicon.ico", "/service-worker.js"];
    expect(site.asked.slice(before).filter((path) => !byItself.includes(path))).toEqual(["/interleave.js"]);
    expect(await keptFiles(other)).not.toContain("docs-of-the-host/index.html");
    await site.cut();
    await expect(other.goto(`${site.url}docs-of-the-host/`)).rejects.toThrow();
    rmSync(host, { recursive: true });
  });
});
