/**
 * The frame in which JavaScript programs run, as the page around has it: one, out of everybody's way, made anew where it was
 * taken away, and with a message where there can be none.
 */
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS } from "./support/browsers";
import { launch } from "./support/launch";
import type { Browser, Page } from "./support/page";
import { run, setCode } from "./support/playground";
import { DIST, serve, type Site } from "./support/site";

const FIXTURE = fileURLToPath(new URL("fixtures/embedding", import.meta.url));

const REMOVED =
  "The frame in which programs run was taken out of the page, and the program ended with it. " +
  "The next run makes a new one.";

type Playground = HTMLElement & {
  code: string;
  run(): Promise<{ status: string; stdout: string; error: { message: string } | null }>;
};

const countFrames = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll("iframe").length);

describe.each(BROWSERS)("%s", (name) => {
  let site: Site;
  let browser: Browser;
  let page: Page | null = null;

  beforeAll(async () => {
    site = await serve({ "/docs/": FIXTURE, "/some/deep/path/": DIST });
    browser = await launch(name);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  afterEach(async () => {
    await page?.close();
    page = null;
  });

  const open = async (url = `${site.url}docs/`): Promise<Page> => {
    const opened = await browser.open(url);
    await opened.waitUntil(
      "the playgrounds are there",
      () => document.querySelectorAll("interleave-playground[state=idle]").length === 2,
    );
    return (page = opened);
  };

  test("there is none before somebody comes near, and then one for all", async () => {
    const page = await open();
    expect(await countFrames(page)).toBe(0);
    const outputs = await page.evaluate(async () => {
      const all = [...document.querySelectorAll<Playground>("interleave-playground")];
      all.forEach((playground, n) => (playground.code = `console.log(${n})`));
      return (await Promise.all(all.map((each) => each.run()))).map(({ stdout }) => stdout);
    });
    expect(outputs).toEqual(["0\n", "1\n"]);
    expect(await countFrames(page)).toBe(1);
  });

  test("it has no origin, takes no room, and is neither heard nor reached by key", async () => {
    const page = await open();
    await run(page);
    const found = await page.evaluate(() => {
      const frame = document.querySelector("iframe")!;
      const style = document.createElement("style");
      style.textContent = "iframe { display: block; width: 100%; height: 10em }";
      document.head.append(style);
      const { width, height } = frame.getBoundingClientRect();
      const { title, tabIndex, ariaHidden, referrerPolicy } = frame;
      const sandbox = [...frame.sandbox];
      return {
        width,
        height,
        title,
        tabIndex,
        ariaHidden,
        referrerPolicy,
        sandbox,
        document: frame.contentDocument,
      };
    });
    expect(found).toEqual({
      width: 0,
      height: 0,
      title: "Where programs run (nothing to see)",
      tabIndex: -1,
      ariaHidden: "true",
      referrerPolicy: "no-referrer",
      sandbox: ["allow-scripts"],
      document: null,
    });
  });

  test.each(["removed", "moved"])("a program whose frame is %s ends, and the next one runs", async (how) => {
    const page = await open();
    await setCode(page, 'console.log("begun"); await new Promise((resolve) => setTimeout(resolve, 1e6));');
    const ended = await page.evaluate(async (how) => {
      const playground = document.querySelector("interleave-playground") as Playground;
      playground.setAttribute("speed", "1");
      const begun = new Promise((resolve) => playground.addEventListener("output", resolve, { once: true }));
      const running = playground.run();
      await begun;
      const frame = document.querySelector("iframe")!;
      if (how === "moved") document.body.append(frame);
      else frame.remove();
      const { status, error } = await running;
      return { status, message: error?.message ?? null };
    }, how);
    expect(ended).toEqual({ status: "failed", message: REMOVED });
    await setCode(page, 'console.log("again");');
    expect(await run(page)).toMatchObject({ status: "finished", stdout: "again\n", error: null });
    expect(await countFrames(page)).toBe(1);
  });

  test("the page's content may be swapped meanwhile", async () => {
    const page = await open();
    await run(page);
    const stdout = await page.evaluate(async () => {
      const frame = document.querySelector("iframe");
      const body = document.createElement("body");
      const playground = document.createElement("interleave-playground") as Playground;
      body.append(playground);
      document.documentElement.replaceChild(body, document.body);
      playground.code = 'console.log("in another body");';
      const { stdout } = await playground.run();
      return stdout + String(frame === document.querySelector("iframe"));
    });
    expect(stdout).toBe("in another body\ntrue");
  });

  test("where X-Frame-Options or a policy of the server's own comes with it, a message says so", async () => {
    // Together, for each is waited for until it might as well never come.
    const own = await Promise.all(
      [{ "x-frame-options": "DENY" }, { "content-security-policy": "script-src 'self'" }].map((headers) =>
        serve({ "/": DIST }, { headers: { ...headers, "access-control-allow-origin": "*" } }),
      ),
    );
    const page = await open();
    const messages = await page.evaluate(
      async (urls) => {
        // An Interleave from each of these servers; the first has the element's name already.
        document.querySelectorAll("interleave-playground").forEach((each) => each.remove());
        const answers = urls.map(async (url) => {
          const frame = document.createElement("iframe");
          frame.srcdoc = `<script type="module" src="${url}interleave.js"></script><interleave-playground></interleave-playground>`;
          const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
          document.body.append(frame);
          await loaded;
          const playground = frame.contentDocument!.querySelector("interleave-playground") as Playground;
          playground.code = "1";
          return (await playground.run()).error?.message ?? null;
        });
        return Promise.all(answers);
      },
      own.map(({ url }) => url),
    );
    await Promise.all(own.map((site) => site.close()));
    expect(messages).toHaveLength(2);
    for (const message of messages) {
      expect(message).toMatch(
        /^The frame in which programs run did not start\. Open http:\/\/localhost:\d+\/assets\/frame-[^ ]+\.html to see whether it is there; if it is, its server must not send X-Frame-Options or a Content-Security-Policy with it, for it has a policy of its own\.$/,
      );
    }
  });
});
