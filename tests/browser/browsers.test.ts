/**
 * The ground that all browser tests stand on: each browser starts, finds elements by role and name, takes
 * clicks and keys, and runs a module worker with WebAssembly.
 */
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS } from "./support/browsers";
import { launch } from "./support/launch";
import type { Browser } from "./support/page";
import { serve, type Site } from "./support/site";

const FIXTURE = fileURLToPath(new URL("fixtures/browsers", import.meta.url));

describe.each(BROWSERS)("%s", (name) => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    site = await serve({ "/some/deep/path/": FIXTURE });
    browser = await launch(name);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test("opens a page and runs a module worker with WebAssembly", async () => {
    const page = await browser.open(`${site.url}some/deep/path/`);
    const sum = await page.find("status", "Sum");
    expect(await sum.text()).toBe("ready");
    await (await page.find("combobox", "First")).choose("twenty");
    await (await page.find("button", "Add")).click();
    expect(await sum.textMatching(/sum|failed/)).toBe("sum 42");
    expect(await (await page.find("button", "Add")).isDisabled()).toBe(true);
    expect(page.errors).toEqual([]);
    await page.close();
  });

  test("works by keyboard", async () => {
    const page = await browser.open(`${site.url}some/deep/path/`);
    const second = await page.find("textbox", "Second");
    await second.focus();
    await page.press("Control+a");
    await page.press("Backspace");
    await page.type("5");
    expect(await second.text()).toBe("5");
    await page.press("Tab");
    await page.press("Enter");
    await (await page.find("status", "Sum")).textMatching(/^sum 6$/);
    await page.close();
  });

  test("runs functions in the page, and waits for their promises", async () => {
    const page = await browser.open(`${site.url}some/deep/path/`);
    expect(await page.evaluate((a, b) => ({ sum: a + b, title: document.title }), 1, 2)).toEqual({
      sum: 3,
      title: "A worker with WebAssembly",
    });
    const later = () => new Promise<string>((resolve) => setTimeout(() => resolve("later"), 50));
    expect(await page.evaluate(later)).toBe("later");
    await expect(page.evaluate(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await page.close();
  });

  test("paints", async () => {
    const page = await browser.open(`${site.url}some/deep/path/`);
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    expect(await page.evaluate(frame)).toBeGreaterThan(0);
    await page.close();
  });

  test("says what is missing", async () => {
    const page = await browser.open(`${site.url}some/deep/path/`);
    await expect((await page.find("combobox", "First")).choose("three")).rejects.toThrow(
      'the combobox "First" has no option "three", only one, twenty',
    );
    await page.close();
  });
});
