/** Dozens of playgrounds on one page: what they share, and what they give back. */
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launch } from "./support/launch";
import type { Browser, Page } from "./support/page";
import { DIST, serve, type Site } from "./support/site";

const FIXTURE = fileURLToPath(new URL("fixtures/many", import.meta.url));
const DOZENS = 40;

type Playground = HTMLElement & { run(): Promise<{ stdout: string }> };
type Watched = Window & { watched: { made: number; alive: number; compiled: number } };

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let site: Site;
  let browser: Browser;
  let page: Page;
  let asked: string[];

  beforeAll(async () => {
    site = await serve({ "/docs/": FIXTURE, "/site/": DIST }, { asked: (path) => asked.push(path) });
    browser = await launch(name);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  beforeEach(async () => {
    asked = [];
    page = await browser.open(`${site.url}docs/`);
    await page.waitUntil("it is defined", () => customElements.get("interleave-playground") !== undefined);
    return () => page.close();
  });

  const put = (language: string, program: string): Promise<void> =>
    page.evaluate(
      (language, program, count) => {
        document.body.innerHTML = Array.from(
          { length: count },
          () =>
            `<interleave-playground language="${language}" speed="instant">${program}</interleave-playground>`,
        ).join("");
      },
      language,
      program,
      DOZENS,
    );

  /** Runs those with these numbers: what they printed. */
  const run = (numbers: number[], atOnce: boolean): Promise<string[]> =>
    page.evaluate(
      async (numbers, atOnce) => {
        const all = [...document.querySelectorAll<Playground>("interleave-playground")];
        const chosen = numbers.map((number) => all[number]!);
        if (atOnce) return (await Promise.all(chosen.map((each) => each.run()))).map(({ stdout }) => stdout);
        const outputs: string[] = [];
        for (const each of chosen) outputs.push((await each.run()).stdout);
        return outputs;
      },
      numbers,
      atOnce,
    );

  const watched = (): Promise<Watched["watched"]> =>
    page.evaluate(() => (window as unknown as Watched).watched);

  const wasm = (): string[] => asked.filter((path) => /\.wasm$/.test(path.split("?")[0] ?? ""));

  test("of Python download and compile it once, have a worker each while they run, and one for all after", async () => {
    await put("python", "print(6 * 7)");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect([await watched(), wasm()]).toEqual([{ made: 0, alive: 0, compiled: 0 }, []]);

    expect(await run([0, 20, 39], true)).toEqual(["42\n", "42\n", "42\n"]);
    expect(wasm()).toHaveLength(1);
    // Three that ran, and the spare that stands by; whoever ended first had it begun.
    const { made, alive, compiled } = await watched();
    expect({ alive, compiled }).toEqual({ alive: 1, compiled: 1 });
    expect(made).toBe(4);

    expect(await run([1, 2, 3], false)).toEqual(["42\n", "42\n", "42\n"]);
    expect(await watched()).toEqual({ made: 7, alive: 1, compiled: 1 });
    expect(wasm()).toHaveLength(1);
    // So does each part of the page; the script of workers is for the browser's cache to keep.
    const parts = asked.filter((path) => path.endsWith(".js") && !/\/worker-/.test(path));
    expect(parts).toEqual([...new Set(parts)]);

    await page.evaluate(() => document.body.replaceChildren());
    await page.waitUntil("the last worker is given back", () => {
      return (window as unknown as Watched).watched.alive === 0;
    });
  });

  test("of JavaScript share one frame and one download, and take the frame along when they go", async () => {
    await put("javascript", "console.log(6 * 7)");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const frames = (): Promise<number> => page.evaluate(() => document.querySelectorAll("iframe").length);
    expect([await frames(), wasm()]).toEqual([0, []]);
    expect(await run([0, 20, 39], true)).toEqual(["42\n", "42\n", "42\n"]);
    expect(await run([1, 2, 3], false)).toEqual(["42\n", "42\n", "42\n"]);
    expect([await frames(), wasm().length]).toEqual([1, 1]);
    await page.evaluate(() => document.body.replaceChildren());
    await page.waitUntil("the frame is given back", () => document.querySelector("iframe") === null);
    await put("javascript", "console.log('again')");
    expect(await run([7], false)).toEqual(["again\n"]);
    expect(wasm()).toHaveLength(1);
  });
});
