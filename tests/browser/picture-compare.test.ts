/** Two runs beside each other: kept, compared, moved through together, given up; in Chromium and Firefox. */
import { describe, expect, test } from "vitest";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import type { Page } from "./support/page";
import { chooseSpeed, pictured, run, setCode, showExample } from "./support/playground";

const ONE_BY_ONE = `# one by one
import asyncio

async def main():
    for seconds in (1, 1, 1):
        await asyncio.sleep(seconds)

asyncio.run(main())
`;

const TOGETHER = `# together
import asyncio

async def main():
    await asyncio.gather(*(asyncio.sleep(1) for _ in range(3)))

asyncio.run(main())
`;

const JAVASCRIPT = `// in JavaScript
import { sleep } from "interleave";
await sleep(1500);
`;

/** The text of a part of the picture; "" as long as it is not there. */
function text(page: Page, selector: string): Promise<string> {
  return page.evaluate((selector) => {
    const part = document.querySelector("interleave-playground")?.shadowRoot?.querySelector(selector);
    return part?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  }, selector);
}

async function unlabelled(page: Page, program: string): Promise<void> {
  await page.evaluate(() => {
    (document.querySelector("interleave-playground") as HTMLElement & { label: string | null }).label = null;
  });
  await pictured(page, program);
}

async function said(page: Page, sentence: string): Promise<void> {
  await page.waitUntil(
    `it is said: ${sentence}`,
    (sentence) => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector(".compare [role=status]")?.textContent === sentence;
    },
    sentence,
  );
}

/** Puts the slider to a time, and returns what is said of both runs then. */
function at(page: Page, milliseconds: number): Promise<string[]> {
  return page.evaluate(async (milliseconds) => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    const slider = root?.querySelector<HTMLInputElement>("input.moment");
    if (root == null || slider == null) return [];
    slider.value = String(milliseconds);
    slider.dispatchEvent(new Event("input"));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return [...root.querySelectorAll(".said")].map(({ textContent }) => textContent?.trim() ?? "");
  }, milliseconds);
}

describe.each(["chromium", "firefox"] as const)("comparing runs in %s", (name) => {
  let page: Page;

  eachOnAGalleryPage(name, { language: "python" }, async (opened) => {
    page = opened;
    await chooseSpeed(page, "instant");
    await unlabelled(page, ONE_BY_ONE);
    await (await page.find("button", "Keep this run to compare")).click();
    await page.waitUntil("it says what it keeps", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const kept = root?.querySelector(".kept")?.textContent;
      return kept === "Kept: one by one, Python, 3 s. The next run stands below it.";
    });
  });

  test("shows both on one axis, and says which took how long", async () => {
    await unlabelled(page, TOGETHER);
    await said(page, "one by one took 3 s, together 1 s: 2 s less, 3 times as fast.");
    const names = await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return [...(root?.querySelectorAll("canvas") ?? [])].map((canvas) => canvas.getAttribute("aria-label"));
    });
    expect(names).toEqual(["one by one: Timeline of 1 task over 3 s", "Timeline of 4 tasks over 1 s"]);
    // The shorter one ends at a third of the width that both have.
    const inks = await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return [...(root?.querySelectorAll("canvas") ?? [])].map((canvas) => {
        const [x, y, width] = [Math.round(canvas.width * 0.6), 30 * devicePixelRatio, canvas.width * 0.2];
        const { data } = canvas.getContext("2d")?.getImageData(x, y, width, 16 * devicePixelRatio) ?? {};
        return new Set(new Uint32Array(data?.buffer ?? new ArrayBuffer(0))).size;
      });
    });
    expect(inks[0]).toBeGreaterThan(4);
    expect(inks[1]).toBeLessThanOrEqual(4);
  });

  test("moves through both by one slider, to the end of the longer one", async () => {
    await unlabelled(page, TOGETHER);
    await said(page, "one by one took 3 s, together 1 s: 2 s less, 3 times as fast.");
    expect(await at(page, 500)).toEqual([
      "main waits for a sleep of 1 s at line 6.",
      expect.stringMatching(/ waits for (a sleep of 1 s|a gather of 3)/),
    ]);
    expect(await at(page, 2_500)).toEqual([
      "main waits for a sleep of 1 s at line 6.",
      expect.stringMatching(/ has run\.$/),
    ]);
    expect(await text(page, ".when")).toMatch(/^2\.5 s /);
    expect(await text(page, ".now")).toContain("Running nothing");
  });

  test("has the same part of both in sight", async () => {
    await unlabelled(page, TOGETHER);
    await said(page, "one by one took 3 s, together 1 s: 2 s less, 3 times as fast.");
    const images = (): Promise<string[]> =>
      page.evaluate(async () => {
        // The lanes are painted in the frame after the one that the move asks for.
        for (let n = 0; n < 4; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        return [...(root?.querySelectorAll("canvas") ?? [])].map((canvas) => canvas.toDataURL());
      });
    await at(page, 500);
    const before = await images();
    await (await page.find("button", "Zoom in")).click();
    const closer = await images();
    expect(closer[0]).not.toBe(before[0]);
    expect(closer[1]).not.toBe(before[1]);
    await (await page.find("button", "Fit")).click();
    await expect
      .poll(async () => (await images()).map((image, index) => image === before[index]))
      .toEqual([true, true]);
    // And from the timeline of the kept run.
    await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const canvas = root?.querySelector("canvas");
      canvas?.dispatchEvent(new KeyboardEvent("keydown", { key: "+", bubbles: true, cancelable: true }));
    });
    const again = await images();
    expect(again[0]).not.toBe(before[0]);
    expect(again[1]).not.toBe(before[1]);
  });

  test("says by the keys what there is in the kept run, and what there was in both at a moment", async () => {
    await unlabelled(page, TOGETHER);
    const told = (sentence: RegExp): Promise<unknown> =>
      page.waitUntil(
        `it is told: ${sentence}`,
        (source) => {
          const root = document.querySelector("interleave-playground")?.shadowRoot;
          const region = root?.querySelector('[aria-label="Moment in words"]');
          return new RegExp(source).test(region?.textContent ?? "");
        },
        sentence.source,
      );
    const press = (key: string): Promise<void> =>
      page.evaluate((key) => {
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        const canvas = root?.querySelector("canvas");
        canvas?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      }, key);
    for (let n = 0; n < 4; n += 1) await press("ArrowRight");
    await told(/^main waited for .*1 s.* at line 6\.$|^main waited .* at line 6/);
    await press("Enter");
    await told(/ Of the kept run: main waited /);
  });

  test("keeps the run through a program that does not run, and can forget it then", async () => {
    await page.evaluate(() => {
      (document.querySelector("interleave-playground") as HTMLElement & { label: string | null }).label =
        null;
    });
    await setCode(page, "def (");
    expect((await run(page)).status).toBe("failed");
    await page.waitUntil("nothing is left of the run before", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector(".when")?.textContent?.replace(/\s+/g, " ") === "0 s step 0 of 0";
    });
    expect(await text(page, ".kept")).toBe("Kept: one by one, Python, 3 s. The next run stands below it.");
    await (await page.find("button", "Forget")).click();
    await unlabelled(page, TOGETHER);
    expect(await text(page, ".compare")).toBe("");
  });

  test("says that the clocks differ, on which they ran", async () => {
    await chooseSpeed(page, "4x");
    await unlabelled(page, TOGETHER);
    await page.waitUntil("it is said", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const said = root?.querySelector(".compare [role=status]")?.textContent ?? "";
      return said.endsWith("Their clocks differ, instant and 4×: computing does not count alike on them.");
    });
  });

  test("keeps the run through another language, by the names that one gives", async () => {
    await page.evaluate(() => void (location.hash = "#language=javascript"));
    await page.waitUntil("the language is JavaScript", () => {
      return document.querySelector("interleave-playground")?.getAttribute("language") === "javascript";
    });
    await unlabelled(page, JAVASCRIPT);
    await said(
      page,
      "one by one (Python) took 3 s, in JavaScript (JavaScript) 1.5 s: 1.5 s less, 2 times as fast.",
    );
    await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const field = root?.querySelector<HTMLInputElement>('input[aria-label="Name of this run"]');
      if (field == null) throw new Error("there is no field");
      field.value = "<b>half</b>";
      field.dispatchEvent(new Event("input"));
    });
    await said(
      page,
      "one by one (Python) took 3 s, <b>half</b> (JavaScript) 1.5 s: 1.5 s less, 2 times as fast.",
    );
  });

  test("is given up by a button, and the picture is as it was", async () => {
    await unlabelled(page, TOGETHER);
    await (await page.find("button", "Stop comparing")).click();
    await page.waitUntil("one timeline is left", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelectorAll("canvas").length === 1 && root.querySelector(".compare") === null;
    });
    expect(await text(page, ".when")).toMatch(/^1 s step \d+ of \d+$/);
    await page.find("button", "Keep this run to compare");
  });

  test("is saved as one image of both", async () => {
    await unlabelled(page, TOGETHER);
    await said(page, "one by one took 3 s, together 1 s: 2 s less, 3 times as fast.");
    const image = await page.evaluate(async () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const make = URL.createObjectURL;
      let saved: Blob | null = null;
      URL.createObjectURL = (blob) => make((saved = blob as Blob));
      const buttons = [...(root?.querySelectorAll("button") ?? [])];
      buttons.find(({ textContent }) => textContent?.trim() === "Image (SVG)")?.click();
      await new Promise((resolve) => setTimeout(resolve, 100));
      URL.createObjectURL = make;
      const text = (await (saved as Blob | null)?.text()) ?? "";
      const { documentElement: svg } = new DOMParser().parseFromString(text, "image/svg+xml");
      return {
        title: svg.querySelector("title")?.textContent,
        texts: [...svg.querySelectorAll("text")].map(({ textContent }) => textContent ?? ""),
      };
    });
    expect(image.title).toBe("one by one took 3 s, together 1 s: 2 s less, 3 times as fast.");
    expect(image.texts).toEqual(
      expect.arrayContaining([image.title, "one by one: Python, 3 s", "together: Python, 1 s"]),
    );
  });
});

describe("the gallery", () => {
  let page: Page;

  eachOnAGalleryPage("chromium", { language: "python" }, async (opened) => {
    page = opened;
    await chooseSpeed(page, "instant");
    await showExample(page, "one-after-another", "python");
  });

  const shown = (): Promise<string> => page.evaluate(() => location.hash);

  /** Two runs, one after the other, each of which takes its time to begin. */
  const comes = (hash: string): Promise<unknown> =>
    page.waitUntil(`${hash} is shown`, (hash) => location.hash === hash, hash);

  test("runs an example and the one beside it by one button, and then the same in the other language", async () => {
    await (await page.find("button", "Compare with “Gather”")).click();
    await comes("#example=gather");
    await said(page, "One after another took 3 s, Gather 1.5 s: 1.5 s less, 2 times as fast.");
    await (await page.find("button", "Compare with JavaScript")).click();
    await comes("#example=gather&language=javascript");
    await said(page, "Gather (Python) and Gather (JavaScript) took as long: 1.5 s.");
    await page.find("button", "Compare with “One after another”");
  });

  test("goes no further where the program fails", async () => {
    await setCode(page, "def (");
    await (await page.find("button", "Compare with “Gather”")).click();
    await (await page.find("status", "Status")).textMatching(/^Failed/);
    expect(await shown()).toBe("#example=one-after-another&language=python");
    expect(await text(page, ".kept")).toBe("");
  });
});
