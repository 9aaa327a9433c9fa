/**
 * Nothing of a playground is cut off or squeezed to nothing, whatever parts it shows and wherever it stands: each part that a
 * person can want has its room, or can be scrolled to. Chromium.
 */
import { describe, expect, test } from "vitest";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import { eachOnAHostPage } from "./support/host-pages";
import { setLooks } from "./support/looks";
import type { Page } from "./support/page";
import { fullEditor, pictured, pressRun, run, setCode } from "./support/playground";
import { driverOf } from "./support/puppeteer";

const LINES = Array.from({ length: 60 }, (_, n) => `console.log(${n});`).join("\n");
const TASKS = `import { sleep, spawn } from "interleave";
await Promise.all([spawn(() => sleep(10), { name: "${"x".repeat(80)}" }), sleep(20)]);
${LINES}`;

interface Box {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** Where a part of the element is, in the window, once what was done is painted. */
const box = (page: Page, selector: string): Promise<Box> =>
  page.evaluate(async (selector) => {
    for (let n = 0; n < 3; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    const host = document.querySelector("interleave-playground")!;
    const part = selector === "" ? host : host.shadowRoot!.querySelector(selector);
    if (part == null) throw new Error(`there is no ${selector}`);
    const { top, right, bottom, width, height } = part.getBoundingClientRect();
    return { top, right, bottom, width, height };
  }, selector);

/** Puts a playground of LINES into the page, with these attributes, in these elements. */
async function put(page: Page, attributes: string, around = "div"): Promise<void> {
  await page.evaluate(
    (html) => {
      document.body.innerHTML = html;
    },
    `<${around}><interleave-playground ${attributes}>${LINES}</interleave-playground></${around.split(" ")[0]}>`,
  );
  await page.waitUntil("it is there", () => {
    return document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".frame") != null;
  });
}

describe("on a page of somebody else's", () => {
  let page: Page;

  eachOnAHostPage("chromium", (opened) => {
    page = opened;
  });

  describe.each([600, 1000])("%s pixels wide", (width) => {
    test.each([
      ["output", ".output", 150],
      ["output timeline", ".output", 150],
      ["code", ".code", 400],
      ["code timeline", ".code", 200],
    ])("of view=“%s”, %s has its room, and there is none left over", async (view, part, least) => {
      await setLooks(page, { width, height: 800 });
      await put(page, `view="${view}"`);
      await run(page);
      expect((await box(page, part)).height).toBeGreaterThan(least);
      const [panes, alone] = [
        await box(page, ".panes"),
        await box(page, part === ".code" ? ".code" : ".results"),
      ];
      expect(Math.abs(panes.height - alone.height)).toBeLessThan(2);
    });

    test("of a picture alone nothing stands above it but the buttons", async () => {
      await setLooks(page, { width, height: 800 });
      await put(page, 'view="timeline"');
      await setCode(page, TASKS);
      await run(page);
      expect((await box(page, ".picture")).top - (await box(page, ".bar")).bottom).toBeLessThan(2);
    });

    test("of a given height it has that, also where the page makes a block of it", async () => {
      await setLooks(page, { width, height: 800 });
      await put(page, 'height="320" style="display: block"');
      const [host, frame, output] = [
        await box(page, ""),
        await box(page, ".frame"),
        await box(page, ".results"),
      ];
      expect([host.height, frame.height]).toEqual([320, 320]);
      expect(output.bottom).toBeLessThanOrEqual(frame.bottom);
    });
  });

  test.each(["display: flex", "float: left", "display: grid; place-items: center", "display: table-cell"])(
    "where its width is that of what is in it, it has some: %s",
    async (style) => {
      await setLooks(page, { width: 320, height: 800 });
      await put(page, "", `div style="${style}"`);
      expect((await box(page, "")).width).toBeGreaterThan(200);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    },
  );

  test("an output that is compared with the expected one stays in sight", async () => {
    await setLooks(page, { width: 600, height: 800 });
    await put(page, `expected="${Array.from({ length: 12 }, () => "other").join("\n")}"`);
    await pressRun(page, /^Finished/);
    await page.evaluate(() => {
      document
        .querySelector("interleave-playground")!
        .shadowRoot!.querySelector<HTMLElement>(".told summary")!
        .click();
    });
    expect((await box(page, ".output")).height).toBeGreaterThan(60);
  });

  test("a long name is broken where there is no room for it", async () => {
    await setLooks(page, { width: 320, height: 800 });
    await put(page, 'speed="instant"');
    await pictured(page, TASKS);
    await page.press("End");
    const frame = await box(page, ".frame");
    const wide = await page.evaluate(async () => {
      const root = document.querySelector("interleave-playground")!.shadowRoot!;
      const slider = root.querySelector<HTMLInputElement>(".moment")!;
      const wide: string[] = [];
      let names = 0;
      for (let step = 0; step <= Number(slider.max); step += 1) {
        slider.value = String(step);
        slider.dispatchEvent(new Event("input"));
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        for (const part of root.querySelectorAll(".said, .now li, .advice li")) {
          names += part.textContent.includes("xxxxx") ? 1 : 0;
          const { right } = part.getBoundingClientRect();
          if (right > root.querySelector(".frame")!.getBoundingClientRect().right)
            wide.push(part.textContent);
          if (part.scrollWidth > part.clientWidth + 1) wide.push(part.textContent);
        }
      }
      return names === 0 ? ["the name never came"] : wide;
    });
    expect(wide).toEqual([]);
    expect(frame.right).toBeLessThanOrEqual(320);
  });

  test.each(["", 'height="300"'])(
    "on paper all of the program and of the output is there (%s)",
    async (attributes) => {
      await put(page, attributes);
      await fullEditor(page);
      await pressRun(page, /^Finished/);
      await driverOf(page).emulateMediaType("print");
      const [frame, code, output] = [
        await box(page, ".frame"),
        await box(page, ".code"),
        await box(page, ".output"),
      ];
      expect(code.height).toBeGreaterThan(60 * 18);
      expect(output.height).toBeGreaterThan(60 * 18);
      expect(Math.max(code.bottom, output.bottom)).toBeLessThanOrEqual(frame.bottom);
      expect((await box(page, "")).bottom).toBeGreaterThanOrEqual(frame.bottom);
      const lines = await page.evaluate(
        () =>
          document.querySelector("interleave-playground")!.shadowRoot!.querySelectorAll(".cm-line").length,
      );
      expect(lines).toBe(60);
      await driverOf(page).emulateMediaType("screen");
    },
  );
});

describe("the standalone page", () => {
  let page: Page;

  eachOnAGalleryPage("chromium", { language: "javascript" }, (opened) => {
    page = opened;
  });

  test("has room for the picture when another example is chosen after a run", async () => {
    await setLooks(page, { width: 1280, height: 900 });
    await fullEditor(page);
    await pictured(page, TASKS);
    await (await page.find("button", "Next example")).click();
    await (await page.find("status", "Status")).textMatching(/^Ready/);
    expect((await box(page, ".saving")).bottom).toBeLessThanOrEqual((await box(page, ".frame")).bottom);
    expect((await box(page, ".frame")).bottom).toBeLessThanOrEqual(
      await page.evaluate(() => document.querySelector("footer")!.getBoundingClientRect().top),
    );
  });

  test.each([
    [784, 560],
    [1280, 560],
    [1280, 900],
  ])("leads to the last line before the first run, in %s by %s pixels", async (width, height) => {
    await setLooks(page, { width, height });
    await fullEditor(page);
    await setCode(page, LINES);
    await (await page.find("textbox", "Code")).focus();
    await page.press("Control+End");
    const [line, frame] = [await box(page, ".cm-activeLine"), await box(page, ".frame")];
    expect(line.bottom).toBeLessThanOrEqual(frame.bottom);
    expect(line.bottom).toBeLessThanOrEqual(height);
    expect(frame.bottom).toBeLessThanOrEqual(
      await page.evaluate(() => document.querySelector("footer")!.getBoundingClientRect().top),
    );
  });
});
