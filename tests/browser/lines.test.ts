/** A program stepped through line by line, in both languages: what the editor marks, and what is said of it. */
import { describe, expect, test } from "vitest";
import type { Page } from "./support/page";
import { chooseSpeed, fullEditor, run, setCode } from "./support/playground";
import { ENDED_WORKER, eachOnAGalleryPage } from "./support/gallery-pages";

const PYTHON = `import asyncio

async def fetch(seconds):
    await asyncio.sleep(seconds)
    return seconds

async def main():
    slow = asyncio.create_task(fetch(0.3), name="slow")
    quick = await fetch(0.1)
    print(quick + await slow)

asyncio.run(main())
`;

const JAVASCRIPT = `import { sleep, spawn } from "interleave";

async function fetch(ms) {
  await sleep(ms);
  return ms;
}

const slow = spawn(
  async () => {
    await fetch(300);
  }, { name: "slow" });
const quick = await fetch(100);
console.log(quick + (await slow));
`;

const NEXT = "To the next line, of any task";
const NEXT_OF_TASK = "To the next line of this task";
const BACK = "To the line before, of any task";
const BACK_OF_TASK = "To the line before of this task";

/** Presses a button and waits until this is said, to those who hear it as well, and the line is marked in the editor. */
async function stepTo(page: Page, button: string, said: string, line: number, who: string): Promise<void> {
  await (await page.find("button", button)).click();
  await page.waitUntil(
    `after ${button}: ${said}`,
    (said, line, who) => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const seen = root?.querySelector(".said")?.textContent?.trim();
      const heard = root?.querySelector('[role="status"][aria-label="Moment in words"]')?.textContent;
      const tinted = [...(root?.querySelectorAll(".cm-line") ?? [])].findIndex((each) =>
        each.classList.contains("cm-points-runs"),
      );
      const badge = root?.querySelector<HTMLElement>(".cm-pointer-runs")?.title ?? "";
      const both = seen === said && heard?.includes(said) === true;
      return both && tinted === line - 1 && badge.startsWith(`${who} is at this line`);
    },
    said,
    line,
    who,
  );
}

async function goToBeginning(page: Page): Promise<void> {
  await (await page.find("slider", "Moment")).focus();
  await page.press("Home");
}

/** Runs the program to its end, and waits for its picture. */
async function runAndShow(page: Page): Promise<void> {
  expect((await run(page)).status).toBe("finished");
  await page.waitUntil("the picture is there", () => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    return root?.querySelector(".picture canvas") != null && root.querySelector(".now") !== null;
  });
}

/** Has the next runs tell lines, and runs. */
async function runByLine(page: Page, program: string): Promise<void> {
  await setCode(page, program);
  await runAndShow(page);
  await (await page.find("button", "Lines")).click();
  await page.waitUntil("the run before told none", () => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    const group = root?.querySelector('[role="group"][aria-label="Lines"]');
    return (
      group?.querySelectorAll('button[aria-disabled="true"]').length === 4 &&
      group.querySelector('button[aria-pressed="true"]') !== null &&
      group.textContent?.includes("Run again to step by line.") === true
    );
  });
  await runAndShow(page);
  await page.waitUntil("this one told some", () => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    return root?.querySelectorAll('[aria-label="Lines"] button[aria-disabled="false"]').length === 2;
  });
}

/** Runs a program that never ends, stops it when the lines have come that are kept, and says at which it is shown. */
async function stopped(page: Page, program: string): Promise<number> {
  await setCode(page, program);
  await page.evaluate(() => document.querySelector("interleave-playground")?.toggleAttribute("lines", true));
  await (await page.find("button", "Run")).click();
  await page.waitUntil("more lines have come than are kept", () => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    return root?.querySelector(".dropped")?.textContent?.includes("it has the first 100,000") === true;
  });
  await (await page.find("button", "Stop")).click();
  await (await page.find("status", "Status")).textMatching(/^Stopped/);
  await page.waitUntil("a line is marked", () => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    return root?.querySelector(".cm-points-runs") != null;
  });
  return page.evaluate(() => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    return [...(root?.querySelectorAll(".cm-line") ?? [])].findIndex((each) =>
      each.classList.contains("cm-points-runs"),
    );
  });
}

describe.each(["chromium", "firefox"] as const)("line by line in %s", (name) => {
  let page: Page;

  const open = async (opened: Page): Promise<void> => {
    page = opened;
    await chooseSpeed(page, "instant");
    // The editor with a gutter is loaded for whoever comes near.
    await (await page.find("textbox", "Code")).focus();
    await fullEditor(page);
  };

  describe("a Python program", () => {
    eachOnAGalleryPage(name, { language: "python", known: ENDED_WORKER }, open);

    test("goes from line to line, through all tasks or within one", async () => {
      await runByLine(page, PYTHON);
      await goToBeginning(page);
      for (const line of [1, 3, 7, 12]) {
        await stepTo(page, NEXT, `The program reaches line ${line}.`, line, "the program");
      }
      await stepTo(page, NEXT, "main reaches line 8.", 8, "main");
      await page.waitUntil("the moment says where main runs", () => {
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        return root?.querySelector(".now li")?.textContent?.replace(/\s+/g, " ") === "main Task-1, line 8";
      });
      await stepTo(page, NEXT, "main reaches line 9.", 9, "main");
      await stepTo(page, NEXT, "main reaches line 4.", 4, "main");
      // main waits there, and slow comes to the same line.
      await stepTo(page, NEXT, "slow reaches line 4.", 4, "slow");
      await stepTo(page, NEXT_OF_TASK, "slow reaches line 5.", 5, "slow");
      await stepTo(page, BACK_OF_TASK, "slow reaches line 4.", 4, "slow");
      await stepTo(page, BACK, "main reaches line 4.", 4, "main");
      await stepTo(page, NEXT_OF_TASK, "main reaches line 5.", 5, "main");
      await stepTo(page, NEXT_OF_TASK, "main reaches line 10.", 10, "main");
    });

    test("that never ends shows where it is", async () => {
      const line = await stopped(page, "n = 0\nwhile True:\n    n += 1\n    n -= 1\n");
      expect([1, 2, 3]).toContain(line);
    });

    test("whose loop is long is stepped through up to a limit, which is said", async () => {
      await runByLine(
        page,
        "n = 0\nwhile n < 60_000:\n    n += 1\nimport asyncio\nasyncio.run(asyncio.sleep(1))\n",
      );
      await page.waitUntil("the limit is said", () => {
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        const text = root?.querySelector(".dropped")?.textContent?.replace(/\s+/g, " ") ?? "";
        // 1 line, 60,001 heads, 60,000 bodies and 2 lines, less those that were told.
        return text.includes("20,004 more events are not") && text.includes("it has the first 100,000");
      });
    });
  });

  describe("a JavaScript program", () => {
    eachOnAGalleryPage(name, { language: "javascript", known: ENDED_WORKER }, open);

    test("that never ends shows where it is", async () => {
      const line = await stopped(page, "let n = 0;\nfor (;;) {\n  n++;\n  n--;\n}\n");
      expect([2, 3]).toContain(line);
    });

    test("goes from line to line, through all tasks or within one", async () => {
      await runByLine(page, JAVASCRIPT);
      await goToBeginning(page);
      await stepTo(page, NEXT, "top level reaches line 8.", 8, "top level");
      await stepTo(page, NEXT, "slow reaches line 10.", 10, "slow");
      await stepTo(page, NEXT, "fetch reaches line 4.", 4, "fetch");
      await stepTo(page, NEXT, "top level reaches line 12.", 12, "top level");
      await stepTo(page, NEXT, "fetch reaches line 4.", 4, "fetch");
      await stepTo(page, NEXT_OF_TASK, "fetch reaches line 5.", 5, "fetch");
      await stepTo(page, NEXT, "top level reaches line 13.", 13, "top level");
      await stepTo(page, BACK_OF_TASK, "top level reaches line 12.", 12, "top level");
      await stepTo(page, BACK, "fetch reaches line 4.", 4, "fetch");
    });

    test("is run without, once it is switched off", async () => {
      await runByLine(page, JAVASCRIPT);
      await (await page.find("button", "Lines")).click();
      await run(page);
      await page.waitUntil("there are no lines to step by", () => {
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        const group = root?.querySelector('[role="group"][aria-label="Lines"]');
        return (
          document.querySelector("interleave-playground")?.hasAttribute("lines") === false &&
          group?.querySelectorAll("button").length === 1
        );
      });
    });
  });
});
