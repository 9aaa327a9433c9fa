/**
 * A phone with a long program, and its keyboard open: wherever one edits, Run is in sight, and covers neither the line that one is at
 * nor anything of the page around. Chromium.
 */
import { describe, expect, test } from "vitest";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import { addStyles, eachOnAHostPage } from "./support/host-pages";
import { setLooks } from "./support/looks";
import type { Page } from "./support/page";
import { fullEditor, setCode } from "./support/playground";

/** What the keyboard leaves of the window. */
const LEFT = { width: 390, height: 400, touch: true, calm: true };
const LONG = Array.from({ length: 60 }, (_, n) => `console.log(${n})`).join("\n") + "\n";

interface Seen {
  /** Whether a finger on it presses it. */
  readonly run: boolean;
  /** Whether all of the line with the cursor is uncovered. */
  readonly line: boolean;
  /** Where the button is in the window. */
  readonly top: number;
}

/** Once the frames that follow what was done are painted. */
const seen = (page: Page): Promise<Seen> =>
  page.evaluate(async () => {
    for (let n = 0; n < 3; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    const root = document.querySelector("interleave-playground")!.shadowRoot!;
    const isOnTop = (element: Element, x: number, y: number): boolean => {
      // What covers the playground is not in its root, and is found in place of it in the page.
      const isOurs = document.elementFromPoint(x, y) === root.host;
      return isOurs && element.contains(root.elementFromPoint(x, y));
    };
    const button = [...root.querySelectorAll("button")].find((each) => each.textContent.trim() === "Run")!;
    const run = button.getBoundingClientRect();
    const line = root.querySelector(".cm-activeLine")!;
    const at = line.getBoundingClientRect();
    return {
      run: isOnTop(button, run.left + 5, run.top + 5) && isOnTop(button, run.left + 5, run.bottom - 5),
      line: isOnTop(line, at.left + 5, at.top + 2) && isOnTop(line, at.left + 5, at.bottom - 2),
      top: run.top,
    };
  });

/** A page that becomes a phone's is loaded anew. */
async function becomePhone(page: Page): Promise<void> {
  await setLooks(page, LEFT);
  await fullEditor(page);
}

/** Into the program, as by a finger; the part that keeps the buttons in sight has come then. */
async function goIn(page: Page): Promise<void> {
  await (await page.find("textbox", "Code")).focus();
  await page.waitUntil("the buttons are held in sight", () => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    return root?.querySelector(".at-hand") != null;
  });
}

/** Up through the program by lines, from its end; what was wrong at each step. */
async function wrongOnTheWayUp(page: Page): Promise<(Seen & { readonly step: number })[]> {
  await page.press("Control+End");
  const wrong = [];
  for (let step = 0; step <= 60; step += 1) {
    const now = await seen(page);
    if (!now.run || !now.line) wrong.push({ step, ...now });
    await page.press("ArrowUp");
  }
  return wrong;
}

describe("on the standalone page", () => {
  let page: Page;

  eachOnAGalleryPage("chromium", { language: "javascript" }, async (opened) => {
    page = opened;
    await becomePhone(page);
    await setCode(page, LONG);
    await goIn(page);
  });

  test("Run and the line that one edits are in sight together, at every line", async () => {
    expect(await wrongOnTheWayUp(page)).toEqual([]);
  });

  test("the program is run from its end, and stopped, without going anywhere else", async () => {
    await setCode(page, `${LONG}while (true);\n`);
    await page.press("Control+End");
    expect(await seen(page)).toMatchObject({ run: true, line: true });
    const before = await page.evaluate(() => scrollY);
    await (await page.find("button", "Run")).click();
    await (await page.find("status", "Status")).textMatching(/^Running/);
    await (await page.find("button", "Stop")).click();
    await (await page.find("status", "Status")).textMatching(/^Stopped/);
    expect(await page.evaluate(() => scrollY)).toBe(before);
  });

  test("a keyboard that lies over the page, which the browser moves below it", async () => {
    await page.press("Control+End");
    const { top } = await seen(page);
    // As browsers tell of it that do not make the page smaller for the keyboard.
    await page.evaluate(() => {
      const viewport = Object.assign(new EventTarget(), { offsetTop: 100, height: 300, scale: 1 });
      Object.defineProperty(window, "visualViewport", { value: viewport });
      document.dispatchEvent(new Event("scroll"));
    });
    expect((await seen(page)).top).toBe(top + 100);
  });

  test("past the playground, nothing of it stays", async () => {
    await page.press("Control+End");
    // The editor scrolls to its cursor in a frame that comes after the key; what is scrolled before that, it scrolls back.
    expect(await seen(page)).toMatchObject({ run: true, line: true });
    await page.evaluate(() => {
      document.body.style.paddingBottom = "200vh";
      scrollTo(0, document.documentElement.scrollHeight);
    });
    expect((await seen(page)).top).toBeLessThan(0);
    // Whoever is in it comes back by one scroll.
    await page.evaluate(() => scrollTo(0, 0));
    await page.press("ArrowUp");
    expect(await seen(page)).toMatchObject({ run: true, line: true });
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
      scrollTo(0, document.documentElement.scrollHeight);
    });
    await page.waitUntil("nothing is held any more", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector(".at-hand") === null;
    });
  });
});

describe("on a page of somebody else's, whose header stays at its top", () => {
  let page: Page;

  eachOnAHostPage("chromium", async (opened) => {
    page = opened;
    await becomePhone(page);
    await page.evaluate(() => {
      const header = document.createElement("header");
      header.textContent = "A site";
      document.body.prepend(header);
    });
    await addStyles(
      page,
      `header { position: sticky; top: 0; z-index: 1; height: 48px; background: #eee }
       interleave-playground { margin-bottom: 100vh }`,
    );
    await setCode(page, LONG);
    await goIn(page);
  });

  test("the buttons stand below it, and the line that one edits below them", async () => {
    expect(await wrongOnTheWayUp(page)).toEqual([]);
    await page.press("Control+End");
    expect((await seen(page)).top).toBeGreaterThanOrEqual(48);
  });

  test("what is gone to by keyboard is not left below them", async () => {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await (await page.find("region", "Output")).focus();
    const { top } = await seen(page);
    const output = await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")!.shadowRoot!;
      return root.querySelector(".output")!.getBoundingClientRect().top;
    });
    expect(output).toBeGreaterThanOrEqual(top + 44);
  });
});
