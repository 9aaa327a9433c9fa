/**
 * A page whose script tag says `data-upgrade`, with blocks of code as the generators of documentation sites write them. It
 * allows no inline styles.
 */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { eachOnAPageOf } from "./support/own-pages";
import type { Page } from "./support/page";
import { driverOf } from "./support/puppeteer";
import { DIST } from "./support/site";

const FIXTURE = fileURLToPath(new URL("fixtures/upgrade", import.meta.url));

type Playground = HTMLElement & { code: string; run(): Promise<{ stdout: string; error: unknown }> };

/** Each upgraded block by its id, with what its playground has. */
const upgraded = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll<Playground>("interleave-playground[upgraded]")];
    return Object.fromEntries(
      all.map((each) => {
        const given = ["language", "speed", "readonly", "expected"].map((name) => each.getAttribute(name));
        return [each.nextElementSibling?.id ?? "", [each.code, ...given]];
      }),
    );
  });

const shown = (page: Page, selector: string): Promise<boolean[]> =>
  page.evaluate(
    (selector) => [...document.querySelectorAll(selector)].map((each) => each.getClientRects().length > 0),
    selector,
  );

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let page: Page;

  eachOnAPageOf(
    name,
    {
      folders: { "/docs/": FIXTURE, "/site/": DIST, "/copy/": DIST },
      path: "docs/",
      ready: (page) =>
        page.waitUntil(
          "the blocks are playgrounds",
          () => document.querySelectorAll("interleave-playground[upgraded][state=idle]").length === 10,
        ),
    },
    (opened) => void (page = opened),
  );

  test("blocks become playgrounds with their programs as they were written", async () => {
    expect(await upgraded(page)).toEqual({
      plain: [
        'import asyncio\n\nasync def main():\n    print("a < b")\n\nasyncio.run(main())',
        "python",
        "4",
        "",
        "a < b\n",
      ],
      material: ["import time\n\ntime.sleep(1)", "python", "instant", null, null],
      table: ["x = 1\nprint(x)", "python", "instant", null, null],
      sphinx: ["def f():\n    pass", "python", "instant", null, null],
      vitepress: ['await sleep(1000);\n\nconsole.log("later");', "javascript", "instant", null, null],
      docusaurus: ["let x = 1\n\nx", "javascript", "instant", null, null],
      hljs: ["if (a) {\n\n}", "javascript", "instant", null, null],
      prism: ["f();\ng();", "javascript", "instant", null, null],
      data: ["1 + 1", "python", "1", null, null],
      "in-prose": ["stay();", "javascript", "instant", null, null],
    });
    expect(await page.evaluate(() => document.querySelectorAll("#own interleave-playground").length)).toBe(0);
  });

  test("the originals stay in the page, seen in print only", async () => {
    expect(await shown(page, "#plain, #plain-output, #material, #sphinx, #docusaurus")).toEqual(
      Array(5).fill(false),
    );
    expect(await shown(page, ".highlights > p, p > code, #own")).toEqual([true, true, true]);
    expect(await page.evaluate(() => document.querySelector("#plain")?.textContent)).toContain("asyncio.run");
  });

  // Firefox's driver has no such thing.
  test.runIf(name === "chromium")(
    "in print the originals stand in the place of the playgrounds",
    async () => {
      await driverOf(page).emulateMediaType("print");
      expect(await shown(page, "#plain, #plain-output, #material, #sphinx, #docusaurus")).toEqual(
        Array(5).fill(true),
      );
      expect(await shown(page, "interleave-playground[upgraded]")).toEqual(Array(10).fill(false));
    },
  );

  test("a block that comes later becomes one, and goes with its playground", async () => {
    const counts = await page.evaluate(async () => {
      const content = document.querySelector("#content")!;
      const count = (): number => content.querySelectorAll("interleave-playground").length;
      const counts: number[] = [];
      // Each block has a task of its own.
      const pause = async (): Promise<void> => {
        for (let n = 0; n < 3; n += 1) await new Promise((resolve) => setTimeout(resolve, 20));
      };
      content.innerHTML =
        '<div><pre id="a"><code class="language-js">a()</code></pre><pre id="b"><code class="language-js">b()</code></pre></div>';
      await pause();
      counts.push(count());
      // Moved, as frameworks do: nothing is made twice.
      content.append(content.firstElementChild!.cloneNode(false), content.firstElementChild!);
      await pause();
      counts.push(count());
      // The page's own script takes a block away.
      document.querySelector("#a")!.remove();
      await pause();
      counts.push(count());
      // And a playground.
      content.querySelector("interleave-playground")!.remove();
      await pause();
      counts.push(document.querySelector("#b")!.getClientRects().length);
      content.replaceChildren();
      await pause();
      counts.push(count());
      return counts;
    });
    expect(counts).toEqual([2, 2, 1, 1, 0]);
  });

  test("an upgraded program runs", async () => {
    const result = await page.evaluate(async () => {
      document.querySelector("#content")!.innerHTML =
        '<pre><code class="language-js">console.log(6 * 7)</code></pre>';
      await new Promise((resolve) => setTimeout(resolve, 20));
      return document.querySelector<Playground>("#content interleave-playground")!.run();
    });
    expect(result).toMatchObject({ stdout: "42\n", error: null });
  });

  test("a second copy of the module from another address harms nothing, and upgrades as well", async () => {
    const result = await page.evaluate(async () => {
      const first = customElements.get("interleave-playground");
      document.querySelector("#content")!.innerHTML = '<pre class="lang-js" id="second">second()</pre>';
      const script = document.createElement("script");
      script.type = "module";
      script.src = "../copy/interleave.js";
      script.dataset["upgrade"] = "#second, pre > code";
      document.head.append(script);
      await new Promise((resolve) => script.addEventListener("load", resolve));
      const all = (): Element[] => [...document.querySelectorAll("interleave-playground[upgraded]")];
      while (all().length < 11) await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 100));
      return [all().length, customElements.get("interleave-playground") === first];
    });
    expect(result).toEqual([11, true]);
  });
});
