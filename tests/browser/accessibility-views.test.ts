/**
 * What axe alone does not see, and states that come only by a person's hand: each view of the element, the dialog, a pause, a
 * search; the order of Tab, what has the focus in sight; a narrow window, wide text, and a phone with its keyboard. Chromium.
 */
import { describe, expect, test } from "vitest";
import { violations } from "./support/axe";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import { setLooks, type Looks } from "./support/looks";
import type { Page } from "./support/page";
import { chooseSpeed, fullEditor, pictured, setCode } from "./support/playground";

const PROGRAM = `import asyncio

async def fetch(seconds):
    await asyncio.sleep(seconds)

async def main():
    first = await fetch(0.2)
    second = await fetch(0.3)
    await asyncio.gather(*[fetch(n / 100) for n in range(8)])

asyncio.run(main())
`;

describe.each(["light", "dark"] as const)("%s", (scheme) => {
  let page: Page;

  eachOnAGalleryPage("chromium", { language: "python" }, async (opened) => {
    page = opened;
    await setLooks(page, { scheme, calm: true });
    await fullEditor(page);
  });

  test("the dialog that gives a program away", async () => {
    await (await page.find("button", "Share")).click();
    await page.waitUntil("the dialog is open", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector("dialog")?.open === true;
    });
    expect(await violations(page)).toEqual([]);
  });

  test("a program that is paused", async () => {
    await setCode(page, "import asyncio\n\nfor n in range(1000):\n    asyncio.run(asyncio.sleep(0.2))\n");
    await (await page.find("button", "Run")).click();
    await (await page.find("status", "Status")).textMatching(/^Running/);
    await (await page.find("button", "Pause")).click();
    await (await page.find("status", "Status")).textMatching(/^Paused/);
    expect(await violations(page)).toEqual([]);
  });

  test("a link that is damaged, and says so", async () => {
    await page.evaluate(() => void (location.hash = "#program=damaged&language=python"));
    await page.waitUntil("the page says so", () => document.querySelector("#notice")!.textContent !== "");
    expect(await violations(page)).toEqual([]);
  });

  test("every view of the element, of a height, and one that is only read", async () => {
    await page.evaluate(async () => {
      const before = document.querySelector("interleave-playground")!;
      const { code } = before as HTMLElement & { code: string };
      const all = ["code", "output", "timeline", "now", "code output", "timeline now"].map((view) => {
        const made = document.createElement("interleave-playground");
        made.setAttribute("language", "python");
        made.setAttribute("speed", "instant");
        made.setAttribute("view", view);
        return made;
      });
      all[0]!.setAttribute("readonly", "");
      all[1]!.setAttribute("height", "300");
      for (const made of all) {
        (made as HTMLElement & { code: string }).code = code;
        before.before(made);
      }
      before.remove();
      for (const made of all) await (made as HTMLElement & { run(): Promise<unknown> }).run();
    });
    expect(await violations(page)).toEqual([]);
  });
});

describe("by keyboard", () => {
  let page: Page;

  eachOnAGalleryPage("chromium", { language: "python" }, async (opened) => {
    page = opened;
    await fullEditor(page);
  });

  /** What has the focus, through shadow roots: its name, and what is wrong with how it is seen. */
  const focused = (): Promise<{ name: string; wrong: string | null }> =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement != null) element = element.shadowRoot.activeElement;
      if (element === null || element === document.body) return { name: "", wrong: null };
      const name =
        element.getAttribute("aria-label") ?? element.getAttribute("aria-labelledby") ?? element.textContent;
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
      const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
      const root = element.getRootNode() as Document | ShadowRoot;
      const seen = root.elementFromPoint(x, y);
      const isSeen = seen !== null && (element.contains(seen) || seen.contains(element));
      // The ring may be on what stands around it, as it is for the editor.
      const rings: Element[] = [];
      for (let at: Element | null = element; at !== null && rings.length < 4; at = at.parentElement)
        rings.push(at);
      const hasRing = rings.some((at) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
        const after = getComputedStyle(at, "::after");
        const isFramed = after.content !== "none" && parseFloat(after.borderTopWidth) >= 2;
        return isFramed || (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
      });
      const wrong = !isSeen ? "it is out of sight" : hasRing ? null : "nothing shows that it has the focus";
      return { name: name.trim().slice(0, 40), wrong };
    });

  test("all that can be reached is in sight and marked when it is, and the editor can be left", async () => {
    await chooseSpeed(page, "instant");
    await pictured(page, PROGRAM);
    await (await page.find("combobox", "Example")).focus();
    const names: string[] = [];
    for (let n = 0; n < 80; n += 1) {
      // Tab indents in the editor; Escape before it leaves, and does no harm elsewhere.
      if (names.at(-1) === "Code") await page.press("Escape");
      await page.press("Tab");
      const { name, wrong } = await focused();
      if (name === "" && names.length > 5) break;
      expect({ name, wrong }).toEqual({ name, wrong: null });
      names.push(name);
    }
    expect(names).toEqual(expect.arrayContaining(["Run", "Share", "Code", "Output", "Moment", "Licences"]));
    // No trap: after the editor comes something else.
    expect(names[names.indexOf("Code") + 1]).not.toBe("Code");
  });

  test("who listens is told how to leave the editor", async () => {
    const told = await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")!.shadowRoot!;
      return root.querySelector(".cm-content")!.getAttribute("aria-description");
    });
    expect(told).toBe("Press Escape, then Tab, to leave the editor.");
  });
});

/** A window of 1280 at 400 % is 320 wide (WCAG 1.4.10). */
const NARROW: Looks = { width: 320, height: 640, calm: true };

describe("narrow, wide and small", () => {
  let page: Page;

  eachOnAGalleryPage("chromium", { language: "python" }, (opened) => {
    page = opened;
  });

  const overflow = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  test("at 320 pixels nothing has to be scrolled sideways but code and picture", async () => {
    await setLooks(page, NARROW);
    expect(await overflow()).toBe(0);
    await chooseSpeed(page, "instant");
    await pictured(page, PROGRAM);
    expect(await overflow()).toBe(0);
    const cut = await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")!.shadowRoot!;
      return [...root.querySelectorAll("button, select, summary, h2, label")]
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.left < -1 || box.right > innerWidth + 1))
        .map(({ element }) => element.getAttribute("aria-label") ?? element.textContent.trim());
    });
    expect(cut).toEqual([]);
  });

  test("with the spacing of text that people may set, no label is cut off", async () => {
    await setLooks(page, { width: 390, height: 800, calm: true });
    await chooseSpeed(page, "instant");
    await pictured(page, PROGRAM);
    const cut = await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")!.shadowRoot!;
      const sheet = new CSSStyleSheet();
      // https://www.w3.org/TR/WCAG22/#text-spacing
      sheet.replaceSync(
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }",
      );
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      return [...root.querySelectorAll<HTMLElement>("button, summary, h2, [role=status]")]
        .filter((element) => element.clientWidth > 1)
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.getAttribute("aria-label") ?? element.textContent.trim());
    });
    expect(cut).toEqual([]);
    expect(await overflow()).toBe(0);
  });

  test("on a phone, fields are not zoomed to, the editor is not corrected, and Run stays in reach of it", async () => {
    await setLooks(page, { width: 390, height: 800, touch: true, calm: true });
    await fullEditor(page);
    await setCode(page, "import asyncio\n\nprint(input())\n");
    await (await page.find("button", "Run")).click();
    await (await page.find("status", "Status")).textMatching(/^Waiting for input/);
    const fields = await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")!.shadowRoot!;
      const all = [
        ...root.querySelectorAll(
          "select, textarea, .cm-content, input:not([type=range], [type=checkbox], [type=file])",
        ),
      ];
      return all
        .filter((field) => field.getBoundingClientRect().width > 0)
        .map((field) => ({
          name: field.getAttribute("aria-label") ?? field.className,
          size: parseFloat(getComputedStyle(field).fontSize),
        }));
    });
    expect(fields.length).toBeGreaterThan(2);
    // Below 16 pixels, iOS zooms to a field that is written in, and stays there.
    expect(fields.filter(({ size }) => size < 16)).toEqual([]);
    const corrected = await page.evaluate(() => {
      const content = document
        .querySelector("interleave-playground")!
        .shadowRoot!.querySelector(".cm-content")!;
      return ["autocapitalize", "autocorrect", "spellcheck"].map((name) => content.getAttribute(name));
    });
    expect(corrected).toEqual(["off", "off", "false"]);
    await (await page.find("button", "Stop")).click();
    // The keyboard takes half of the window.
    await setLooks(page, { width: 390, height: 400, touch: true, calm: true });
    await (await page.find("textbox", "Code")).focus();
    await page.press("Control+Home");
    const run = await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")!.shadowRoot!;
      const button = [...root.querySelectorAll("button")].find((each) => each.textContent.trim() === "Run")!;
      button.scrollIntoView({ block: "nearest" });
      const { top, bottom } = button.getBoundingClientRect();
      const line = root.querySelector(".cm-line")!.getBoundingClientRect();
      return {
        isRunSeen: top >= 0 && bottom <= innerHeight,
        isLineSeen: line.top >= 0 && line.bottom <= innerHeight,
      };
    });
    expect(run).toEqual({ isRunSeen: true, isLineSeen: true });
  });
});
