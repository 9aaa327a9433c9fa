/**
 * The picture by hand, by keyboard and by ear, in Chromium: what moves what is in sight, what leads from stretch to
 * stretch, what a screen reader is told.
 */
import { describe, expect, test } from "vitest";
import { click, drag, fingers, placeIn, wheel } from "./support/hands";
import { setLooks } from "./support/looks";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import type { Page } from "./support/page";
import { chooseSpeed, pictured, run } from "./support/playground";

const PROGRAM = `import asyncio

async def fetch(seconds):
    await asyncio.sleep(seconds)

async def main():
    slow = asyncio.create_task(fetch(0.3), name="slow")
    await fetch(0.1)
    await slow

asyncio.run(main())
`;

let page: Page;

eachOnAGalleryPage("chromium", { language: "python" }, async (opened) => {
  page = opened;
  await chooseSpeed(page, "instant");
});

async function shown(program = PROGRAM): Promise<void> {
  await pictured(page, program);
  // The page becomes longer with it, and so a little narrower.
  for (let before = "", now = await drawn(); now !== before;) {
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 150));
    now = await drawn();
  }
}

/** Waits until a part of the picture says this. */
async function says(selector: string, wanted: string): Promise<void> {
  const text = (selector: string): string => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    return root?.querySelector(selector)?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  };
  try {
    await page.waitUntil(
      `${selector} says: ${wanted}`,
      (selector, wanted) => {
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        return root?.querySelector(selector)?.textContent?.replace(/\s+/g, " ").trim() === wanted;
      },
      selector,
      wanted,
    );
  } catch (error) {
    expect(await page.evaluate(text, selector), String(error)).toBe(wanted);
  }
}

const SAID = ".said";
const TOLD = "[aria-label='Moment in words']";

/** Sets the focus onto the timeline, and presses these keys. */
async function keys(...pressed: string[]): Promise<void> {
  await page.evaluate(() => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    root?.querySelector("canvas")?.focus();
  });
  for (const key of pressed) await page.press(key);
}

/** A picture of the canvas' pixels in few numbers: the same for the same picture. */
async function drawn(): Promise<string> {
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    const canvas = root?.querySelector("canvas");
    const pixels = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
    if (pixels === undefined) throw new Error("nothing is drawn");
    const digest = await crypto.subtle.digest("SHA-256", pixels);
    return [...new Uint8Array(digest)].join(" ");
  });
}

describe("by keyboard", () => {
  test("one goes from stretch to stretch and from lane to lane, and each is explained", async () => {
    await shown();
    await keys("ArrowDown");
    await says(SAID, "main finished at 300 ms.");
    await page.press("ArrowDown");
    await says(SAID, "slow finished at 300 ms.");
    await page.press("ArrowLeft");
    await says(SAID, "slow ran for 0 s.");
    await page.press("ArrowLeft");
    await page.press("ArrowLeft");
    await says(SAID, "slow waited 300 ms for a sleep of 300 ms at line 4.");
    await says(TOLD, "slow waited 300 ms for a sleep of 300 ms at line 4.");
    await page.press("ArrowUp");
    await says(SAID, "main waited 100 ms for a sleep of 100 ms in fetch at line 4.");
  });

  test("Enter goes to a stretch, and marks its line; Escape leaves it", async () => {
    await shown();
    await keys("ArrowDown", "ArrowDown", "ArrowLeft", "ArrowLeft", "ArrowLeft");
    await says(SAID, "slow waited 300 ms for a sleep of 300 ms at line 4.");
    await page.press("Enter");
    const marked = (): boolean => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector(".cm-points-chosen")?.textContent?.trim() === "await asyncio.sleep(seconds)";
    };
    await page.waitUntil("its line is marked", marked);
    await says(
      TOLD,
      "slow waited 300 ms for a sleep of 300 ms at line 4. At 0 s nothing runs. " +
        "main waits for a sleep of 100 ms in fetch at line 4 and slow waits for a sleep of 300 ms at line 4.",
    );
    await page.press("Escape");
    await page.waitUntil("no line is marked", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector(".cm-points-chosen") === null;
    });
    await says(SAID, "slow waits for a sleep of 300 ms at line 4.");
  });

  test("it is zoomed, moved and fitted, and Tab leads on", async () => {
    await shown();
    await keys();
    const whole = await drawn();
    await page.press("=");
    const closer = await drawn();
    expect(closer).not.toBe(whole);
    await page.press("Shift+ArrowLeft");
    expect(await drawn()).not.toBe(closer);
    await page.press("Home");
    expect(await drawn()).toBe(whole);
    await page.press("-");
    expect(await drawn()).toBe(whole);
    await page.press("Tab");
    expect(
      await page.evaluate(() => {
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        return root?.activeElement?.tagName;
      }),
    ).not.toBe("CANVAS");
    await page.press("Shift+Tab");
    expect(
      await page.evaluate(() => {
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        return root?.activeElement?.tagName;
      }),
    ).toBe("CANVAS");
  });

  test("the keys are told to those who come to the timeline", async () => {
    await shown();
    const told = await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const canvas = root?.querySelector("canvas");
      return root?.getElementById(canvas?.getAttribute("aria-describedby") ?? "")?.textContent ?? "";
    });
    expect(told).toMatch(/^Arrow keys go along the lanes and across them, .* Enter shows that moment/s);
  });
});

describe("by ear", () => {
  test("a step is told in words, and what is gone through quickly only where it ends", async () => {
    await shown();
    const slider = await page.find("slider", "Moment");
    await slider.focus();
    await page.press("Home");
    await says(TOLD, "Nothing has happened yet. At 0 s nothing runs.");
    const told = await page.evaluate(async () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const region = root?.querySelector("[aria-label='Moment in words']");
      const step = root?.querySelector<HTMLButtonElement>("[aria-label='One step on']");
      if (region == null || step == null) throw new Error("there is no picture");
      const told: string[] = [];
      new MutationObserver(() => told.push(region.textContent ?? "")).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
      for (let n = 0; n < 3; n += 1) {
        step.click();
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      await new Promise((resolve) => setTimeout(resolve, 800));
      return told;
    });
    expect(told).toEqual(["Turn 1 begins with 1 job in the ready queue. At 0 s nothing runs. Ready: main."]);
  });

  test("nothing is told while it plays; where it ends is", async () => {
    await shown();
    const told = await page.evaluate(async () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const region = root?.querySelector("[aria-label='Moment in words']");
      const play = root?.querySelector<HTMLButtonElement>("[aria-label='Play']");
      const pace = [...(root?.querySelectorAll("select") ?? [])].find(({ value }) => value === "1");
      if (region == null || play == null || pace === undefined) throw new Error("there is no picture");
      const told: string[] = [];
      new MutationObserver(() => told.push(region.textContent ?? "")).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
      for (const select of root?.querySelectorAll<HTMLSelectElement>(".picture select") ?? []) {
        if (select.querySelector("[value='16']") === null) continue;
        select.value = "16";
        select.dispatchEvent(new Event("change"));
      }
      play.click();
      while (root?.querySelector("[aria-label='Play']") === null || told.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return told;
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^.* At 300 ms nothing runs\. All have ended\.$/);
  });

  test("the list of events is one stop of Tab, and gone through with the arrow keys", async () => {
    await shown();
    await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      root?.querySelector<HTMLElement>(".events summary")?.focus();
    });
    await page.press("Enter");
    await page.waitUntil("the list is open", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelectorAll(".events li [tabindex='0']").length === 1;
    });
    await page.press("Tab");
    const current = (): Promise<string> =>
      page.evaluate(async () => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        const { activeElement } = root ?? {};
        const is = activeElement?.getAttribute("aria-current");
        return `${is}: ${activeElement?.textContent?.replace(/\s+/g, " ").trim()}`;
      });
    await page.press("Home");
    expect(await current()).toBe("step: 0 s main is made at line 11.");
    await page.press("ArrowDown");
    await page.press("ArrowDown");
    expect(await current()).toBe("step: 0 s Turn 1 begins with 1 job in the ready queue.");
    await says(".events p", "At 0 s nothing runs. Ready: main.");
    await page.press("ArrowUp");
    expect(await current()).toMatch(/^step: 0 s main is ready: /);
  });
});

/** Clicks on a line of the program. */
async function clickLine(line: number): Promise<void> {
  await page.waitUntil("the full editor is there", () => {
    return document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".cm-line") != null;
  });
  await click(page, await placeIn(page, `.cm-line:nth-child(${line})`, 0.05, 0.5));
}

describe("a line of the program", () => {
  const END = "Callback _run_until_complete_cb() has run.";
  const AT_4 = "Marked is what stood at line 4: 2 waits in 2 tasks.";

  test("marks what stood there, until it is left", async () => {
    await shown();
    const before = await drawn();
    await clickLine(4);
    await says(SAID, AT_4);
    await says(TOLD, AT_4);
    const marked = await drawn();
    expect(marked).not.toBe(before);
    await page.press("Escape");
    await says(SAID, END);
    expect(await drawn()).toBe(before);
    // A click that does not move the cursor counts as well; so does the cursor that goes to a line by keyboard.
    await clickLine(4);
    await says(SAID, AT_4);
    await page.press("ArrowUp");
    await says(SAID, END);
    expect(await drawn()).toBe(before);
    await page.press("ArrowDown");
    await says(SAID, AT_4);
    expect(await drawn()).toBe(marked);
  });

  test("marks a task that was made there, and those that wait in a call made there", async () => {
    await shown();
    await clickLine(7);
    await says(SAID, "Marked is what stood at line 7: 1 new task in 1 task.");
    await clickLine(8);
    await says(SAID, "Marked is what stood at line 8: 1 wait in 1 task.");
  });

  test("marks nothing where nothing stood, nor in a program that was changed", async () => {
    await shown();
    const before = await drawn();
    await clickLine(3);
    await says(SAID, END);
    expect(await drawn()).toBe(before);
    await clickLine(4);
    await says(SAID, AT_4);
    await page.type(" ");
    await says(SAID, END);
    await clickLine(3);
    await clickLine(4);
    expect(await drawn()).toBe(before);
  });

  test("is marked by a step on in the picture no less, which then says what happens there", async () => {
    await shown();
    await clickLine(4);
    await says(SAID, AT_4);
    await (await page.find("button", "One step back")).click();
    await page.waitUntil(
      "it says what happened",
      (marks) => {
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        return root?.querySelector(".said")?.textContent !== marks;
      },
      AT_4,
    );
  });
});

describe("by hand", () => {
  test("the wheel scrolls the page, and zooms with Ctrl", async () => {
    await shown();
    // On the axis, for over a lane the pointer marks what it is over.
    const at = await placeIn(page, "canvas", 0.6, 0.12);
    const whole = await drawn();
    const before = await page.evaluate(() => scrollY);
    await wheel(page, at, { y: -120 });
    await page.waitUntil("the page is scrolled", (before) => scrollY < before, before);
    expect(await drawn()).toBe(whole);
    await wheel(page, await placeIn(page, "canvas", 0.6, 0.12), { y: -120 }, true);
    const closer = await drawn();
    expect(closer).not.toBe(whole);
    await wheel(page, await placeIn(page, "canvas", 0.6, 0.12), { x: 40 });
    expect(await drawn()).not.toBe(closer);
    await (await page.find("button", "Fit")).click();
    expect(await drawn()).toBe(whole);
  });

  test("dragging moves what is in sight, and on the axis the moment", async () => {
    await shown();
    await (await page.find("button", "Zoom in")).click();
    const closer = await drawn();
    await drag(page, await placeIn(page, "canvas", 0.3, 0.9), await placeIn(page, "canvas", 0.6, 0.9));
    expect(await drawn()).not.toBe(closer);
    await (await page.find("button", "Fit")).click();
    await drag(page, await placeIn(page, "canvas", 0.9, 0.1), await placeIn(page, "canvas", 0, 0.1));
    await says(".when", `0 s step 0 of ${await steps()}`);
  });

  test("two fingers zoom, one moves what is in sight, a tap goes there", async () => {
    await setLooks(page, { width: 390, height: 800, touch: true });
    await shown();
    const whole = await drawn();
    const at = async (right: number, down = 0.7): Promise<{ x: number; y: number }> =>
      placeIn(page, "canvas", right, down);
    const [a, b, c, d] = [await at(0.5), await at(0.4), await at(0.7), await at(0.9)];
    await fingers(page, [a, b], [c, d]);
    const closer = await drawn();
    expect(closer).not.toBe(whole);
    await fingers(page, [await at(0.4), await at(0.5), await at(0.6), await at(0.8)]);
    expect(await drawn()).not.toBe(closer);
    await (await page.find("button", "Fit")).click();
    expect(await drawn()).toBe(whole);
    await fingers(page, [await at(0.6, 0.85)]);
    await says(SAID, "slow waits for a sleep of 300 ms at line 4.");
  });
});

describe("in the system's colours", () => {
  test("the lanes stand out from their ground by at least three of them", async () => {
    await setLooks(page, { scheme: "dark", forcedColors: true });
    // So that a task runs for longer than a line is wide.
    await shown(PROGRAM.replace("await fetch(0.1)", "__import__('time').sleep(0.1)"));
    await drawn();
    const colours = await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const canvas = root?.querySelector("canvas");
      const context = canvas?.getContext("2d");
      if (canvas == null || context == null) throw new Error("there is no canvas");
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const counts = new Map<string, number>();
      for (let at = 0; at < data.length; at += 4) {
        const colour = `${data[at]} ${data[at + 1]} ${data[at + 2]}`;
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
      // Some of the system's colours let the ground through.
      const paint = document.createElement("canvas").getContext("2d");
      if (paint === null) throw new Error("there is no canvas to paint on");
      const system = (name: string): string => {
        for (const colour of ["Canvas", name]) {
          const probe = document.createElement("p");
          probe.style.cssText = `forced-color-adjust: none; color: ${colour}`;
          document.body.append(probe);
          paint.fillStyle = getComputedStyle(probe).color;
          paint.fillRect(0, 0, 1, 1);
          probe.remove();
        }
        return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).join(" ");
      };
      return ["Canvas", "CanvasText", "Highlight"].map((name) => (counts.get(system(name)) ?? 0) > 50);
    });
    expect(colours).toEqual([true, true, true]);
  });
});

function steps(): Promise<string> {
  return page.evaluate(() => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    return root?.querySelector<HTMLInputElement>(".moment")?.max ?? "";
  });
}
