/** What the attributes `src`, `expected`, `autorun` and `engine` do, on a page of an author's. */
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { violations } from "./support/axe";
import { launch } from "./support/launch";
import type { Browser, Page } from "./support/page";
import { driverOf } from "./support/puppeteer";
import { DIST, serve, type Site } from "./support/site";

const FIXTURE = fileURLToPath(new URL("fixtures/attributes", import.meta.url));

type Playground = HTMLElement & {
  code: string;
  src: string | null;
  language: string;
  run(): Promise<{ status: string; stdout: string; error: { name: string; message: string } | null }>;
  stop(): void;
  clear(): void;
  load(program: { code: string; language: string }): void;
};

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let site: Site;
  let browser: Browser;
  let page: Page;
  let folder: string;
  let asked: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "interleave-attributes-"));
    for (const file of readdirSync(FIXTURE)) copyFileSync(join(FIXTURE, file), join(folder, file));
    writeFileSync(join(folder, "large.js"), "// large\n".repeat(120_000));
    writeFileSync(join(folder, "bytes.py"), Buffer.from([0xff, 0xfe, 0x00, 0x31]));
    site = await serve({ "/docs/": folder, "/site/": DIST }, { asked: (path) => asked.push(path) });
    browser = await launch(name);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    asked = [];
    page = await browser.open(`${site.url}docs/`);
    await page.waitUntil("it is defined", () => customElements.get("interleave-playground") !== undefined);
    return () => page.close();
  });

  /** Puts a playground into the page. */
  const put = (markup: string): Promise<void> =>
    page.evaluate((markup) => void (document.body.innerHTML = markup), markup);

  const status = async (pattern: RegExp): Promise<string> =>
    (await page.find("status", "Status")).textMatching(pattern);

  /** All that is shown above the output. */
  const notices = (): Promise<string[]> =>
    page.evaluate(() => {
      const root = document.querySelector("interleave-playground")!.shadowRoot!;
      return [...root.querySelectorAll("[part=notice], .told summary")].map((each) => each.textContent);
    });

  describe("src", () => {
    test("is the program, in the language of the file", async () => {
      await put('<interleave-playground src="hello.py">never()</interleave-playground>');
      await page.waitUntil("the program is there", () => {
        return document.querySelector<Playground>("interleave-playground")!.code !== "";
      });
      const program = await page.evaluate(() => {
        const { code, language } = document.querySelector<Playground>("interleave-playground")!;
        return { code, language, edited: document.querySelector("[edited]") !== null };
      });
      expect(program).toEqual({
        code: 'import asyncio\n\nprint("from a file")',
        language: "python",
        edited: false,
      });
      await status(/^Ready$/);
    });

    test("can be run before it is there, and another takes its place", async () => {
      const outputs = await page.evaluate(async () => {
        document.body.innerHTML = '<interleave-playground src="first.js"></interleave-playground>';
        const playground = document.querySelector<Playground>("interleave-playground")!;
        const outputs = [(await playground.run()).stdout];
        // The one before comes too late.
        playground.src = "first.js?again";
        playground.setAttribute("src", "second.js");
        outputs.push((await playground.run()).stdout);
        return outputs;
      });
      expect(outputs).toEqual(["first\n", "second\n"]);
    });

    test("a run that is stopped meanwhile does not begin", async () => {
      const result = await page.evaluate(async () => {
        document.body.innerHTML = '<interleave-playground src="first.js"></interleave-playground>';
        const playground = document.querySelector<Playground>("interleave-playground")!;
        const result = playground.run();
        playground.stop();
        return [(await result).status, (await playground.run()).stdout];
      });
      expect(result).toEqual(["stopped", "first\n"]);
    });

    test.each([
      [
        "gone.py",
        /^The program could not be loaded from .*\/docs\/gone\.py\. The server answered “404 Not Found”\.$/,
      ],
      ["empty.py", /empty\.py\. The file is empty\.$/],
      ["large.js", /large\.js\. It is too large to be a program: it has more than a million bytes\.$/],
      ["bytes.py", /bytes\.py\. It is no text in UTF-8\.$/],
      ["./", /\/docs\/\. The server answered with a page, not with a program: is the address right\?$/],
      ["http://localhost:1/x.py", /Check the connection\. http:\/\/localhost:1 has to allow it/],
      ["http://[", /^The program could not be loaded: “http:\/\/\[” is no address\.$/],
    ])("that leads to %s says what is wrong, and so does a run", async (src, message) => {
      await put(`<interleave-playground src="${src}"></interleave-playground>`);
      await page.waitUntil("it is said", () => {
        const { shadowRoot } = document.querySelector("interleave-playground")!;
        return shadowRoot!.querySelector("[part=notice]") !== null;
      });
      expect(await notices()).toEqual([expect.stringMatching(message)]);
      await status(/^The program could not be loaded$/);
      const result = await page.evaluate(() =>
        document.querySelector<Playground>("interleave-playground")!.run(),
      );
      expect(result).toMatchObject({
        status: "failed",
        stdout: "",
        error: { name: "LoadError", message: expect.stringMatching(message) as string },
      });
    });

    test("that comes too late replaces no program that was loaded meanwhile", async () => {
      const code = await page.evaluate(async () => {
        document.body.innerHTML = '<interleave-playground src="first.js"></interleave-playground>';
        const playground = document.querySelector<Playground>("interleave-playground")!;
        playground.load({ code: "other()", language: "javascript" });
        await fetch("first.js");
        await new Promise((resolve) => setTimeout(resolve, 100));
        return playground.code;
      });
      expect(code).toBe("other()");
    });
  });

  describe("expected", () => {
    const shown = (): Promise<{ expected: string | null; output: string }> =>
      page.evaluate(() => {
        const root = document.querySelector("interleave-playground")!.shadowRoot!;
        const text = (selector: string): string | null =>
          root.querySelector<HTMLElement>(selector)?.innerText.trim() ?? null;
        return { expected: text(".expected"), output: text(".output") ?? "" };
      });

    test("stands where the output will be until there is one, and what came is told against it", async () => {
      await put(
        '<interleave-playground expected="1\n2\n">console.log(1);\nconsole.log(2);</interleave-playground>',
      );
      await page.find("region", "Expected output");
      expect(await shown()).toEqual({ expected: "Expected output\n1\n2", output: "" });
      expect(await violations(page)).toEqual([]);
      await (await page.find("button", "Run")).click();
      await status(/^Finished in .*, as expected$/);
      expect(await shown()).toEqual({ expected: null, output: "1\n2" });
      expect(await notices()).toEqual(["The output is as expected."]);
    });

    test("is told as different, with the line, or only shown of a program that failed", async () => {
      await put(`<interleave-playground>
        <script type="text/plain">
          console.log(1);
          console.log(3);
        </script>
        <script type="text/plain" data-expected>
          1
          2
        </script>
      </interleave-playground>`);
      await page.find("region", "Expected output");
      expect(await shown()).toEqual({ expected: "Expected output\n1\n2", output: "" });
      await (await page.find("button", "Run")).click();
      await status(/^Finished in .*, not as expected$/);
      expect(await violations(page)).toEqual([]);
      expect(await notices()).toEqual(["The output differs from the expected one in line 2."]);
      await page.evaluate(async () => {
        const playground = document.querySelector<Playground>("interleave-playground")!;
        playground.code = "throw new Error('no')";
        await playground.run();
      });
      expect(await notices()).toEqual(["Expected output"]);
      await page.evaluate(() => document.querySelector<Playground>("interleave-playground")!.clear());
      await page.find("region", "Expected output");
    });
  });

  describe("autorun", () => {
    const PROGRAM = "console.log(40 + 2);";

    test("runs the page's own program once, when it comes near", async () => {
      await page.evaluate((code) => {
        const far = document.createElement("div");
        far.style.height = "5000px";
        document.body.innerHTML =
          `<interleave-playground autorun>${code}</interleave-playground>` +
          `<interleave-playground autorun id="below">${code}</interleave-playground>`;
        document.body.firstElementChild!.after(far);
      }, PROGRAM);
      await page.waitUntil("it has run", () => document.querySelector("[state=finished]") !== null);
      expect(await page.evaluate(() => document.querySelector("#below")!.getAttribute("state"))).toBe("idle");
      await page.evaluate(() => document.querySelector("#below")!.scrollIntoView());
      await page.waitUntil(
        "so has the other",
        () => document.querySelector("#below[state=finished]") !== null,
      );
    });

    test("runs no program that is not the page's: loaded, set, or changed on an earlier visit", async () => {
      await put(`<interleave-playground keep="kept">${PROGRAM}</interleave-playground>`);
      await page.waitUntil("the editor is there", () => {
        const { shadowRoot } = document.querySelector("interleave-playground")!;
        return shadowRoot!.querySelector(".cm-content, textarea") !== null;
      });
      await page.evaluate((code) => {
        localStorage.setItem(
          "interleave.program.kept",
          JSON.stringify({ code: "console.log('kept');", from: "x", at: Date.now() }),
        );
        document.body.innerHTML =
          `<interleave-playground autorun id="kept" keep="kept">${code}</interleave-playground>` +
          '<interleave-playground autorun id="loaded"></interleave-playground>' +
          '<interleave-playground autorun id="set"></interleave-playground>' +
          `<interleave-playground autorun id="own" keep="none">${code}</interleave-playground>`;
        const program = { code: "console.log('shared');", language: "javascript" };
        document.querySelector<Playground>("#loaded")!.load(program);
        document.querySelector<Playground>("#set")!.code = program.code;
      }, PROGRAM);
      await page.waitUntil("the page's own has run", () => {
        return document.querySelector("#own[state=finished]") !== null;
      });
      await new Promise((resolve) => setTimeout(resolve, 500));
      const states = await page.evaluate(() =>
        ["kept", "loaded", "set"].map((id) => document.getElementById(id)!.getAttribute("state")),
      );
      expect(states).toEqual(["idle", "idle", "idle"]);
      expect(await page.evaluate(() => document.querySelector<Playground>("#kept")!.code)).toContain("kept");
    });
  });

  test.runIf(name === "chromium")("nothing runs by itself in print", async () => {
    await driverOf(page).emulateMediaType("print");
    await put("<interleave-playground autorun>console.log(1);</interleave-playground>");
    // On paper there are no buttons.
    await page.waitUntil("it is there", () => document.querySelector("[state]") !== null);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await page.evaluate(() => document.querySelector("[state]")!.getAttribute("state"))).toBe("idle");
  });

  describe("engine", () => {
    const engines = (): string[] => asked.filter((path) => /\.wasm$/.test(path.split("?")[0] ?? ""));

    test("is fetched for the one that is eager, and for no other before somebody comes", async () => {
      await put("<interleave-playground>1</interleave-playground>");
      await page.find("button", "Run");
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(engines()).toEqual([]);
      await put('<interleave-playground engine="eager">1</interleave-playground>');
      await page.waitUntil("its worker is made", () => document.querySelector("iframe") !== null);
      for (let tries = 0; engines().length === 0 && tries < 200; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(engines()).toHaveLength(1);
    });

    test.each([
      ["hover", "frame", true],
      ["lazy", "frame", false],
      ["lazy", "bar", true],
    ])("that is %s comes with the pointer at the %s: %s", async (engine, part, comes) => {
      await put(`<interleave-playground engine="${engine}">1</interleave-playground>`);
      await page.find("button", "Run");
      await page.evaluate((part) => {
        const { shadowRoot } = document.querySelector("interleave-playground")!;
        shadowRoot!.querySelector(`.${part}`)!.dispatchEvent(new PointerEvent("pointerenter"));
      }, part);
      if (comes) await page.waitUntil("its worker is made", () => document.querySelector("iframe") !== null);
      else await new Promise((resolve) => setTimeout(resolve, 700));
      expect(await page.evaluate(() => document.querySelector("iframe") !== null)).toBe(comes);
    });
  });
});
