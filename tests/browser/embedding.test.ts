/**
 * A documentation page that loads dist/interleave.js and holds two playgrounds: what the element promises
 * to the page around it.
 */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { eachOnAPageOf } from "./support/own-pages";
import { SOON, type Page } from "./support/page";
import { DIST } from "./support/site";

const FIXTURE = fileURLToPath(new URL("fixtures/embedding", import.meta.url));

/** The element's public face, as the page's scripts see it. */
type Playground = HTMLElement & {
  code: string;
  language: string;
  speed: string;
  run(): Promise<{
    status: string;
    stdout: string;
    stderr: string;
    error: unknown;
    trace: { kind: string }[];
  }>;
  stop(): void;
};

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let page: Page;

  eachOnAPageOf(
    name,
    {
      folders: { "/docs/": FIXTURE, "/some/deep/path/": DIST },
      path: "docs/",
      ready: (page) =>
        page.waitUntil(
          "the playgrounds are there",
          () => document.querySelectorAll("interleave-playground[state=idle]").length === 2,
        ),
    },
    (opened) => void (page = opened),
  );

  test("the program comes from a script child or from the text", async () => {
    const programs = await page.evaluate(() =>
      [...document.querySelectorAll<Playground>("interleave-playground")].map(
        ({ code, language, speed }) => ({
          code,
          language,
          speed,
        }),
      ),
    );
    expect(programs).toEqual([
      {
        code: 'import { sleep } from "interleave";\n\nconsole.log("a < b && c");\nawait sleep(1000);\nconsole.error("a warning");',
        language: "javascript",
        speed: "instant",
      },
      {
        code: 'console.log("from its text");\nif (true) {\n  console.log("indented");\n}',
        language: "javascript",
        speed: "instant",
      },
    ]);
  });

  test("a run tells its events in order and gives its result", async () => {
    const told = await page.evaluate(async () => {
      const playground = document.querySelector("#script") as Playground;
      const events: string[] = [];
      for (const type of ["run", "output", "result"]) {
        document.body.addEventListener(type, (event) => {
          const { stream } = (event as CustomEvent<{ stream?: string }>).detail;
          events.push(stream === undefined ? type : `${type} ${stream}`);
        });
      }
      const { trace, ...result } = await playground.run();
      const kinds = new Set(trace.map(({ kind }) => kind));
      return { events, result, kinds: [...kinds].sort() };
    });
    expect(told.result).toEqual({
      status: "finished",
      stdout: "a < b && c\n",
      stderr: "a warning\n",
      error: null,
    });
    expect(told.events).toEqual(["run", "output stdout", "output stderr", "result"]);
    expect(told.kinds).toEqual(
      expect.arrayContaining(["job-ended", "job-started", "task-spawned", "timer-armed", "timer-fired"]),
    );
  });

  test("playgrounds run at the same time and know nothing of each other", async () => {
    const outputs = await page.evaluate(async () => {
      const all = [...document.querySelectorAll<Playground>("interleave-playground")];
      const [first, second] = all as [Playground, Playground];
      first.code = 'globalThis.shared = 1; console.log("first");';
      second.code = "console.log(typeof shared);";
      return (await Promise.all([first.run(), second.run()])).map(({ stdout }) => stdout);
    });
    expect(outputs).toEqual(["first\n", "undefined\n"]);
  });

  test("nothing is left from one run to the next", async () => {
    const outputs = await page.evaluate(async () => {
      const playground = document.querySelector("#script") as Playground;
      playground.code =
        "console.log(globalThis.count = (globalThis.count ?? 0) + 1); Object.prototype.polluted = 1;";
      return [(await playground.run()).stdout, (await playground.run()).stdout];
    });
    expect(outputs).toEqual(["1\n", "1\n"]);
  });

  test("running again stops the run before, and so does leaving the page", async () => {
    const statuses = await page.evaluate(async () => {
      const playground = document.querySelector("#script") as Playground;
      playground.code = "while (true) {}";
      const first = playground.run();
      const second = playground.run();
      const firstStatus = (await first).status;
      setTimeout(() => playground.remove(), 100);
      return [firstStatus, (await second).status];
    });
    expect(statuses).toEqual(["stopped", "stopped"]);
  });

  test("who runs it again at each end has one run at a time, and each comes to its end", async () => {
    const found = await page.evaluate(async () => {
      const playground = document.querySelector("#script") as Playground;
      playground.code = "while (true) {}";
      const runs: Promise<{ status: string }>[] = [];
      let ended = 0;
      playground.addEventListener("result", () => {
        ended += 1;
        if (ended < 3) runs.push(playground.run());
      });
      runs.push(playground.run());
      runs.push(playground.run());
      runs.push(playground.run());
      for (let tries = 0; playground.getAttribute("state") !== "running" && tries < 500; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const state = playground.getAttribute("state");
      playground.stop();
      const statuses = (await Promise.all(runs)).map(({ status }) => status);
      return { state, statuses, ended, after: playground.getAttribute("state") };
    });
    expect(found).toEqual({
      state: "running",
      statuses: Array(5).fill("stopped"),
      ended: 3,
      after: "stopped",
    });
  });

  test("a move within the page changes nothing of the program that is there by then", async () => {
    const found = await page.evaluate(async () => {
      const playground = document.querySelector<Playground & { load(program: object): void }>(
        "interleave-playground",
      )!;
      playground.load({ code: "console.log('loaded')", language: "javascript" });
      const seen = [];
      document.body.append(playground);
      await new Promise((resolve) => setTimeout(resolve));
      seen.push(playground.code);
      playground.append(document.createComment("the page's framework"));
      await new Promise((resolve) => setTimeout(resolve));
      seen.push(playground.code);
      return seen;
    });
    expect(found).toEqual(["console.log('loaded')", "console.log('loaded')"]);
  });

  test("a download of JavaScript that breaks off says so, and the next run has it all", async () => {
    const run = (isBroken: boolean): Promise<{ status: string; stdout: string; error: unknown }> =>
      page.evaluate(async (isBroken) => {
        const { fetch } = window;
        window.fetch = async (input, init) => {
          const answer = await fetch(input, init);
          if (!isBroken || !answer.url.endsWith(".wasm")) return answer;
          // As where the connection goes once the headers have come.
          answer.arrayBuffer = () => Promise.reject(new TypeError("network error"));
          return answer;
        };
        const playground = document.querySelector<Playground>("interleave-playground")!;
        const { status, stdout, error } = await playground.run();
        window.fetch = fetch;
        return { status, stdout, error: error as never };
      }, isBroken);
    expect(await run(true)).toMatchObject({
      status: "failed",
      error: {
        message: expect.stringMatching(/^The download of JavaScript from .*\.wasm broke off\. /),
      },
    });
    // A worker for the next run may have asked while the connection was broken, and that run then hears of it.
    await expect
      .poll(() => run(false), { timeout: SOON })
      .toMatchObject({ status: "finished", stdout: "a < b && c\n", error: null });
  });

  test("output is text, whatever it looks like", async () => {
    const shown = await page.evaluate(async () => {
      const playground = document.querySelector("#script") as Playground;
      playground.code =
        'console.log("<img src=x onerror=\\"document.title = 1\\">"); throw new Error("<b>bold</b>");';
      const { stdout } = await playground.run();
      await new Promise(requestAnimationFrame);
      const output = playground.shadowRoot?.querySelector("[aria-label=Output]");
      return { stdout, elements: output?.querySelectorAll("img, b").length, text: output?.textContent };
    });
    expect(shown.stdout).toBe('<img src=x onerror="document.title = 1">\n');
    expect(shown.elements).toBe(0);
    expect(shown.text).toContain("<b>bold</b>");
  });
});
