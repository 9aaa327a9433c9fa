/**
 * Programs that take all they can get, and a browser that ends what they run in: the page goes on, says what happened, and
 * runs the next program.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { eachOnAGalleryPage, ENDED_WORKER } from "./support/gallery-pages";
import type { Browser, Page } from "./support/page";
import { code, openGallery, pressRun, run, setCode } from "./support/playground";
import { driverOf, launchIsolatingChromium } from "./support/puppeteer";
import { DIST, serve, type Site } from "./support/site";

const NEXT = { javascript: 'console.log("next");', python: 'print("next")' } as const;

type Language = keyof typeof NEXT;

/** What each writes first, and then goes on with. */
const GREEDY: readonly (readonly [what: string, Language, string])[] = [
  ["writes lines without end", "javascript", 'console.log("begun"); for (;;) console.log("x".repeat(100));'],
  [
    "writes one line without end",
    "javascript",
    'console.log("begun"); for (;;) console.log("x".repeat(1e6));',
  ],
  [
    "starts tasks without end",
    "javascript",
    `import { spawn, sleep } from "interleave";
     console.log("begun");
     for (;;) {
       for (let n = 0; n < 100; n += 1) spawn(async () => { await sleep(1e9); });
       await sleep(1);
     }`,
  ],
  [
    "sets timers without end",
    "javascript",
    'console.log("begun"); const again = () => { setTimeout(again, 0); setTimeout(again, 0); }; again();',
  ],
  ["writes lines without end", "python", 'print("begun")\nwhile True: print("x" * 100)'],
  ["writes one line without end", "python", 'print("begun")\nwhile True: print("x" * 10**6, end="")'],
  [
    "starts tasks without end",
    "python",
    `import asyncio
async def main():
    print("begun")
    kept = []
    while True:
        kept += [asyncio.create_task(asyncio.sleep(1e6)) for _ in range(100)]
        await asyncio.sleep(0.001)
asyncio.run(main())`,
  ],
];

/** All that the first playground of a page says. */
const shown = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector("interleave-playground")!.shadowRoot!.textContent);

/** What a page keeps for the test that ends its workers. */
interface Started {
  started: Worker[];
}

/** Two seconds of a program, as the page sees them. */
const WATCHED = 2_000;
/** All else has time enough: what counts is that it ends well. */
const PATIENCE = 180_000;

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let page: Page;

  eachOnAGalleryPage(name, { language: "javascript", known: ENDED_WORKER }, (opened) => {
    page = opened;
  });

  const press = (button: string): Promise<void> =>
    page.evaluate(
      (button) =>
        document
          .querySelector("interleave-playground")!
          .shadowRoot!.querySelector<HTMLButtonElement>(`button.${button}`)!
          .click(),
      button,
    );

  test.each(GREEDY)(
    "a program that %s (%s) is stopped, and the next one runs",
    async (_, language, program) => {
      await page.evaluate((language) => {
        const playground = document.querySelector("interleave-playground")!;
        playground.setAttribute("language", language);
        playground.setAttribute("speed", "instant");
      }, language);
      await setCode(page, program);
      // Pressed by script: to find a button by its name takes a driver minutes where the picture has thousands of lanes.
      await press("run");
      await page.waitUntil("it has begun", () => {
        const root = document.querySelector("interleave-playground")!.shadowRoot!;
        return root.querySelector("[aria-label=Output]")!.textContent.includes("begun");
      });
      const painted = await page.evaluate(
        (watched) =>
          new Promise<number>((resolve) => {
            let frames = 0;
            const end = performance.now() + watched;
            const next = (): unknown =>
              performance.now() > end ? resolve(frames) : ((frames += 1), requestAnimationFrame(next));
            next();
          }),
        WATCHED,
      );
      // A page that a program can hold up paints once or never; a busy machine paints a few times a second.
      expect(painted).toBeGreaterThan(3);
      const kept = await page.evaluate(() => {
        const root = document.querySelector("interleave-playground")!.shadowRoot!;
        return root.querySelector("[aria-label=Output]")!.textContent.length;
      });
      // A thousand lines at the start, four thousand at the end, and what the blocks of text have over.
      expect(kept).toBeLessThan(1_500_000);
      await press("stop");
      await page.waitUntil("it is stopped", () => {
        return document.querySelector("interleave-playground")!.getAttribute("state") === "stopped";
      });
      await setCode(page, NEXT[language]);
      expect(await run(page)).toMatchObject({ status: "finished", stdout: "next\n", error: null });
    },
    PATIENCE,
  );

  test(
    "one that keeps more in buffers than it may fails, others on the page go on, and the next one runs",
    async () => {
      const other = await page.evaluate(async (code) => {
        const other = document.createElement("interleave-playground");
        other.setAttribute("language", "javascript");
        other.textContent = code;
        document.querySelector("interleave-playground")!.after(other);
        type Running = HTMLElement & { run(): Promise<{ status: string; stdout: string }> };
        const shown = document.querySelector("interleave-playground") as Running & { code: string };
        // Nobody writes to them, so that the machine has little to give.
        shown.code =
          'console.log("begun");\nconst kept = [];\nfor (;;) kept.push(new Float64Array(2 ** 24));';
        const [full, beside] = await Promise.all([shown.run(), (other as Running).run()]);
        return { full, beside, code: shown.code };
      }, 'import { sleep } from "interleave"; await sleep(500); console.log("unharmed");');
      expect(other.beside).toMatchObject({ status: "finished", stdout: "unharmed\n" });
      expect(other.full).toMatchObject({ status: "failed", stdout: "begun\n", error: { line: 3 } });
      expect(await shown(page)).toContain("a program has 2 GB for buffers in the playground");
      expect(other.code).toContain("new Float64Array(2 ** 24)");
      await setCode(page, NEXT.javascript);
      expect(await run(page)).toMatchObject({ status: "finished", stdout: "next\n", error: null });
    },
    PATIENCE,
  );

  test(
    "one that lets go of its buffers may have as many as it likes",
    async () => {
      await setCode(
        page,
        'import { sleep } from "interleave"; for (let n = 0; n < 80; n += 1) { new Uint8Array(2 ** 26); await sleep(10); }',
      );
      expect(await run(page)).toMatchObject({ status: "finished", error: null });
    },
    PATIENCE,
  );
});

describe.each(["chromium", "firefox"] as const)("a worker that ends without a word in %s", (name) => {
  let page: Page;

  eachOnAGalleryPage(name, { language: "python", known: ENDED_WORKER }, (opened) => {
    page = opened;
  });

  test(
    "is told of, and the next program runs in a new one",
    async () => {
      // As it looks from the page when the browser ends it: no error, no message, and nobody here has asked for it.
      await page.evaluate(() => {
        const started: Worker[] = ((window as unknown as Started).started = []);
        window.Worker = class extends Worker {
          constructor(url: string | URL, options?: WorkerOptions) {
            super(url, options);
            started.push(this);
          }
        };
      });
      await setCode(page, 'import asyncio\nprint("begun")\nasyncio.run(asyncio.sleep(1e6))');
      await (await page.find("button", "Run")).click();
      await (await page.find("region", "Output")).textMatching(/begun/, PATIENCE);
      // Until the page would hear of it.
      await page.evaluate(async () => {
        for (;;) {
          const { pending } = await navigator.locks.query();
          if (pending?.some(({ name }) => name?.startsWith("interleave python"))) return;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      });
      await page.evaluate(() => {
        for (const worker of (window as unknown as Started).started) Worker.prototype.terminate.call(worker);
      });
      await (await page.find("status", "Status")).textMatching(/^Failed/i);
      expect(await shown(page)).toContain("The worker in which the program ran is no more");
      expect(await code(page)).toContain("asyncio.sleep(1e6)");
      await setCode(page, NEXT.python);
      expect(await run(page)).toMatchObject({ status: "finished", stdout: "next\n", error: null });
    },
    PATIENCE,
  );
});

describe("where the frame of programs has a process of its own", () => {
  let site: Site;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serve({ "/": DIST });
    browser = await launchIsolatingChromium();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  afterEach(async () => {
    await page.close();
  });

  /** The process that computes most, of those that have pages and frames in them. */
  const busiest = async (): Promise<number> => {
    const session = await driverOf(page).browser().target().createCDPSession();
    const spent = async (): Promise<Map<number, number>> => {
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      const renderers = processInfo.filter(({ type }) => type === "renderer");
      return new Map(renderers.map(({ id, cpuTime }) => [id, cpuTime]));
    };
    const before = await spent();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const after = [...(await spent())].map(([id, time]) => ({ id, spent: time - (before.get(id) ?? 0) }));
    await session.detach();
    return after.sort((a, b) => b.spent - a.spent)[0]!.id;
  };

  test("one that the browser ends is told of, and the next program runs in a new one", async () => {
    page = await openGallery(browser, site.url, "javascript");
    await setCode(page, 'console.log("begun"); for (;;);');
    await (await page.find("button", "Run")).click();
    await (await page.find("region", "Output")).textMatching(/begun/);
    process.kill(await busiest(), "SIGKILL");
    // It is asked every five seconds, and has not answered three times by then.
    const status = await page.find("status", "Status");
    await status.textMatching(/^Failed/i, 30_000);
    expect(await shown(page)).toContain("The frame in which programs run does not answer any more");
    await setCode(page, NEXT.javascript);
    await pressRun(page, /^finished/i);
    expect(await (await page.find("region", "Output")).text()).toContain("next");
  });
});
