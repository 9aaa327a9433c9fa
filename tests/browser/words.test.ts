/**
 * All that the page says comes from www/src/words: a site is built in the language that has every text of theirs between ⟦ and ⟧,
 * and whatever is seen or heard outside of these was said by something else, and could not be translated. The programs are in
 * Greek letters, so that a Latin one that is not marked is the page's. Chromium.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launch } from "./support/launch";
import type { Browser, Page } from "./support/page";
import { expectNoErrors, openGallery, pictured, run, setCode } from "./support/playground";
import { serve, type Site } from "./support/site";
import { unmarked } from "./support/unmarked";

const TOP = fileURLToPath(new URL("../..", import.meta.url));

let folder: string;
let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "interleave-marked-"));
  await promisify(execFile)(
    join(TOP, "node_modules/.bin/vite"),
    ["build", "www", "--outDir", folder, "--emptyOutDir", "--logLevel", "error"],
    { cwd: TOP, env: { ...process.env, INTERLEAVE_LANGUAGE: "marked" } },
  );
  site = await serve({ "/": folder });
  browser = await launch("chromium");
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  expectNoErrors(page);
  await page.close();
});

const JAVASCRIPT = `import { Future, sleep, spawn } from "interleave";

async function α(n) {
  await sleep(n);
  console.log("ω", n);
}
const λ = spawn(() => α(20), { name: "λ" });
const φ = new Future();
φ.addDoneCallback(() => console.log("φ"));
setTimeout(() => φ.setResult(1), 5);
await φ;
await α(30);
await α(40);
await Promise.all([λ, α(10)]);
for (const until = performance.now() + 60; performance.now() < until; );
`;

describe("a page of the gallery", () => {
  beforeEach(async () => {
    page = await openGallery(browser, site.url, "javascript");
  });

  test("before a run, with its examples in both languages", async () => {
    expect(await unmarked(page)).toEqual([]);
    await page.evaluate(() => void (location.hash = "#language=python"));
    await page.waitUntil("it is Python's", () => {
      return document.querySelector("interleave-playground")?.getAttribute("language") === "python";
    });
    expect(await unmarked(page)).toEqual([]);
  });

  test("a run with its picture, at each of its moments", async () => {
    await pictured(page, JAVASCRIPT);
    const moments = await page.evaluate(async () => {
      const root = document.querySelector("interleave-playground")!.shadowRoot!;
      // What is folded away is said as well.
      for (const details of root.querySelectorAll("details")) details.open = true;
      const slider = root.querySelector<HTMLInputElement>('input[type="range"]')!;
      return { least: Number(slider.min), most: Number(slider.max) };
    });
    for (let n = 0; n <= 8; n += 1) {
      const value = moments.least + ((moments.most - moments.least) * n) / 8;
      await page.evaluate(async (value) => {
        const root = document.querySelector("interleave-playground")!.shadowRoot!;
        const slider = root.querySelector<HTMLInputElement>('input[type="range"]')!;
        slider.value = String(value);
        slider.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        for (let frame = 0; frame < 3; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
      }, value);
      expect(await unmarked(page)).toEqual([]);
    }
  });

  test("a program that fails, one that cannot be read, and one that waits for ever", async () => {
    for (const program of [
      "function α() { throw new Error('ω'); }\nα();\n",
      "const α = ;\n",
      'import { Future } from "interleave";\nawait new Future();\n',
      "async function λ() { throw new Error('ω'); }\nλ();\n",
      "import α from 'ω';\n",
    ]) {
      await setCode(page, program);
      await run(page);
      expect(await unmarked(page)).toEqual([]);
    }
  });

  test("the dialog that gives a program away, and a link that is damaged", async () => {
    await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")!.shadowRoot!;
      root.querySelector<HTMLButtonElement>(".share-button")!.click();
    });
    await page.waitUntil("the dialog is open", () => {
      const root = document.querySelector("interleave-playground")!.shadowRoot!;
      return root.querySelector("dialog")?.open === true;
    });
    expect(await unmarked(page)).toEqual([]);
    await page.evaluate(() => void (location.hash = "#program=damaged&language=python"));
    await page.waitUntil("the page says so", () => document.querySelector("#notice")!.textContent !== "");
    expect(await unmarked(page)).toEqual([]);
  });
});

test("a Python program, with its picture", async () => {
  page = await openGallery(browser, site.url, "python");
  await pictured(
    page,
    `import asyncio

async def α(n):
    await asyncio.sleep(n)

async def λ():
    φ = asyncio.Lock()
    async with φ:
        await α(0.01)
        await α(0.02)
    await asyncio.gather(α(0.01), α(0.02))

asyncio.run(λ())
`,
  );
  expect(await unmarked(page)).toEqual([]);
});

test("the page in a frame, of a program that it cannot read", async () => {
  page = await browser.open(`${site.url}embed.html#program=damaged&speed=fast`);
  await page.waitUntil("it says so", () => document.querySelector("main")!.textContent!.trim() !== "");
  expect(await unmarked(page)).toEqual([]);
});

test("words that are marked are found, and others too", async () => {
  page = await browser.open(`${site.url}embed.html`);
  await page.evaluate(() => {
    document.body.innerHTML = `<p>⟦in <b>words ⟦twice⟧</b>⟧ αβ 12</p><p title="a tip">⟦yes⟧ but no</p><pre class="output">x y</pre>`;
  });
  expect(await unmarked(page)).toEqual(["p title: a tip", "p: but no", "pre: x y"]);
});
