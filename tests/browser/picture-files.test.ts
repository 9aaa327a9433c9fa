/** A run as a file: kept, opened again, and shown while a program goes on; in Chromium and Firefox. */
import { describe, expect, test } from "vitest";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import { SOON, type Page } from "./support/page";
import { chooseSpeed, goToWhat, pictured, pressRun, setCode } from "./support/playground";

const PROGRAM = `import asyncio

async def fetch(seconds):
    await asyncio.sleep(seconds)

async def main():
    slow = asyncio.create_task(fetch(0.3), name="slow")
    await fetch(0.1)
    await slow

asyncio.run(main())
`;

/** It does something ten times a second, and does not end. */
const ENDLESS = `import asyncio

async def main():
    while True:
        await asyncio.sleep(0.1)

asyncio.run(main())
`;

/** Keeps the run that is shown as a file, replaces a text in it, and opens it. What is said of it. */
async function reopen(page: Page, from: string, to: string): Promise<string> {
  return page.evaluate(
    async (from, to) => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      if (root == null) throw new Error("there is no picture");
      // What the page would have saved, for a test has no place for downloads.
      let saved: Blob | null = null;
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        saved = blob as Blob;
        return make(blob);
      };
      const buttons = [...root.querySelectorAll("button")];
      buttons.find((button) => button.textContent?.trim() === "Trace (JSON)")?.click();
      // It is written in pieces.
      for (let tries = 0; saved === null && tries < 100; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      URL.createObjectURL = make;
      if (saved === null) throw new Error("nothing was saved");
      const text = (await (saved as Blob).text()).replaceAll(from, to);
      const input = root.querySelector<HTMLInputElement>("input[type=file]");
      if (input === null) throw new Error("no file can be opened");
      const files = new DataTransfer();
      files.items.add(new File([text], "trace.json"));
      input.files = files.files;
      const said = (): string => root.querySelector(".saving [role=alert]")?.textContent ?? "";
      const before = said();
      input.dispatchEvent(new Event("change"));
      // A file that can be opened after another that could leaves nothing to wait for.
      for (let tries = 0; tries < 15 || (before !== "" && said() === before && tries < 500); tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return said();
    },
    from,
    to,
  );
}

/** How many events the run has that is shown. */
function events(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    const when = root?.querySelector(".when")?.textContent ?? "";
    return Number(/of (\d+)/.exec(when)?.[1] ?? 0);
  });
}

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let page: Page;

  eachOnAGalleryPage(name, { language: "python" }, async (opened) => {
    page = opened;
    await chooseSpeed(page, "instant");
  });

  test("can be kept as a file and opened again, and another file says why it cannot", async () => {
    await pictured(page, PROGRAM);
    expect(await reopen(page, '"name":"slow"', '"name":"renamed"')).toBe("");
    await goToWhat(page, "renamed finishes.");
    expect(await reopen(page, '"version":', '"version":1')).toMatch(
      /^This trace is of version 1\d, and this page reads/,
    );
    expect(await reopen(page, '"kind":"job-started"', '"kind":"x"')).toBe(
      "This trace is damaged: event 4: a trace event of an unknown kind.",
    );
    expect(await reopen(page, "\n]}", "")).toMatch(/^This trace is cut off after \d+ events/);
    await goToWhat(page, "renamed finishes.");
    // Names are text, whatever stands in them.
    const name = '<img src=x onerror="document.title=1">\u202e';
    expect(await reopen(page, '"name":"renamed"', `"name":${JSON.stringify(name)}`)).toBe("");
    await goToWhat(page, '<img src=x onerror="document.title=1">\ufffd finishes.');
  });

  test("what a program does that goes on is not of the file, and the next run takes its place", async () => {
    await pictured(page, PROGRAM);
    const before = await events(page);
    expect(before).toBeGreaterThan(10);
    await chooseSpeed(page, "1x");
    await setCode(page, ENDLESS);
    await pressRun(page, /^Running/);
    const grows = (): Promise<void> => expect.poll(() => events(page), { timeout: SOON }).toBeGreaterThan(20);
    await grows();
    expect(await reopen(page, '"name":"main"', '"name":"kept"')).toBe("");
    const kept = await events(page);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await events(page)).toBe(kept);
    await (await page.find("button", "Stop")).click();
    await (await page.find("status", "Status")).textMatching(/^Stopped/);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await events(page)).toBe(kept);
    await pressRun(page, /^Running/);
    await expect.poll(() => events(page), { timeout: SOON, interval: 20 }).toBeLessThan(20);
    await grows();
    await (await page.find("button", "Stop")).click();
  });
});
