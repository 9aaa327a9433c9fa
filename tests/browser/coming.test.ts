/**
 * What a person does while a part of the page is still on its way, as on a slow network: it is as they left it once the part has
 * come. Chromium, whose requests are held up for that.
 */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { eachOnAPageOf, type Around } from "./support/own-pages";
import type { Page } from "./support/page";
import { code as codeOf, fullEditor, setCode, typeFirstLine } from "./support/playground";
import { driverOf } from "./support/puppeteer";
import { DIST } from "./support/site";

let around: Around;
let page: Page;
/** Lets what was held up come. */
let release: () => void;

/** Opens the gallery, of which no file comes whose name matches. */
async function openWithout(part: RegExp): Promise<void> {
  let isHeld = true;
  const held: (() => void)[] = [];
  const driver = driverOf(page);
  await driver.setBypassServiceWorker(true);
  await driver.setRequestInterception(true);
  driver.on("request", (request) => {
    const go = (): void => void request.continue();
    if (isHeld && part.test(request.url())) held.push(go);
    else go();
  });
  release = () => {
    isHeld = false;
    expect(held).toHaveLength(1);
    held.forEach((go) => go());
  };
  await page.goto(`${around.site.url}site/#language=javascript`);
  await page.waitUntil("an example is shown", () => {
    const playground = document.querySelector("interleave-playground") as
      (HTMLElement & { code?: string }) | null;
    return (playground?.code ?? "") !== "" && playground?.shadowRoot?.querySelector("textarea") != null;
  });
}

/** A folder with favicon.ico: a page of nothing else, of which nothing is to come. */
const ICON = fileURLToPath(new URL("../recipes/icon", import.meta.url));
const BLANK = { folders: { "/": ICON, "/site/": DIST }, path: "favicon.ico", ready: async () => {} };
eachOnAPageOf("chromium", BLANK, (opened, where) => {
  page = opened;
  around = where;
});

test("the full editor shows the line at which one types, and goes on from there", async () => {
  await openWithout(/\/codemirror-/);
  await setCode(page, Array.from({ length: 200 }, (_, n) => `console.log(${n})`).join("\n"));
  await (await page.find("textbox", "Code")).focus();
  await page.press("Control+End");
  await page.type(" // at the end");
  /** How far the page is scrolled, and what is in it, once the frames are painted that follow. */
  const scrolled = (): Promise<{ page: number; code: number }> =>
    page.evaluate(async () => {
      for (let n = 0; n < 5; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      const root = document.querySelector("interleave-playground")!.shadowRoot!;
      const code = root.querySelector(".cm-scroller, textarea")!.scrollTop;
      return { page: Math.round(scrollY), code: Math.round(code) };
    });
  const before = await scrolled();
  expect(before.page + before.code).toBeGreaterThan(1000);
  release();
  await fullEditor(page);
  const after = await scrolled();
  // The two are not of quite the same height.
  expect(Math.abs(after.page + after.code - before.page - before.code)).toBeLessThan(100);
  await page.type("!");
  expect(await codeOf(page)).toMatch(/\nconsole\.log\(199\) \/\/ at the end!$/);
});

test("Share that is pressed twice shows one dialog", async () => {
  await openWithout(/\/exchange-/);
  const button = await page.find("button", "Share");
  await button.click();
  await button.click();
  release();
  await page.find("heading", "Share this program");
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  const dialogs = (): Promise<number> =>
    page.evaluate(
      () =>
        document.querySelector("interleave-playground")!.shadowRoot!.querySelectorAll("dialog.share").length,
    );
  expect(await dialogs()).toBe(1);
  await page.press("Escape");
  expect(await dialogs()).toBe(0);
  await button.click();
  await page.find("heading", "Share this program");
});

test("what was to run by itself does not, once the person has run it", async () => {
  await openWithout(/\/autorun-/);
  await page.evaluate(() => {
    document.body.innerHTML =
      '<interleave-playground autorun keep="none">console.log("once");</interleave-playground>';
    Object.assign(window, { runs: 0 });
    document.querySelector("interleave-playground")!.addEventListener("run", () => {
      (window as unknown as { runs: number }).runs += 1;
    });
  });
  await (await page.find("button", "Run")).click();
  await (await page.find("status", "Status")).textMatching(/^Finished/);
  release();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(await page.evaluate(() => (window as unknown as { runs: number }).runs)).toBe(1);
});

test("a comparison does not take the place of an example that was chosen meanwhile", async () => {
  await openWithout(/\/picture-/);
  await (await page.find("button", "Compare with Python")).click();
  await (await page.find("status", "Status")).textMatching(/^Finished/);
  await (await page.find("combobox", "Example")).choose("Resolve a future");
  release();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(await page.evaluate(() => location.hash)).toBe("#example=resolve-future&language=javascript");
  expect(
    await page.evaluate(() => document.querySelector("interleave-playground")!.getAttribute("state")),
  ).not.toBe("running");
});

test("what is typed in front of the program stays, and so does what was typed before the full editor came", async () => {
  await openWithout(/\/codemirror-/);
  await (await page.find("textbox", "Code")).focus();
  await page.press("Control+Home");
  await page.type("// first\n");
  release();
  await typeFirstLine(page, "// second");
  expect(await codeOf(page)).toMatch(/^\/\/ second\n\/\/ first\n/);
});
