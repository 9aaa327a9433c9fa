/** A run at real speed that tells nothing for a long time: the picture goes on with it, and stands when it does. */
import { describe, expect, test } from "vitest";
import { eachOnAGalleryPage, ENDED_WORKER } from "./support/gallery-pages";
import type { Page } from "./support/page";
import { setCode } from "./support/playground";

const PYTHON = "import asyncio\nasyncio.run(asyncio.sleep(3600))\n";
const JAVASCRIPT = 'import { sleep } from "interleave";\n\nawait sleep(3_600_000);\n';

/** The moment that is shown: its time in words, and its step. */
function moment(page: Page): Promise<{ at: string; step: string }> {
  return page.evaluate(() => {
    const when = document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".when");
    const [at = "", step = ""] = (when?.textContent ?? "").split("step").map((part) => part.trim());
    return { at, step };
  });
}

/** Waits until so many seconds have passed on the picture. */
async function passed(page: Page, seconds: number): Promise<void> {
  await page.waitUntil(
    `the picture has come to ${seconds} s`,
    (seconds) => {
      const when = document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".when");
      const [, number = "0", unit] = /^\s*([\d.]+) (ms|s)/.exec(when?.textContent ?? "") ?? [];
      return Number(number) * (unit === "ms" ? 0.001 : 1) >= seconds;
    },
    seconds,
  );
}

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  describe.each([
    ["python", PYTHON],
    ["javascript", JAVASCRIPT],
  ] as const)("%s", (language, program) => {
    let page: Page;
    eachOnAGalleryPage(name, { language, known: ENDED_WORKER }, (opened) => {
      page = opened;
    });

    test("a task that sleeps is seen to sleep, until the program is paused or stopped", async () => {
      await setCode(page, program);
      await (await page.find("button", "Run")).click();
      await page.waitUntil("what it did before it sleeps is there", () => {
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        return /step [1-9]/.test(root?.querySelector(".when")?.textContent ?? "");
      });
      await passed(page, 0.2);
      const { step } = await moment(page);
      await passed(page, 0.6);
      expect((await moment(page)).step).toBe(step);
      await (await page.find("button", "Pause")).click();
      await (await page.find("status", "Status")).textMatching(/^Paused/);
      // The picture is painted a frame after the status.
      await page.evaluate(
        () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
      );
      const paused = (await moment(page)).at;
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect((await moment(page)).at).toBe(paused);
      await (await page.find("button", "Stop")).click();
      await (await page.find("status", "Status")).textMatching(/^Stopped/);
    });
  });
});
