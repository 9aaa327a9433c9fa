/** Every example of the gallery, and what no program may do to the page; in Chromium. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXAMPLES } from "../../www/src/gallery/examples";
import { launch } from "./support/launch";
import type { Browser, Page } from "./support/page";
import { chooseSpeed, openGallery, outputText, run, setCode, showExample } from "./support/playground";
import { DIST, serve, type Site } from "./support/site";

describe("the gallery", () => {
  let site: Site;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serve({ "/": DIST });
    browser = await launch("chromium");
    page = await openGallery(browser, site.url, "javascript");
    await chooseSpeed(page, "instant");
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.each(EXAMPLES.filter(({ code }) => code.javascript !== undefined))("$title", async ({ id }) => {
    await showExample(page, id, "javascript");
    const { status, stdout, stderr, error } = await run(page);
    const failure = error === null ? "" : `${error.name}: ${error.message} (line ${error.line})\n`;
    const all = `status: ${status}\n${failure}--- stdout\n${stdout}--- stderr\n${stderr}`;
    await expect(all).toMatchFileSnapshot(`gallery/javascript/${id}.txt`);
    expect(page.errors).toEqual([]);
  });

  test("nothing runs before Run is pressed", async () => {
    const fresh = await openGallery(browser, site.url, "javascript");
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await (await fresh.find("status", "Status")).text()).toBe("Ready");
    await fresh.close();
  });

  test("a million lines neither freeze the page nor lose the last ones", async () => {
    await setCode(page, "for (let n = 1; n <= 1_000_000; n++) console.log(n);");
    const frames = page.evaluate(async () => {
      const playground = document.querySelector("interleave-playground") as HTMLElement;
      let over = false;
      playground.addEventListener("result", () => (over = true), { once: true });
      let longest = 0;
      let last = performance.now();
      while (!over) {
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
      }
      return longest;
    });
    const result = await run(page);
    expect(result.status).toBe("finished");
    expect(result.stdout.startsWith("1\n2\n3\n")).toBe(true);
    expect(result.stdout.endsWith("999999\n1000000\n")).toBe(true);
    expect(result.stdout).toMatch(/[\d,]+ lines left out/);
    expect(await outputText(page)).toMatch(/[\d,]+ lines left out/);
    expect(await frames).toBeLessThan(500);
  });
});
