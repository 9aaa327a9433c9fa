/**
 * What playgrounds cost a page that is only read: no task of more than 50 ms, and nothing on the page moves;
 * and thirty of them little more. In Chromium, which tells of both.
 */
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import sirv from "sirv";
import { costOf, slowness, type Cost } from "./support/budget";
import { launch } from "./support/launch";
import type { Browser } from "./support/page";
import { DIST, listen, type Site } from "./support/site";

/** A longer task is felt: https://web.dev/articles/optimize-long-tasks. In milliseconds. */
const FELT = 50;
/** Thirty are defined and laid out in one task, which nothing can divide. */
const OF_THIRTY = 100;
/** The best of so many at most: what a page must cost, not what a busy machine makes of it. */
const LOADS = 8;

const PROGRAM = `import asyncio

async def greet(name, seconds):
    await asyncio.sleep(seconds)
    print("hello", name)

async def main():
    await asyncio.gather(greet("one", 1), greet("two", 2))

asyncio.run(main())`;

/** The rule of docs/embedding.md for the time before the element is defined. */
const RESERVE = "interleave-playground:not(:defined) { display: block; height: 320px; }";

const playgrounds = (count: number, attributes: string): string =>
  Array.from(
    { length: count },
    (_, n) => `<h2>Example ${n}</h2>
<interleave-playground language="python" ${attributes}><script type="text/plain">${PROGRAM}</script></interleave-playground>
<p>What the text goes on with.</p>`,
  ).join("\n");

const html = (head: string, body: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A page that is read</title>
    <link rel="icon" href="data:," />
    ${head}
  </head>
  <body>
    <h1>Documentation</h1>
    ${body}
  </body>
</html>`;

const MODULE = '<script type="module" src="/interleave.js"></script>';
const STYLE = `<style>${RESERVE}</style>`;

const PAGES: Readonly<Record<string, string>> = {
  "/without": html(STYLE, playgrounds(1, 'height="320"')),
  "/one": html(MODULE + STYLE, playgrounds(1, 'height="320"')),
  "/thirty": html(MODULE + STYLE, playgrounds(30, 'height="320"')),
  "/unreserved": html(MODULE, playgrounds(1, "")),
  "/blocking": html(
    `${MODULE}${STYLE}<script>
      setTimeout(() => { const end = performance.now() + 600; while (performance.now() < end); }, 100);
    </script>`,
    playgrounds(1, 'height="320"'),
  ),
};

/** The module comes when the page was painted without it, as it does to most readers. */
const LATE = 300;

let site: Site;
let browser: Browser;
/** What limits are multiplied by. */
let slow: number;

beforeAll(async () => {
  const files = sirv(DIST, { dev: true, etag: false });
  site = await listen(
    createServer((request, response) => {
      const page = PAGES[request.url ?? ""];
      if (page !== undefined) {
        response.setHeader("content-type", "text/html");
        response.end(page);
      } else if (request.url === "/interleave.js") setTimeout(() => files(request, response), LATE);
      else files(request, response);
    }),
  );
  browser = await launch("chromium", { optimizing: true });
  slow = await slowness(browser);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const isThere = (): boolean => {
  const playground = document.querySelector("interleave-playground");
  return playground?.shadowRoot?.querySelector(".cm-editor") != null;
};

const load = (path: string, settled = isThere): Promise<Cost> =>
  costOf(browser, site.url + path.slice(1), settled);

/** The cheapest load, as a quicker machine would have it, of as many as it takes until one is cheap enough. */
async function best(path: string, limit: number, settled = isThere): Promise<Cost> {
  let least: Cost = { longest: Infinity, shift: 0 };
  for (let n = 0; n < LOADS && least.longest >= limit; n += 1) {
    const { longest, shift } = await load(path, settled);
    least = { longest: Math.min(least.longest, longest / slow), shift: Math.max(least.shift, shift) };
  }
  return least;
}

test.each([
  ["/one", FELT],
  ["/thirty", OF_THIRTY],
])("%s: idle playgrounds take no task of %i ms, and nothing moves", async (path, limit) => {
  const { longest, shift } = await best(path, limit);
  expect(longest).toBeLessThan(limit);
  expect(shift).toBe(0);
});

test("a task that is felt would be found, and so would text that moves", async () => {
  const none = await best("/without", FELT, () => document.readyState === "complete");
  expect(none.longest).toBeLessThan(FELT);
  expect(none.shift).toBe(0);
  expect((await load("/blocking")).longest / slow).toBeGreaterThan(FELT);
  expect((await load("/unreserved")).shift).toBeGreaterThan(0);
});
