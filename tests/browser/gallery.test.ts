/** Every example of the gallery, and what no program may do to the page; in Chromium. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EXAMPLES, findExample } from "../../www/src/gallery/examples";
import { LANGUAGES } from "../../www/src/gallery/programs";
import { launch } from "./support/launch";
import type { Browser, Page } from "./support/page";
import {
  chooseSpeed,
  code,
  expectNoErrors,
  fullEditor,
  openGallery,
  outputText,
  pressRun,
  run,
  setCode,
  showExample,
  typeFirstLine,
  waitForShown,
  written,
} from "./support/playground";
import { DIST, serve, type Site } from "./support/site";

// What Python's are compared with was written by CPython 3.14 (tests/python/reference); CPython has no threads in
// a browser and waits for ever in a deadlock, so "threads" is by CPython 3.11 and "deadlock" by the engine.
describe.each(LANGUAGES)("the examples in %s", (language) => {
  let site: Site;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serve({ "/": DIST });
    browser = await launch("chromium");
    page = await openGallery(browser, site.url, language);
    await chooseSpeed(page, "instant");
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const { id, title, code } of EXAMPLES) {
    if (code[language] === undefined) continue;
    test(title, async () => {
      await showExample(page, id, language);
      const outcome = await run(page);
      expect(page.errors).toEqual([]);
      await expect(written(outcome)).toMatchFileSnapshot(`gallery/${language}/${id}.txt`);
    });
  }
});

describe("the gallery", () => {
  let site: Site;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serve({ "/": DIST });
    browser = await launch("chromium");
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  beforeEach(async () => {
    page = await openGallery(browser, site.url, "javascript");
  });

  afterEach(async () => {
    expectNoErrors(page);
    await page.close();
  });

  test("begins in Python, and an address may ask for another language", async () => {
    await page.goto("about:blank");
    await page.goto(site.url);
    await waitForShown(page, "fetch-data", "python");
    await page.goto(`${site.url}#example=gather&language=javascript`);
    await waitForShown(page, "gather", "javascript");
    await page.goto(`${site.url}#example=no-such`);
    await waitForShown(page, "fetch-data", "javascript");
  });

  test("keeps what the person changed, for each language by itself", async () => {
    await showExample(page, "gather", "python");
    await typeFirstLine(page, "# mine");
    expect((await code(page)).split("\n", 1)).toEqual(["# mine"]);
    await (await page.find("radio", "JavaScript")).click();
    await waitForShown(page, "gather", "javascript");
    await typeFirstLine(page, "// mine too");
    await (await page.find("button", "Next example")).click();
    await (await page.find("button", "Previous example")).click();
    await waitForShown(page, "gather", "javascript");
    expect((await code(page)).split("\n", 1)).toEqual(["// mine too"]);
    await (await page.find("radio", "Python")).click();
    await waitForShown(page, "gather", "python");
    expect((await code(page)).split("\n", 1)).toEqual(["# mine"]);
    await (await page.find("button", "Reset")).click();
    expect(await code(page)).toBe(findExample("gather").code.python);
  });

  test("goes through all examples by keyboard, and says when one is there in one language only", async () => {
    await showExample(page, "fetch-data", "python");
    const seen: string[] = [];
    const next = await page.find("button", "Next example");
    await next.focus();
    for (;;) {
      seen.push(await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get("example") ?? ""));
      const { code } = findExample(seen.at(-1) ?? "");
      const only = code.javascript === undefined ? "Python only" : "JavaScript only";
      const said = await page.evaluate(() => document.querySelector("#only")?.textContent);
      expect(said).toBe(code.python !== undefined && code.javascript !== undefined ? "" : only);
      if (await next.isDisabled()) break;
      await page.press("Enter");
    }
    expect(seen).toEqual(EXAMPLES.map(({ id }) => id));
  });

  test("nothing runs before Run is pressed", async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await (await page.find("status", "Status")).text()).toBe("Ready");
  });

  test("a program that is longer than the window is scrolled to its end, before it was run and after", async () => {
    await setCode(page, Array.from({ length: 200 }, (_, n) => `console.log(${n});`).join("\n"));
    const atEnd = async (): Promise<boolean> => {
      await (await page.find("textbox", "Code")).focus();
      await page.press("Control+End");
      return page.evaluate(async () => {
        for (let n = 0; n < 3; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
        const root = document.querySelector("interleave-playground")!.shadowRoot!;
        const { left, top, bottom } = root.querySelector(".cm-activeLine")!.getBoundingClientRect();
        const at = root.elementFromPoint(left + 20, (top + bottom) / 2);
        return (
          root.querySelector(".cm-activeLine")!.textContent.includes("199") && at?.closest(".cm-line") != null
        );
      });
    };
    await fullEditor(page);
    expect(await atEnd()).toBe(true);
    await pressRun(page, /^Finished/);
    await page.press("Control+Home");
    expect(await atEnd()).toBe(true);
  });

  test("a million lines neither freeze the page nor lose the last ones", async () => {
    await chooseSpeed(page, "instant");
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
