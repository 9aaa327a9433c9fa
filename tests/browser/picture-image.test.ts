/** The picture saved as an image, read with the browser's own XML parser and drawn by it; in Chromium and Firefox. */
import { describe, expect, test } from "vitest";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import type { Page } from "./support/page";
import { chooseSpeed, run, setCode } from "./support/playground";
import { saved } from "./support/saved-image";

/** A task with this name is a task; markup in it is text, and what no XML may contain is not in the file. */
const PROGRAM = `import asyncio

async def main():
    strange = asyncio.create_task(asyncio.sleep(0.3), name="<a>&\\"'\\x07\\ud800]]>")
    await asyncio.sleep(0.1)
    await strange

asyncio.run(main())
`;

describe.each(["chromium", "firefox"] as const)("the picture as an image, in %s", (name) => {
  let page: Page;

  eachOnAGalleryPage(name, { language: "python" }, async (opened) => {
    page = opened;
    await chooseSpeed(page, "instant");
    await setCode(page, PROGRAM);
    expect((await run(page)).status).toBe("finished");
    await page.waitUntil("the timeline has both tasks", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector('canvas[aria-label="Timeline of 2 tasks over 300 ms"]') != null;
    });
  });

  test("is SVG that any program can read", async () => {
    const image = await saved(page, "Image (SVG)");
    expect(image).toMatchObject({ name: "interleave-timeline.svg", type: "image/svg+xml" });
    expect(image.width).toBeGreaterThanOrEqual(800);
    expect(image.colours).toBeGreaterThan(5);
    const read = await page.evaluate((text) => {
      const { documentElement: svg } = new DOMParser().parseFromString(text, "image/svg+xml");
      const all = [...svg.querySelectorAll("*")];
      return {
        root: svg.nodeName,
        error: svg.querySelector("parsererror")?.textContent ?? null,
        title: svg.querySelector("title")?.textContent,
        description: svg.querySelector("desc")?.textContent,
        kinds: [...new Set(all.map(({ localName }) => localName))].sort(),
        texts: [...svg.querySelectorAll("text")].map(({ textContent }) => textContent),
        colours: all.flatMap((each) => [each.getAttribute("fill"), each.getAttribute("stroke")]),
      };
    }, image.text);
    expect(read).toMatchObject({
      root: "svg",
      error: null,
      title: "Timeline of 2 tasks over 300 ms",
      description: "main finished at 300 ms. <a>&\"'\ufffd\ufffd]]> finished at 300 ms.",
    });
    expect(read.kinds).toEqual([
      ...["circle", "clipPath", "defs", "desc", "g", "path", "rect", "text", "title"],
    ]);
    expect(read.texts).toEqual(
      expect.arrayContaining(["main", "<a>&\"'\ufffd\ufffd]]>", "sleep()", "300 ms", "runs"]),
    );
    expect(read.colours.filter((colour) => colour !== null && !/^(none|#[0-9a-f]{6})$/.test(colour))).toEqual(
      [],
    );
    expect(image.text).not.toMatch(/style|var\(|http:\/\/(?!www\.w3\.org\/2000\/svg")/);
  });

  test("is PNG, twice as fine", async () => {
    const [png, svg] = [await saved(page, "Image (PNG)"), await saved(page, "Image (SVG)")];
    expect(png).toMatchObject({ name: "interleave-timeline.png", type: "image/png", width: svg.width * 2 });
    expect(png.colours).toBeGreaterThan(5);
  });

  test("has the part that is in sight, and says so", async () => {
    for (let times = 0; times < 3; times += 1) await (await page.find("button", "Zoom in")).click();
    const { text } = await saved(page, "Image (SVG)");
    expect(/<title>([^<]*)</.exec(text)?.[1]).toMatch(
      /^Timeline of 2 tasks over 300 ms, from [\d.]+ ms to \d+ ms$/,
    );
  });
});
