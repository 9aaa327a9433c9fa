/** Every state of the page against the rules of WCAG 2.2 AA that a machine can judge, in Chromium: wide and phone, light and dark. */
import { describe, expect, test } from "vitest";
import { violations } from "./support/axe";
import { LOOKS, setLooks } from "./support/looks";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import type { Page } from "./support/page";
import { chooseSpeed, fullEditor, run, setCode } from "./support/playground";

const PROGRAM = `import asyncio, sys

async def fetch(seconds):
    await asyncio.sleep(seconds)
    print("fetched", file=sys.stderr)

async def main():
    slow = asyncio.create_task(fetch(0.3), name="slow")
    tasks = [asyncio.create_task(fetch(n / 100)) for n in range(20)]
    tasks[3].cancel()
    __import__("time").sleep(0.2)
    await asyncio.wait(tasks)
    await slow

asyncio.run(main())
`;

const FUTURES = `import asyncio

async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(print)
    asyncio.get_running_loop().call_later(0.3, future.set_result, 1)
    await asyncio.gather(asyncio.sleep(0.2), future)

asyncio.run(main())
`;

const ASKS = `import asyncio

async def main():
    print(input("Your name? "))

asyncio.run(main())
`;

describe.each(LOOKS)("%s", (_name, looks) => {
  let page: Page;

  eachOnAGalleryPage("chromium", { language: "python" }, async (opened) => {
    page = opened;
    // What fades or slides is caught in the middle else.
    await setLooks(page, { ...looks, calm: true });
    await fullEditor(page);
  });

  /** Presses Run, which starts a run that does not end by itself, and waits for what its status says. */
  async function begin(program: string, status: RegExp): Promise<void> {
    await setCode(page, program);
    await (await page.find("button", "Run")).click();
    await (await page.find("status", "Status")).textMatching(status);
  }

  test("before a run", async () => {
    expect(await violations(page)).toEqual([]);
  });

  test("while a program runs", async () => {
    await begin("import asyncio\nasyncio.run(asyncio.sleep(3600))\n", /^Running/);
    await page.waitUntil("the picture is there", () => {
      return document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".now") != null;
    });
    expect(await violations(page)).toEqual([]);
  });

  test("with a picture, in the middle of the run, and with all that can be opened", async () => {
    await chooseSpeed(page, "instant");
    await setCode(page, PROGRAM);
    await run(page);
    await page.waitUntil("the picture is there", () => {
      return document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".now") != null;
    });
    expect(await violations(page)).toEqual([]);
    await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      for (const details of root?.querySelectorAll("details") ?? []) details.open = true;
      const slider = root?.querySelector<HTMLInputElement>(".moment");
      if (slider == null) throw new Error("there is no slider");
      slider.value = String(Math.round(Number(slider.max) / 2));
      slider.dispatchEvent(new Event("input"));
    });
    await page.waitUntil("the list is open", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector(".events [aria-current]") != null;
    });
    expect(await violations(page)).toEqual([]);
  });

  test("with two runs that are compared, of which both have futures, and while one is kept", async () => {
    await chooseSpeed(page, "instant");
    await setCode(page, FUTURES);
    await run(page);
    await (await page.find("button", "Keep this run to compare")).click();
    await page.find("button", "Forget");
    expect(await violations(page)).toEqual([]);
    await run(page);
    await page.find("button", "Stop comparing");
    await page.waitUntil("all futures can be chosen", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const select = root?.querySelector<HTMLSelectElement>("[aria-label=Futures]");
      if (select == null) return false;
      select.value = "all";
      select.dispatchEvent(new Event("change"));
      return true;
    });
    expect(await violations(page)).toEqual([]);
  });

  test("where a program failed", async () => {
    await setCode(page, "import asyncio\n\nasync def main():\n    nobody()\n\nasyncio.run(main())\n");
    expect((await run(page)).status).toBe("failed");
    expect(await violations(page)).toEqual([]);
  });

  test("where a program asks", async () => {
    await begin(ASKS, /^Waiting for input/);
    expect(await violations(page)).toEqual([]);
  });
});
