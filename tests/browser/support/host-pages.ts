/**
 * A page of somebody else's with one playground (fixtures/looks), for each test of a group, in one browser. Knows no looks.
 */
import { fileURLToPath } from "node:url";
import type { BrowserName } from "./browsers";
import { eachOnAPageOf } from "./own-pages";
import type { Page } from "./page";
import { fullEditor } from "./playground";
import { DIST } from "./site";

const FIXTURE = fileURLToPath(new URL("../fixtures/looks", import.meta.url));

/** Has `use` told of a fresh page before each test. */
export function eachOnAHostPage(name: BrowserName, use: (page: Page) => void | Promise<void>): void {
  const folders = { "/": FIXTURE, "/interleave/": DIST };
  eachOnAPageOf(name, { folders, path: "", ready: fullEditor }, use);
}

/** Adds a style sheet to the page. */
export async function addStyles(page: Page, css: string): Promise<void> {
  await page.evaluate((css) => {
    const style = document.createElement("style");
    style.textContent = css;
    document.head.append(style);
  }, css);
}
