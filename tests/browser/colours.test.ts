/** The standalone page light or dark as the person chose, whatever the system is: kept, live, before anything is painted. */
import { describe, expect, test } from "vitest";
import type { BrowserName } from "./support/browsers";
import { eachOnAPageOf, type Around } from "./support/own-pages";
import type { Page } from "./support/page";
import { expectNoErrors, openGallery } from "./support/playground";
import { driverOf } from "./support/puppeteer";
import { DIST } from "./support/site";

const DARK = "rgb(14, 16, 20)";
const LIGHT = "rgb(241, 243, 246)";

/** The ground of the page, and what the playground takes it for. */
const looks = (page: Page): Promise<{ ground: string; playground: string }> =>
  page.evaluate(async () => {
    for (let n = 0; n < 3; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    const playground = document.querySelector("interleave-playground");
    return {
      ground: getComputedStyle(document.documentElement).backgroundColor,
      playground: playground?.matches(":state(dark)") === true ? "dark" : "light",
    };
  });

const choose = async (page: Page, label: string): Promise<void> =>
  (await page.find("combobox", "Colours")).choose(label);

/** A fresh page before each test, for which nothing was chosen yet. */
function eachOnAFreshPage(name: BrowserName, use: (page: Page, around: Around) => void): void {
  const ready = async (page: Page): Promise<void> => {
    await page.find("combobox", "Colours");
    await page.evaluate(() => localStorage.clear());
  };
  eachOnAPageOf(name, { folders: { "/": DIST }, path: "#language=javascript", ready }, use);
}

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let page: Page;
  let around: Around;

  eachOnAFreshPage(name, (opened, where) => {
    page = opened;
    around = where;
  });

  test("what is chosen holds at once and on the next visit, for the page and its playground", async () => {
    for (const [label, ground, playground] of [
      ["Dark", DARK, "dark"],
      ["Light", LIGHT, "light"],
    ] as const) {
      await choose(page, label);
      expect(await looks(page)).toEqual({ ground, playground });
      await page.goto("about:blank");
      await page.goto(around.site.url);
      await page.find("combobox", "Example");
      await page.waitUntil(
        "the box says so",
        (label) => {
          const select = document.querySelector<HTMLSelectElement>("#scheme");
          return select?.selectedOptions[0]?.label === label;
        },
        label,
      );
      expect(await looks(page)).toEqual({ ground, playground });
    }
    await choose(page, "System colours");
    expect(await page.evaluate(() => localStorage.getItem("interleave-scheme"))).toBeNull();
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
      "light dark",
    );
  });

  test("another window of the page follows", async () => {
    const other = await openGallery(around.browser, around.site.url, "javascript");
    await choose(other, "Dark");
    await page.waitUntil("it is dark", () => document.documentElement.dataset["scheme"] === "dark");
    expect((await looks(other)).ground).toBe(DARK);
    await other.close();
  });
});

describe("in Chromium", () => {
  let around: Around;

  eachOnAFreshPage("chromium", (_page, where) => {
    around = where;
  });

  test("it is so before the page's modules have come, so that nothing flashes", async () => {
    const page = await openGallery(around.browser, around.site.url, "javascript");
    await choose(page, "Dark");
    const driver = driverOf(page);
    // What it keeps for offline would come in place of what is kept from coming.
    await driver.setBypassServiceWorker(true);
    await driver.setRequestInterception(true);
    driver.on("request", (request) => {
      const isModule = /\/(interleave|assets\/index)[^/]*\.js$/.test(request.url());
      void (isModule ? request.abort() : request.continue());
    });
    await page.goto(`${around.site.url}?again`);
    expect(await page.evaluate(() => customElements.get("interleave-playground") === undefined)).toBe(true);
    expect((await looks(page)).ground).toBe(DARK);
    await page.close();
  });

  test("where nothing can be kept, it holds for the visit", async () => {
    const page = await around.browser.open("about:blank");
    await driverOf(page).evaluateOnNewDocument(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("no", "SecurityError");
        },
      });
    });
    await page.goto(around.site.url);
    await choose(page, "Dark");
    expect((await looks(page)).ground).toBe(DARK);
    expectNoErrors(page);
    await page.close();
  });
});
