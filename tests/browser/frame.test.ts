/**
 * embed.html in frames of a page of another origin, sandboxed and not: the program of the address, a height that follows what is in
 * it, light and dark as the page around; and addresses that are no good.
 */
import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Frame } from "puppeteer-core";
import { fragmentOf } from "../../www/src/sharing/fragment";
import { violations } from "./support/axe";
import { launch } from "./support/launch";
import { setLooks } from "./support/looks";
import { eventually, type Browser, type Page } from "./support/page";
import { driverOf } from "./support/puppeteer";
import { DIST, listen, serve, type Site } from "./support/site";

const PYTHON = 'import asyncio\nasyncio.run(asyncio.sleep(0.01))\nprint("ran in Python")\n';
const JAVASCRIPT =
  'import { sleep } from "interleave";\nawait sleep(10);\nconsole.log("ran in JavaScript");\n';

const SHARED = { title: "In a frame", speed: "instant", view: null } as const;

interface FrameOptions {
  readonly sandbox?: string;
  /** Of the page around. */
  readonly styles?: string;
  /** Whether the page has embed.js. */
  readonly fits?: boolean;
  /** Where embed.html is loaded from; another origin than the page's without it. */
  readonly from?: string;
  /** What embed.html is to show. */
  readonly there?: string;
}

interface Opened {
  readonly page: Page;
  readonly frame: Frame;
}

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let site: Site;
  let browser: Browser;
  const open: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    site = await serve({ "/playground/": DIST }, { headers: { "access-control-allow-origin": "*" } });
    browser = await launch(name);
  });

  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Opens a page with a frame, and waits for what embed.html shows in it. */
  async function embed(fragment: string, options: FrameOptions = {}): Promise<Opened> {
    const { sandbox, styles = "", fits = true, from = site.url } = options;
    const { there = "interleave-playground[state=idle], [role=alert]" } = options;
    const address = `${from}playground/embed.html${fragment}`.replaceAll("&", "&amp;");
    const around = createServer((_request, response) => {
      response.setHeader("content-type", "text/html");
      response.end(`<!doctype html>
        <html lang="en">
          <head>
            <title>A page with a frame</title>
            <link rel="icon" href="data:," />
            <style>iframe { width: 100%; height: 300px; border: 2px solid gray; box-sizing: border-box } ${styles}</style>
            ${fits ? `<script type="module" src="${site.url}playground/embed.js"></script>` : ""}
          </head>
          <body>
            <h1>Documentation</h1>
            <iframe title="A program" src="${address}" ${sandbox === undefined ? "" : `sandbox="${sandbox}"`}></iframe>
            <iframe title="Another frame" src="about:blank"></iframe>
          </body>
        </html>`);
    });
    const { url, close } = await listen(around);
    open.push({ close });
    const page = await browser.open(url);
    open.push(page);
    const frame = await eventually(
      async () =>
        driverOf(page)
          .frames()
          .find((each) => each.url().includes("/embed.html")) ?? null,
      () => "there is no frame",
    );
    await frame.waitForSelector(there);
    return { page, frame };
  }

  /** Presses Run in the frame; what is printed in the end. */
  async function runIn(frame: Frame): Promise<string> {
    return frame.evaluate(async () => {
      const playground = document.querySelector("interleave-playground") as HTMLElement & {
        run(): Promise<{ stdout: string; error: unknown }>;
      };
      const { stdout, error } = await playground.run();
      return stdout + JSON.stringify(error);
    });
  }

  const height = (page: Page): Promise<number> =>
    page.evaluate(() => (document.querySelector("iframe") as HTMLIFrameElement).clientHeight);

  const needed = (frame: Frame): Promise<number> =>
    frame.evaluate(() =>
      Math.ceil((document.querySelector("main") as HTMLElement).getBoundingClientRect().height),
    );

  describe.each([
    ["of another origin", undefined],
    ["sandboxed, of no origin", "allow-scripts"],
  ])("a frame %s", (_name, sandbox) => {
    const options = sandbox === undefined ? {} : { sandbox };

    test.each([
      ["python", PYTHON, "ran in Python\nnull"],
      ["javascript", JAVASCRIPT, "ran in JavaScript\nnull"],
    ])(
      "shows the %s program of its address, and runs it when asked to only",
      async (language, code, printed) => {
        const { page, frame } = await embed(await fragmentOf({ ...SHARED, language, code }), options);
        expect(
          await frame.evaluate(() => {
            const { code, language, speed, label } = document.querySelector(
              "interleave-playground",
            ) as HTMLElement & {
              [name: string]: unknown;
            };
            return { code, language, speed, label };
          }),
        ).toEqual({ code, language, speed: "instant", label: "In a frame" });
        expect(await runIn(frame)).toBe(printed);
        expect(page.errors).toEqual([]);
      },
    );

    test("nothing runs by itself, whatever its address says", async () => {
      const { page, frame } = await embed(`#autorun&autorun=true&code=print(1)`, options);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(
        await frame.evaluate(() => document.querySelector("interleave-playground")?.getAttribute("state")),
      ).toBe("idle");
      expect(page.errors).toEqual([]);
    });

    test("is as high as what is in it, from a run to a narrower window", async () => {
      const { page, frame } = await embed(
        await fragmentOf({ ...SHARED, language: "python", code: PYTHON }),
        options,
      );
      const fits = async (): Promise<number> =>
        eventually(
          async () => ((await height(page)) === (await needed(frame)) ? height(page) : null),
          () => "the frame never had the height of what is in it",
        );
      const before = await fits();
      expect(before).not.toBe(300);
      await runIn(frame);
      await frame.waitForSelector(">>> .now");
      // It grows by what the last frames paint of the run.
      await frame.evaluate(async () => {
        for (let n = 0; n < 5; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      });
      const after = await fits();
      expect(after).toBeGreaterThan(before + 200);
      // Nothing grows with the frame that the frame grows with.
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await fits()).toBe(after);
      await driverOf(page).setViewport({ width: 500, height: 700 });
      expect(await fits()).toBeGreaterThan(after);
      expect(page.errors).toEqual([]);
    });

    test("is light or dark as the page around, live", async () => {
      const { page, frame } = await embed("#code=print(1)", {
        ...options,
        styles: ".dark { background: #111; color: #eee }",
      });
      for (const [scheme, ground] of [
        ["light", "rgb(255, 255, 255)"],
        ["dark", "rgb(23, 26, 33)"],
        ["light", "rgb(255, 255, 255)"],
      ] as const) {
        await page.evaluate((scheme) => void (document.documentElement.className = scheme), scheme);
        await eventually(
          async () =>
            (await frame.evaluate(() => {
              const root = document.querySelector("interleave-playground")?.shadowRoot;
              return getComputedStyle(root?.querySelector(".frame") as Element).backgroundColor;
            })) === ground
              ? true
              : null,
          () => `the frame is never ${scheme}`,
        );
      }
    });
  });

  test("its address can have that of a file, which is said to be missing where it is", async () => {
    const { frame } = await embed("#src=custom-elements.json&language=javascript");
    await frame.waitForFunction(() => {
      const playground = document.querySelector("interleave-playground") as
        (HTMLElement & { code: string }) | null;
      return playground?.code.includes('"schemaVersion"') === true;
    });
    await frame.evaluate(() => void (location.hash = "#src=nothing.py"));
    await frame.waitForFunction(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector(".results")?.textContent?.includes("nothing.py") === true;
    });
  });

  test("an address has the last word on light and dark", async () => {
    const { frame } = await embed("#code=print(1)&theme=dark");
    await eventually(
      async () =>
        (await frame.evaluate(() =>
          document.querySelector("interleave-playground")?.matches(":state(dark)"),
        )) === true
          ? true
          : null,
      () => "it is never dark",
    );
    // The page has told it otherwise by now.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await frame.evaluate(() => document.documentElement.style.colorScheme)).toBe("dark");
  });

  test("without embed.js the frame keeps its height, and tells in the documented shape", async () => {
    const { page, frame } = await embed("#code=print(1)", { fits: false });
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      window.addEventListener("message", ({ data }) => heard.push(data));
    });
    await frame.evaluate(() => {
      (document.querySelector("interleave-playground") as HTMLElement).style.height = "123px";
    });
    await page.waitUntil(
      "the page was told",
      () => (window as unknown as { heard: { height?: number }[] }).heard.at(-1)?.height === 123,
    );
    const heard = await page.evaluate(() => (window as unknown as { heard: never[] }).heard);
    // What it told of the height that it had before may have come in between.
    const any = { source: "interleave", type: "height", height: expect.any(Number) as number };
    expect(heard).toEqual(heard.map(() => any));
    expect(heard.at(-1)).toEqual({ source: "interleave", type: "height", height: 123 });
    expect(await height(page)).toBe(296);
  });

  test("no other frame has its height set, and none by what another says", async () => {
    const { page } = await embed("#code=print(1)");
    await page.waitUntil("the frame was fitted", () => document.querySelector("iframe")?.style.height !== "");
    await page.evaluate(async () => {
      const other = document.querySelectorAll("iframe")[1];
      const say = other?.contentDocument?.createElement("script");
      if (say == null) throw new Error("there is no other frame");
      say.textContent = 'parent.postMessage({ source: "interleave", type: "height", height: 999 }, "*")';
      other?.contentDocument?.body.append(say);
      window.postMessage({ source: "interleave", type: "height", height: 999 }, "*");
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    expect(
      await page.evaluate(() => [...document.querySelectorAll("iframe")].map(({ style }) => style.height)),
    ).not.toContain("999px");
    expect(await page.evaluate(() => document.querySelectorAll("iframe")[1]?.style.height)).toBe("");
  });

  test.each([
    ["that is damaged", "#program=1.eJwr", /^This link is damaged/],
    ["that is empty", "", /^The address of this frame has no program\. Take the snippet/],
    [
      "with markup",
      "#code=1&theme=<img src=x onerror=alert(1)>",
      /theme=<img src=x onerror=alert\(1\)>, which/,
    ],
    ["of another language", "#code=1&language=ruby", /language=ruby, which there is not\. It can be/],
  ])("an address %s is told what is wrong, and can be mended", async (_name, fragment, words) => {
    const { page, frame } = await embed(fragment);
    expect(await frame.evaluate(() => document.querySelector("[role=alert]")?.textContent)).toMatch(words);
    expect(await frame.evaluate(() => document.querySelectorAll("main :not(p), p *").length)).toBe(0);
    await frame.evaluate(() => void (location.hash = "#code=print(2)"));
    await frame.waitForSelector("interleave-playground[state=idle]");
    expect(await frame.evaluate(() => document.querySelector("[role=alert]"))).toBeNull();
    expect(page.errors).toEqual([]);
  });

  test("where the site sends no Access-Control-Allow-Origin, a sandboxed frame says so", async () => {
    const closed = await serve({ "/playground/": DIST });
    open.push(closed);
    const { frame } = await embed("#code=print(1)", {
      sandbox: "allow-scripts",
      from: closed.url,
      there: ".late",
    });
    const shown = await frame.waitForSelector(".late", { visible: true });
    expect(await shown?.evaluate((element) => element.textContent)).toContain("Access-Control-Allow-Origin");
  });
});

describe.each(["light", "dark"] as const)("the page of a frame by itself, %s", (scheme) => {
  let site: Site;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serve({ "/": DIST });
    browser = await launch("chromium");
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  afterEach(() => page.close());

  test.each([
    ["with a program", "#code=print(1)", "interleave-playground[state=idle]", 10],
    ["with a complaint", "", "[role=alert]", 9],
  ])("%s, has nothing against WCAG", async (_name, fragment, there, least) => {
    page = await browser.open(`${site.url}embed.html${fragment}`);
    await setLooks(page, { scheme, calm: true });
    await driverOf(page).waitForSelector(there);
    expect(await violations(page, least)).toEqual([]);
  });
});
