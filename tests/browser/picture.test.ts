/** The picture of a run, as a person goes through it: drawn, stepped through, read; in Chromium and Firefox. */
import { describe, expect, test } from "vitest";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import type { Page } from "./support/page";
import { chooseSpeed, code, goToWhat, pictured, pressRun, run, setCode } from "./support/playground";

const PYTHON = `import asyncio

async def fetch(seconds):
    await asyncio.sleep(seconds)

async def main():
    slow = asyncio.create_task(fetch(0.3), name="slow")
    await fetch(0.1)
    await slow

asyncio.run(main())
`;

const JAVASCRIPT = `import { sleep, spawn } from "interleave";

const slow = spawn(async () => {
  await sleep(300);
}, { name: "slow" });
await sleep(100);
await slow;
`;

/** The text of a part of the picture; "" as long as it is not there. */
function text(page: Page, selector: string): Promise<string> {
  return page.evaluate((selector) => {
    const part = document.querySelector("interleave-playground")?.shadowRoot?.querySelector(selector);
    return part?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  }, selector);
}

/** What of the output is greyed, for it came later. */
function greyed(page: Page): Promise<string> {
  return page.evaluate(() => {
    const ranges = [...(CSS.highlights.get("interleave-later") ?? [])] as Range[];
    const inOrder = ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
    return inOrder.map(String).join("").replaceAll("x".repeat(10_000), "LONG");
  });
}

describe.each(["chromium", "firefox"] as const)("the picture in %s", (name) => {
  let page: Page;

  eachOnAGalleryPage(name, { language: "python" }, async (opened) => {
    page = opened;
    await chooseSpeed(page, "instant");
  });

  test("is drawn, and says what it is of", async () => {
    await pictured(page, PYTHON);
    await page.waitUntil("the canvas has a name", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return (
        root?.querySelector('[role="application"][aria-label="Timeline of 2 tasks over 300 ms"]') != null
      );
    });
    await page.waitUntil("something is drawn", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const canvas = root?.querySelector("canvas");
      const pixels = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
      return pixels !== undefined && new Set(new Uint32Array(pixels.buffer)).size > 5;
    });
  });

  test("shows what there was at a moment, in words and in the program", async () => {
    await pictured(page, PYTHON);
    await goToWhat(page, "slow waits for a sleep of 300 ms at line 4.");
    expect(await text(page, ".now")).toContain("slow fetch() for a sleep of 300 ms until 300 ms, line 4");
    expect(await text(page, ".now")).toContain(
      "main Task-1 for a sleep of 100 ms in fetch until 100 ms main line 8 fetch line 4",
    );
    expect(await text(page, ".when")).toMatch(/^0 s step \d+ of \d+$/);
    // Both wait at the same line, which says so beside it.
    await page.waitUntil("the line has a badge", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector('[title="main, slow wait at this line"]') != null;
    });
    await goToWhat(page, "slow finishes.");
    expect(await text(page, ".when")).toMatch(/^300 ms /);
    expect(await text(page, ".now")).not.toContain("slow");
  });

  test("is gone through step by step, by buttons and by keyboard", async () => {
    await pictured(page, PYTHON);
    const slider = await page.find("slider", "Moment");
    await slider.focus();
    await page.press("Home");
    await page.waitUntil("nothing has happened", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector(".said")?.textContent?.trim() === "Nothing has happened yet.";
    });
    await (await page.find("button", "One step on")).click();
    await page.waitUntil("the first step", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector(".said")?.textContent?.trim() === "main is made at line 11.";
    });
    await (await page.find("button", "To the next switch of tasks")).click();
    await page.waitUntil("main runs", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector(".said")?.textContent?.trim() === "main runs.";
    });
    await (await page.find("button", "One step back")).click();
    await page.waitUntil("the step before", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector(".said")?.textContent?.startsWith("Turn 1 begins") === true;
    });
  });

  test("plays to its end by itself", async () => {
    await pictured(page, PYTHON);
    await (await page.find("button", "Play")).click();
    await page.waitUntil("it plays", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector('button[aria-label="Pause"]') != null;
    });
    await (await page.find("combobox", "Pace")).choose("16×");
    await page.waitUntil("it has come to the end", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const slider = root?.querySelector<HTMLInputElement>(".moment");
      return root?.querySelector('button[aria-label="Play"]') != null && slider?.value === slider?.max;
    });
  });

  test("greys the output that came later, and marks on the lane where it came from", async () => {
    const prints = PYTHON.replace(
      "    await slow\n",
      '    print("half")\n    await slow\n    print("done")\n',
    );
    await pictured(page, `print("before")\n${prints}`);
    expect(await greyed(page)).toBe("");
    await goToWhat(page, "main is made");
    expect(await greyed(page)).toBe("before\nhalf\ndone\n");
    await goToWhat(page, "Turn 1 begins");
    expect(await greyed(page)).toBe("half\ndone\n");
    await goToWhat(page, "slow finishes.");
    expect(await greyed(page)).toBe("done\n");
  });

  test.each([
    ["is shown", 10_001, "… 1 more character"],
    ["is sent to the page", 1_500_000, "… 1,490,000 more characters"],
  ])("greys what came after a line with more than %s", async (_, length, cut) => {
    const prints = PYTHON.replace(
      "    await slow\n",
      `    print("half")\n    print("x" * ${length})\n    print("behind")\n    await slow\n    print("done")\n`,
    );
    await pictured(page, prints);
    expect(await greyed(page)).toBe("");
    await goToWhat(page, "Turn 1 begins");
    expect(await greyed(page)).toBe(`half\nLONG ${cut}\nbehind\ndone\n`);
    await goToWhat(page, "slow finishes.");
    expect(await greyed(page)).toBe("done\n");
    await goToWhat(page, "main finishes.");
    expect(await greyed(page)).toBe("");
  });

  test("greys what a run writes while one looks back, and no longer what it wrote before another", async () => {
    await chooseSpeed(page, "1x");
    const talks = `import asyncio, sys

async def main():
    for n in range(6):
        print(n, file=[sys.stdout, sys.stderr][n % 2])
        await asyncio.sleep(0.5)

asyncio.run(main())
`;
    await setCode(page, talks);
    await pressRun(page, /^Running/, 30_000);
    await page.waitUntil("the picture has its first events", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return Number(root?.querySelector<HTMLInputElement>(".moment")?.max ?? 0) > 5;
    });
    await goToWhat(page, "Turn 1 begins");
    await (await page.find("status", "Status")).textMatching(/^Finished/);
    await page.waitUntil("what came later is grey", () => {
      return [...(CSS.highlights.get("interleave-later") ?? [])].map(String).join("").length === 12;
    });
    expect(await greyed(page)).toBe("0\n1\n2\n3\n4\n5\n");
    await chooseSpeed(page, "instant");
    await pictured(page, talks);
    expect(await greyed(page)).toBe("");
  });

  // Firefox cannot suspend WebAssembly, so input() is an error there.
  test.runIf(name === "chromium")("greys after an answer what came after it", async () => {
    const asks = PYTHON.replace(
      "    await slow\n",
      '    name = input("Who? ")\n    await slow\n    print("Hello", name)\n',
    );
    await setCode(page, asks);
    await pressRun(page, /^(Running|Waiting)/, 30_000);
    const field = await page.find("textbox", "Who?");
    await field.focus();
    await page.type("Ada");
    await page.press("Enter");
    await (await page.find("status", "Status")).textMatching(/^Finished/);
    await goToWhat(page, "Turn 1 begins");
    expect(await greyed(page)).toBe("Who? Ada\nHello Ada\n");
    await goToWhat(page, "slow finishes.");
    expect(await greyed(page)).toBe("Hello Ada\n");
    await goToWhat(page, "main finishes.");
    expect(await greyed(page)).toBe("");
  });

  test("names callbacks, and where things were done", async () => {
    const calls = PYTHON.replace(
      "    await slow\n",
      "    asyncio.get_running_loop().call_soon(show)\n    await slow\n",
    );
    await pictured(page, calls.replace("async def main", "def show(): pass\n\nasync def main"));
    await goToWhat(page, "Callback show() is ready: scheduled by main at line 11.");
    expect(await text(page, ".now")).toContain("Ready queue callback show()");
  });

  test("leads to the program, whose change takes the badges away", async () => {
    await pictured(page, PYTHON);
    await goToWhat(page, "slow waits for a sleep of 300 ms at line 4.");
    await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const places = [...(root?.querySelectorAll<HTMLButtonElement>(".now .place") ?? [])];
      places.find((place) => place.textContent?.trim() === "line 4")?.click();
    });
    await page.type("# ");
    expect((await code(page)).split("\n")[3]).toMatch(/^ {4}# await/);
    await page.waitUntil("no badge is left", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelectorAll(".cm-pointer[title]:not([title=''])").length === 0;
    });
  });

  test("is the same for JavaScript", async () => {
    await page.evaluate(() => void (location.hash = "#language=javascript"));
    await page.waitUntil("the language is JavaScript", () => {
      return document.querySelector("interleave-playground")?.getAttribute("language") === "javascript";
    });
    await pictured(page, `${JAVASCRIPT}console.error("late");\nconsole.log("done");\n`);
    await goToWhat(page, "top level waits for task slow at line 7.");
    // The names of functions come through the build as they are.
    await pictured(
      page,
      `import { gather } from "interleave";
async function child() {
  await null;
}
setTimeout(function ring() {}, 5);
new Promise((resolve) => setTimeout(resolve, 7));
await gather(child(), child());
`,
    );
    for (const said of [
      "child is made by top level at line 7.",
      "Callback gather() is ready: scheduled by child.",
      "Callback ring() is ready: scheduled by a timer.",
      "Callback setTimeout() is ready: scheduled by a timer.",
    ]) {
      await goToWhat(page, said);
    }
    await pictured(page, `${JAVASCRIPT}console.error("late");\nconsole.log("done");\n`);
    await goToWhat(page, "slow finishes.");
    expect(await text(page, ".when")).toMatch(/^300 ms /);
    expect(await greyed(page)).toBe("late\ndone\n");
    await goToWhat(page, "top level writes to stderr");
    expect(await greyed(page)).toBe("done\n");
  });

  test("says what went wrong, once, and leads there", async () => {
    const blocks = PYTHON.replace("await asyncio.sleep(seconds)", "__import__('time').sleep(seconds)");
    await pictured(page, blocks);
    await page.waitUntil("there is advice", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelectorAll(".advice li").length === 2;
    });
    expect(await text(page, ".advice li:first-child")).toMatch(
      /^main kept the loop to itself for 100 ms: no other task could run\./,
    );
    expect(await text(page, ".advice li:last-child")).toMatch(/^slow kept the loop to itself for 300 ms/);
  });

  test("of many tasks can be searched and folded", async () => {
    const many = PYTHON.replace(
      "await fetch(0.1)",
      "await asyncio.gather(*(fetch(n / 100) for n in range(20)))",
    );
    await pictured(page, many);
    await page.waitUntil("all are there", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector('[aria-label="Timeline of 22 tasks over 300 ms"]') != null;
    });
    await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const search = root?.querySelector<HTMLInputElement>(".search");
      if (search == null) throw new Error("there is no search");
      search.value = "SLO";
      search.dispatchEvent(new Event("input"));
    });
    await page.waitUntil("one is left", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector('[aria-label="Timeline of 1 task over 300 ms"]') != null;
    });
  });

  test("is not there where nothing took turns", async () => {
    await setCode(page, 'print("no loop")');
    expect((await run(page)).stdout).toBe("no loop\n");
    await page.waitUntil("the picture says so", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector(".picture")?.textContent?.includes("appear here") === true;
    });
  });
});
