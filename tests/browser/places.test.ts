/**
 * Where a person is on the page stays where it is, in Chromium: the control that has the focus from run to run, the page in
 * a list of many events, the line of a stretch that was selected.
 */
import { describe, expect, test } from "vitest";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import { setLooks } from "./support/looks";
import type { Page } from "./support/page";
import { chooseSpeed, pictured, run, setCode } from "./support/playground";

const PROGRAM = `import { sleep, spawn } from "interleave";

const slow = spawn(async () => {
  await sleep(300);
}, { name: "slow" });
await sleep(100);
await slow;
`;

let page: Page;

eachOnAGalleryPage("chromium", { language: "javascript" }, async (opened) => {
  page = opened;
  await chooseSpeed(page, "instant");
});

async function shown(program = PROGRAM): Promise<void> {
  await pictured(page, program);
}

/** Waits until the page stands still. */
function frames(): Promise<void> {
  return page.evaluate(async () => {
    for (let n = 0; n < 5; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/** What has the focus, as it is called. */
function focused(): Promise<string> {
  return page.evaluate(() => {
    const element = document.querySelector("interleave-playground")?.shadowRoot?.activeElement;
    return element?.getAttribute("aria-label") ?? element?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  });
}

describe("the controls of the picture", () => {
  test.each(["Fit", "Fold", "One step back", "Lines"])(
    "keep the focus on %s from run to run",
    async (name) => {
      await shown();
      await (await page.find("button", name)).focus();
      for (const program of [PROGRAM, "console.log('no tasks');", PROGRAM]) {
        await setCode(page, program);
        expect((await run(page)).status).toBe("finished");
        await frames();
        expect(await focused()).toBe(name);
      }
    },
  );

  test("are the same in every run, and those for lines as soon as these are asked for", async () => {
    await shown();
    const marks = (): Promise<number> =>
      page.evaluate(() => {
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        const all = [...(root?.querySelectorAll(".picture-bar :is(button, input, select)") ?? [])];
        const before = all.filter((control) => control.classList.contains("seen-before")).length;
        for (const control of all) control.classList.add("seen-before");
        return before;
      });
    await (await page.find("button", "Lines")).click();
    await page.find("button", "To the next line of this task");
    expect(await (await page.find("button", "To the next line of this task")).isDisabled()).toBe(true);
    expect(await marks()).toBe(0);
    await shown();
    await frames();
    const kept = await marks();
    expect(kept).toBeGreaterThan(15);
    expect(await (await page.find("button", "To the line before of this task")).isDisabled()).toBe(false);
    await shown();
    await frames();
    expect(await marks()).toBe(kept);
  });
});

describe("the list of events", () => {
  const MANY = `import { sleep } from "interleave";
for (let n = 0; n < 4_000; n++) await sleep(1);
`;

  interface Listed {
    readonly rows: number;
    readonly name: string;
    readonly first: string;
    readonly of: string;
    readonly stops: number;
  }

  function listed(): Promise<Listed> {
    return page.evaluate(() => {
      const list = document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".events ol");
      const rows = [...(list?.querySelectorAll("li") ?? [])];
      return {
        rows: rows.length,
        name: list?.getAttribute("aria-label") ?? "",
        first: rows[0]?.getAttribute("aria-posinset") ?? "",
        of: rows[0]?.getAttribute("aria-setsize") ?? "",
        stops: rows.filter((row) => row.querySelector("[tabindex='0']") !== null).length,
      };
    });
  }

  /** The number of the event that has the focus, and whether it is seen. */
  function current(): Promise<{ number: number; seen: boolean }> {
    return page.evaluate(() => {
      const element = document.querySelector("interleave-playground")?.shadowRoot?.activeElement;
      const list = element?.closest("ol")?.getBoundingClientRect();
      const row = element?.getBoundingClientRect();
      if (list === undefined || row === undefined) return { number: -1, seen: false };
      const number = Number(element?.closest("li")?.getAttribute("aria-posinset"));
      return { number, seen: row.top >= list.top - 1 && row.bottom <= list.bottom + 1 };
    });
  }

  async function open(): Promise<number> {
    await shown(MANY);
    await page.waitUntil("most of it is there", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return Number(root?.querySelector<HTMLInputElement>(".moment")?.max) > 20_000;
    });
    await page.evaluate(async () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const there = (): string | undefined => root?.querySelector<HTMLInputElement>(".moment")?.max;
      let before: string | undefined;
      // While it is behind, the picture is painted a few times in a second.
      do {
        before = there();
        await new Promise((resolve) => setTimeout(resolve, 500));
      } while (there() !== before);
    });
    await frames();
    await page.evaluate(() => {
      document.querySelector("interleave-playground")?.shadowRoot?.querySelector("summary")?.click();
    });
    await page.waitUntil("the list is open", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector(".events [aria-current]") != null;
    });
    return Number((await listed()).of);
  }

  const count = (number: number): string => number.toLocaleString("en");

  test("has one page of many, which says which of all events it has", async () => {
    const all = await open();
    const { rows, name, first, stops } = await listed();
    expect(rows).toBeLessThanOrEqual(120);
    expect(name).toBe(`Events ${count(Number(first))} to ${count(all)} of ${count(all)}`);
    expect(stops).toBe(1);
    expect(await (await page.find("button", "Later events")).isDisabled()).toBe(true);
  });

  test("is gone through by keys: the moment moves, and with it the focus, from page to page", async () => {
    const all = await open();
    await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      root?.querySelector<HTMLElement>(".events [aria-current]")?.focus();
    });
    const after = async (key: string, number: number): Promise<void> => {
      await page.press(key);
      await frames();
      expect(await current(), key).toEqual({ number, seen: true });
    };
    await after("ArrowUp", all - 1);
    await after("PageUp", all - 11);
    await after("Home", 1);
    await after("ArrowUp", 1);
    await after("ArrowDown", 1);
    await after("ArrowDown", 2);
    await after("PageDown", 12);
    for (let n = 0; n < 12; n += 1) await page.press("PageDown");
    await frames();
    expect(await current()).toEqual({ number: 132, seen: true });
    expect((await listed()).stops).toBe(1);
    await after("End", all);
  });

  test("turns to other pages while the moment stays, and comes back with it", async () => {
    const all = await open();
    await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      root?.querySelector<HTMLElement>(".events [aria-current]")?.focus();
    });
    await page.press("Home");
    await frames();
    const later = await page.find("button", "Later events");
    await later.focus();
    await page.press("Enter");
    await frames();
    expect(await listed()).toEqual({
      rows: 120,
      name: `Events 121 to 240 of ${count(all)}`,
      first: "121",
      of: String(all),
      stops: 1,
    });
    expect(await focused()).toBe("Later events");
    // From there on the keys go: what is read becomes the moment.
    await page.press("Tab");
    await frames();
    expect((await current()).number).toBe(121);
    await page.press("ArrowDown");
    await frames();
    expect(await current()).toEqual({ number: 122, seen: true });
    await (await page.find("button", "Earlier events")).click();
    await frames();
    expect((await listed()).first).toBe("1");
    await (await page.find("button", "One step on")).click();
    await frames();
    expect((await listed()).name).toBe(`Events 63 to 182 of ${count(all)}`);
  });
});

describe("a stretch that is selected", () => {
  const LONG = `${"// far above\n".repeat(80)}${PROGRAM}`;

  /** Whether the line that is marked is seen in the editor, and where the page is. */
  function looked(): Promise<{ marked: number; seen: boolean; page: number }> {
    return page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const line = root?.querySelector(".cm-points-chosen");
      const scroller = root?.querySelector(".cm-scroller")?.getBoundingClientRect();
      const box = line?.getBoundingClientRect();
      const seen = box !== undefined && scroller !== undefined;
      return {
        marked: root?.querySelectorAll(".cm-points-chosen").length ?? 0,
        seen: seen && box.top >= scroller.top - 1 && box.bottom <= scroller.bottom + 1,
        page: scrollY,
      };
    });
  }

  test("has its line scrolled into sight, once, and the page stays where it is", async () => {
    await page.waitUntil("the full editor is there", () => {
      return document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".cm-line") != null;
    });
    await shown(LONG);
    await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      root?.querySelector<HTMLElement>("canvas")?.focus();
      const scroller = root?.querySelector(".cm-scroller");
      if (scroller != null) scroller.scrollTop = 0;
    });
    await frames();
    const before = await looked();
    expect(before.marked).toBe(0);
    for (const key of ["ArrowDown", "ArrowDown", "ArrowLeft", "Enter"]) await page.press(key);
    await frames();
    expect(await looked()).toEqual({ marked: 1, seen: true, page: before.page });
    // Whoever scrolls away from it is left there.
    const top = await page.evaluate(async () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const scroller = root?.querySelector(".cm-scroller");
      if (scroller == null) throw new Error("there is no editor");
      scroller.scrollTop = 0;
      root?.querySelector<HTMLElement>('[aria-label="Zoom in"]')?.click();
      for (let n = 0; n < 5; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      return scroller.scrollTop;
    });
    expect(top).toBe(0);
  });
});

test("where a browser cannot pause a program, the button says so, and does nothing", async () => {
  await page.evaluate(() => {
    delete (WebAssembly as { Suspending?: unknown }).Suspending;
    document.querySelector("interleave-playground")?.setAttribute("language", "python");
  });
  await chooseSpeed(page, "1x");
  await setCode(page, "import asyncio\nasyncio.run(asyncio.sleep(3600))\n");
  await (await page.find("button", "Run")).click();
  await page.waitUntil("it is said beside the button", () => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    return root?.querySelector('[aria-label="Pause"][aria-describedby]') != null;
  });
  await frames();
  const pause = await page.find("button", "Pause");
  expect(await pause.isDisabled()).toBe(true);
  const why = await page.evaluate(() => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    const id = root?.querySelector('[aria-label="Pause"]')?.getAttribute("aria-describedby") ?? "";
    return root?.getElementById(id)?.textContent ?? "";
  });
  expect(why).toBe("This browser cannot pause the program: the note above the output says why.");
  await pause.focus();
  await page.press("Enter");
  await frames();
  await (await page.find("status", "Status")).textMatching(/^Running/);
  await (await page.find("button", "Stop")).click();
  await (await page.find("status", "Status")).textMatching(/^Stopped/);
});

describe("the mark of the status", () => {
  const TALKS = 'import { sleep } from "interleave";\nfor (;;) await sleep(50);\n';

  function mark(): Promise<{ moves: boolean; ground: string; edge: string }> {
    return page.evaluate(() => {
      const status = document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".status");
      if (status == null) throw new Error("there is no status");
      const { animationName, backgroundColor, borderLeftWidth } = getComputedStyle(status, "::before");
      return { moves: animationName !== "none", ground: backgroundColor, edge: borderLeftWidth };
    });
  }

  test("moves while the program runs, and rests in another shape while it is paused", async () => {
    await chooseSpeed(page, "1x");
    await setCode(page, TALKS);
    await (await page.find("button", "Run")).click();
    const pause = await page.find("button", "Pause");
    expect(await mark()).toMatchObject({ moves: true, edge: "0px" });
    await pause.click();
    await (await page.find("status", "Status")).textMatching(/^Paused/);
    expect(await mark()).toMatchObject({ moves: false, edge: "3px" });
    await (await page.find("button", "Continue")).click();
    await (await page.find("status", "Status")).textMatching(/^Running/);
    expect(await mark()).toMatchObject({ moves: true, edge: "0px" });
    await setLooks(page, { calm: true });
    expect(await mark()).toMatchObject({ moves: false, edge: "0px" });
    await (await page.find("button", "Stop")).click();
  });

  test("is seen in the system's colours", async () => {
    await setLooks(page, { forcedColors: true });
    for (const program of [PROGRAM, "throw new Error('no')"]) {
      await setCode(page, program);
      await run(page);
      const ground = await page.evaluate(() => {
        const probe = document.createElement("p");
        probe.style.cssText = "forced-color-adjust: none; color: CanvasText";
        document.body.append(probe);
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      });
      expect((await mark()).ground).toBe(ground);
    }
  });
});
