/**
 * What the page around a playground has for its own texts and boxes does not reach into it, and pages that are read from right
 * to left leave it unharmed; but what a page may say of it, it can.
 */
import { describe, expect, test } from "vitest";
import { addStyles, eachOnAHostPage } from "./support/host-pages";
import type { Page } from "./support/page";
import { run } from "./support/playground";

/** Of a page that thinks of no one. The size of the text around stays as it was, though 1rem does not. */
const RUDE = `
html { font-size: 62.5%; letter-spacing: 2px; word-spacing: 9px; text-transform: uppercase; font-style: italic;
  font-weight: 800; font-variant: small-caps; text-align: center; text-indent: 40px; text-shadow: 1px 1px red;
  white-space: pre; word-break: break-all; line-height: 3; tab-size: 12; cursor: wait; hyphens: auto; quotes: none;
  list-style: square inside; }
body { font-size: 1.6rem; }
* { box-sizing: content-box; line-height: 3 !important; letter-spacing: 2px !important; margin: 7px; padding: 5px; }
pre, button, select, input, textarea, canvas, section, ul, ol, li, p, h2, summary, svg, dialog {
  background: red; border: 5px solid lime; font: 30px fantasy !important; padding: 20px; display: block;
  position: static; color: lime; transition: all 3s; }
:focus { outline: 9px solid red !important; }
`;

const LOOKS = [
  ...["font", "line-height", "letter-spacing", "word-spacing", "text-transform", "text-align", "text-indent"],
  ...["text-shadow", "white-space", "word-break", "tab-size", "cursor", "hyphens", "list-style", "quotes"],
  ...["color", "background-color", "border", "margin", "padding", "box-sizing", "display", "position"],
  ...["transition", "direction", "unicode-bidi", "color-scheme"],
];

/** How everything in the playground looks, in the order of the document. */
function looks(page: Page): Promise<string[]> {
  return page.evaluate((properties) => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    return [...(root?.querySelectorAll<HTMLElement>(".frame, .frame *") ?? [])].map((element) => {
      const style = getComputedStyle(element);
      const name = `${element.localName}.${element.getAttribute("class") ?? ""}`;
      return `${name}: ${properties.map((each) => style.getPropertyValue(each)).join("; ")}`;
    });
  }, LOOKS);
}

/** Where everything in the playground stands, in whole pixels from its corner. */
function places(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    const frame = root?.querySelector(".frame")?.getBoundingClientRect();
    if (frame === undefined) throw new Error("there is no playground");
    return [...(root?.querySelectorAll<HTMLElement>(".frame *") ?? [])].flatMap((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      // What is not shown stands nowhere.
      if (width === 0 && height === 0) return [];
      const name = `${element.localName}.${element.getAttribute("class") ?? ""}`;
      return `${name}: ${[left - frame.left, top - frame.top, width, height].map(Math.round).join(" ")}`;
    });
  });
}

async function pictured(page: Page): Promise<void> {
  expect((await run(page)).status).toBe("finished");
  await page.waitUntil("the timeline is there", () => {
    const canvas = document
      .querySelector("interleave-playground")
      ?.shadowRoot?.querySelector(".picture canvas");
    return (canvas?.getAttribute("aria-label") ?? "").includes("task");
  });
}

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let page: Page;

  eachOnAHostPage(name, (opened) => {
    page = opened;
  });

  test("a page's styles change nothing in a playground with a picture and a dialog", async () => {
    // As wide as before, whatever margins the page then has.
    await addStyles(page, "interleave-playground { width: 900px }");
    await pictured(page);
    await (await page.find("button", "Share")).click();
    await page.find("heading", "Share this program");
    const before = await looks(page);
    expect(before.length).toBeGreaterThan(150);
    await addStyles(page, RUDE);
    expect(await page.evaluate(() => getComputedStyle(document.body).letterSpacing)).toBe("2px");
    expect(await looks(page)).toEqual(before);
  });

  test("a page that is read from right to left moves nothing in it", async () => {
    await pictured(page);
    const before = await places(page);
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
      document.documentElement.lang = "ar";
    });
    expect(await places(page)).toEqual(before);
    // What is written here is English on any page, for those who have it read to them.
    expect(
      await page.evaluate(() => {
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        return [...(root?.querySelectorAll(".frame, .frame *") ?? [])].map(
          (each) => getComputedStyle(each).direction,
        );
      }),
    ).not.toContain("rtl");
    expect(
      await page.evaluate(() => {
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        return root?.querySelector("button")?.closest("[lang]")?.getAttribute("lang");
      }),
    ).toBe("en");
  });

  test("its text is as large as that around it, nearly, and never too small", async () => {
    const size = (): Promise<string> =>
      page.evaluate(() => {
        const run = document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".run");
        return run == null ? "" : getComputedStyle(run).fontSize;
      });
    expect(await size()).toBe("15px");
    await addStyles(page, "main { font-size: 20px }");
    expect(await size()).toBe("18.75px");
    await addStyles(page, "main { font-size: 8px }");
    expect(await size()).toBe("13px");
    await addStyles(page, "main { --interleave-font-size: 17px }");
    expect(await size()).toBe("17px");
  });

  test("what hides a playground, or keeps fingers off it, holds for all of it", async () => {
    await addStyles(page, "main { visibility: hidden; pointer-events: none }");
    expect(
      await page.evaluate(() => {
        const run = document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".run");
        if (run == null) throw new Error("there is no button");
        const { visibility, pointerEvents } = getComputedStyle(run);
        return [visibility, pointerEvents];
      }),
    ).toEqual(["hidden", "none"]);
  });
});
