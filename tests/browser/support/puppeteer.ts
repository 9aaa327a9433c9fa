/**
 * Chromium (over the DevTools protocol) and Firefox (over WebDriver BiDi), both through Puppeteer.
 */
import { rmSync } from "node:fs";
import puppeteer, {
  type Browser as PuppeteerBrowser,
  type ElementHandle,
  type KeyInput,
  type Page as PuppeteerPage,
} from "puppeteer-core";
import { type BrowserName, PROGRAMS, requireProgram } from "./browsers";
import { copyOfProfile } from "./firefox-profile";
import { candidates, chooseOption, isDisabled, shownText } from "./in-page";
import {
  type Browser,
  callOf,
  type Element,
  eventually,
  type Json,
  type Page,
  type Role,
  SOON,
} from "./page";

/** No sandbox, for root and many containers have none to offer, and only our own pages are opened. */
const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * WebAssembly is compiled for speed later than people have it, once it has run many times as long: to compile so much of the
 * engine is more than half of what a page costs that runs a program of Python. To V8 it is a matter of when, not of what. For
 * tests that run long on a page, or measure, `launch` has it as people have it.
 */
const OPTIMIZED_LATER = "--js-flags=--wasm-tiering-budget=100000000";

export async function launchChromium(optimizing: boolean): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: "chrome",
    executablePath: requireProgram(PROGRAMS.chromium),
    args: optimizing ? CHROMIUM_ARGUMENTS : [...CHROMIUM_ARGUMENTS, OPTIMIZED_LATER],
  });
  return driveBrowser(browser, "chromium");
}

/** Chromium with the features that Puppeteer switches off: sandboxed frames have a process of their own, as people's have. */
export async function launchIsolatingChromium(): Promise<Browser> {
  const defaults = puppeteer.defaultArgs({ browser: "chrome" });
  const browser = await puppeteer.launch({
    browser: "chrome",
    executablePath: requireProgram(PROGRAMS.chromium),
    args: [...CHROMIUM_ARGUMENTS, OPTIMIZED_LATER],
    ignoreDefaultArgs: defaults.filter((argument) => argument.startsWith("--disable-features=")),
  });
  return driveBrowser(browser, "chromium");
}

export async function launchFirefox(): Promise<Browser> {
  const profile = await copyOfProfile(async (folder) => (await startFirefox(folder)).close());
  const browser = await driveBrowser(await startFirefox(profile), "firefox");
  return {
    ...browser,
    async close() {
      await browser.close();
      if (profile !== null) rmSync(profile, { recursive: true, force: true });
    },
  };
}

function startFirefox(profile: string | null): Promise<PuppeteerBrowser> {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: requireProgram(PROGRAMS.firefox),
    ...(profile !== null && { userDataDir: profile }),
    // As people have it: a page that was opened as a file may read no other. Drivers are used to allow it.
    extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true },
  });
}

async function driveBrowser(browser: PuppeteerBrowser, name: "chromium" | "firefox"): Promise<Browser> {
  const version = (await browser.version()).replace(/^.*\//, "");
  return {
    name,
    version,
    async open(url) {
      const page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      const errors = collectErrors(page);
      await page.goto(url);
      return drive(page, name, errors);
    },
    close: () => browser.close(),
  };
}

/**
 * Firefox says so when a page is left, or loaded again, while something that it has asked for goes through a service worker. That
 * files do come by way of that is tested in offline.test.ts.
 */
const LEFT =
  /^Error: Failed to load ‘[^’]*’\. A ServiceWorker intercepted the request and encountered an unexpected error\.$/;

function collectErrors(page: PuppeteerPage): string[] {
  const errors: string[] = [];
  const collect = (error: string): void => {
    if (!LEFT.test(error)) errors.push(error);
  };
  page.on("pageerror", (error) => collect(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") collect(message.text());
  });
  return errors;
}

const DRIVEN = new WeakMap<Page, PuppeteerPage>();

/** What drives a page, for what only such a page can do: `looks.ts`, `hands.ts`. */
export function driverOf(page: Page): PuppeteerPage {
  const driver = DRIVEN.get(page);
  if (driver === undefined) throw new Error("only a page of Chromium or Firefox can do that");
  return driver;
}

function drive(page: PuppeteerPage, browser: BrowserName, errors: string[]): Page {
  const complaint = (what: string) => (): string =>
    errors.length === 0 ? what : `${what}; the page reported: ${errors.join(" | ")}`;
  const driven: Page = {
    errors,
    async goto(url) {
      await page.goto(url);
    },
    async find(role, name) {
      const handle = await eventually(
        async () => onlyOne(await search(page, browser, role, name), `${role} "${name}"`),
        complaint(`there is no ${role} "${name}"`),
      );
      return driveElement(handle, `${role} "${name}"`, complaint);
    },
    evaluate: <A extends Json[], T>(script: (...args: A) => T | Promise<T>, ...args: A) =>
      page.evaluate(callOf(script, args)) as Promise<T>,
    async waitUntil(what, script, ...args) {
      await eventually(
        async () => ((await page.evaluate(callOf(script, args)).catch(betweenPages)) ? true : null),
        complaint(`it never came true that ${what}`),
      );
    },
    async press(keys) {
      const all = keys.split("+") as KeyInput[];
      for (const key of all) await page.keyboard.down(key);
      for (const key of all.reverse()) await page.keyboard.up(key);
    },
    type: (text) => page.keyboard.type(text),
    close: () => page.close(),
  };
  DRIVEN.set(driven, page);
  return driven;
}

/** Whoever waits for something may ask while the browser goes from one page to the next. */
function betweenPages(error: unknown): false {
  if (error instanceof Error && error.message.includes("Execution context was destroyed")) return false;
  throw error;
}

/**
 * Chromium looks into shadow roots by itself, and quickly. Firefox looks into those only that it is given, and takes seconds for
 * all of a page: it is asked about each element that may be meant, and finds it in itself.
 */
async function search(
  page: PuppeteerPage,
  browser: BrowserName,
  role: Role,
  name: string,
): Promise<ElementHandle[]> {
  const selector = `aria/[name=${JSON.stringify(name)}][role="${role}"]`;
  if (browser === "chromium") return page.$$(selector);
  const list = await page.evaluateHandle(callOf(candidates, [name]));
  const found: ElementHandle[] = [];
  for (const candidate of (await list.getProperties()).values()) {
    for (const handle of (await candidate.asElement()?.$$(selector)) ?? []) {
      // One that stands in another that may be meant is found in both.
      if (!(await handle.evaluate((one, ...others) => others.includes(one), ...found))) found.push(handle);
    }
  }
  return found;
}

function onlyOne(handles: readonly ElementHandle[], what: string): ElementHandle | null {
  if (handles.length > 1) throw new Error(`there are ${handles.length} elements that are a ${what}`);
  return handles[0] ?? null;
}

function driveElement(
  handle: ElementHandle,
  what: string,
  complaint: (what: string) => () => string,
): Element {
  const text = (): Promise<string> => handle.evaluate(shownText);
  return {
    click: () => handle.click(),
    focus: () => handle.focus(),
    text,
    async textMatching(pattern, timeout = SOON) {
      let last = "";
      return eventually(
        async () => (pattern.test((last = await text())) ? last : null),
        () => complaint(`the ${what} says "${last}", never ${pattern}`)(),
        timeout,
      );
    },
    isDisabled: () => handle.evaluate(isDisabled),
    async choose(label) {
      const others = await handle.evaluate(chooseOption, label);
      if (others !== null) throw new Error(`the ${what} has no option "${label}", only ${others}`);
    },
  };
}
