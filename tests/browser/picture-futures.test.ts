/** Futures on the timeline: the program's own, all, none; explained by keyboard; in Chromium and Firefox. */
import { describe, expect, test } from "vitest";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import type { Page } from "./support/page";
import { chooseSpeed, run, setCode } from "./support/playground";

const PYTHON = `import asyncio

def show(future):
    print(future.result())

async def setter(future):
    await asyncio.sleep(0.3)
    future.set_result("here")

async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(show)
    asyncio.create_task(setter(future), name="setter")
    await future

asyncio.run(main())
`;

const JAVASCRIPT = `import { Future, sleep, spawn } from "interleave";

const future = new Future();
spawn(async () => {
  await sleep(300);
  future.setResult("here");
}, { name: "setter" });
console.log(await future);
`;

async function pictured(page: Page, program: string): Promise<void> {
  await setCode(page, program);
  const { status, stdout } = await run(page);
  expect({ status, stdout }).toEqual({ status: "finished", stdout: "here\n" });
  await page.waitUntil("the futures can be chosen", () => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    return (
      root?.querySelector('select[aria-label="Futures"]')?.textContent?.includes("own futures (1)") === true
    );
  });
}

/** How high the timeline is, in rows of lanes. */
function rows(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // The height is set in the next frame, and the lanes are painted in the one after.
    for (let n = 0; n < 4; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    const inner = root?.querySelector<HTMLElement>(".lanes > div");
    return (parseFloat(inner?.style.height ?? "0") - 30) / 26;
  });
}

/** Goes to the last lane by keyboard, and along it; what is said at each stretch. */
function lastLane(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    const canvas = root?.querySelector("canvas");
    canvas?.focus();
    const said: string[] = [];
    const keys = [
      ...Array.from({ length: 12 }, () => "ArrowDown"),
      ..."111111".split("").map(() => "ArrowLeft"),
    ];
    for (const key of [...keys, "ArrowRight", "ArrowRight"]) {
      canvas?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      said.push(root?.querySelector(".said")?.textContent?.trim() ?? "");
    }
    return [...new Set(said.slice(-3))];
  });
}

describe.each(["chromium", "firefox"] as const)("futures in %s", (name) => {
  let page: Page;

  eachOnAGalleryPage(name, { language: "python" }, async (opened) => {
    page = opened;
    await chooseSpeed(page, "instant");
  });

  test("that the program made stand below its tasks, and say who set them and what came of it", async () => {
    await pictured(page, PYTHON);
    expect(await rows(page)).toBe(3);
    const [pending, done] = await lastLane(page);
    expect(pending).toBe("Future 1 was pending for 300 ms: made by main.");
    expect(done).toMatch(
      /^Future 1 got its result at 300 ms by setter at line 8; right after that main became ready, and callback .*show\(\) was scheduled\.$/,
    );
  });

  test("of the library are shown when they are asked for, and none if none is wanted", async () => {
    await pictured(page, PYTHON);
    const choice = await page.find("combobox", "Futures");
    await choice.choose("all futures (2)");
    expect(await rows(page)).toBe(4);
    expect((await lastLane(page))[0]).toBe("Future 2 was pending for 300 ms: made by setter for a sleep.");
    await choice.choose("no futures");
    expect(await rows(page)).toBe(2);
  });

  test("are the same for JavaScript", async () => {
    await page.evaluate(() => void (location.hash = "#language=javascript"));
    await page.waitUntil("the language is JavaScript", () => {
      return document.querySelector("interleave-playground")?.getAttribute("language") === "javascript";
    });
    await pictured(page, JAVASCRIPT);
    const [pending, done] = await lastLane(page);
    expect(pending).toBe("Future 1 was pending for 300 ms: made by top level.");
    expect(done).toBe(
      "Future 1 got its result at 300 ms by setter at line 6; right after that top level became ready.",
    );
  });
});
