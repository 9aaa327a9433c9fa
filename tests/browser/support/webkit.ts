/**
 * WebKit (Debian's WebKitGTK) over WebDriver, on a display of its own, for it has no headless mode.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { Builder, Capabilities, error, Key, type WebDriver, type WebElement } from "selenium-webdriver";
import { PROGRAMS, requireProgram } from "./browsers";
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

export async function launchWebkit(): Promise<Browser> {
  const started: ChildProcess[] = [];
  const endAll = (): void => started.reverse().forEach((child) => child.kill());
  process.once("exit", endAll);
  try {
    const display = await startDisplay(started);
    const server = await startDriver(started, display);
    let { driver, first } = await begin(server);
    return {
      name: "webkit",
      version: (await driver.getCapabilities()).getBrowserVersion() ?? "unknown",
      async open(url) {
        try {
          await driver.switchTo().window(first); // the one looked at last may have been closed
        } catch (problem) {
          if (!isGone(problem)) throw problem;
          ({ driver, first } = await begin(server));
        }
        await driver.switchTo().newWindow("window");
        await driver.get(url);
        return drive(driver, await driver.getWindowHandle());
      },
      async close() {
        try {
          await unlessGone(driver.quit());
        } finally {
          endAll();
          process.off("exit", endAll);
        }
      },
    };
  } catch (problem) {
    endAll();
    throw problem;
  }
}

/** Starts an X server that chooses a free display itself; the display's name. */
async function startDisplay(started: ChildProcess[]): Promise<string> {
  const xvfb = spawn(
    requireProgram(PROGRAMS.xvfb),
    ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
    { stdio: ["ignore", "ignore", "ignore", "pipe"] },
  );
  started.push(xvfb);
  const number = await new Promise<string>((resolve, reject) => {
    xvfb.once("exit", (code) => reject(new Error(`Xvfb ended with code ${code} before it had a display`)));
    (xvfb.stdio[3] as Readable).once("data", (bytes: Buffer) => resolve(bytes.toString().trim()));
  });
  return `:${number}`;
}

/** Starts the driver; its address. */
async function startDriver(started: ChildProcess[], display: string): Promise<string> {
  const port = await freePort();
  const driver = spawn(requireProgram(PROGRAMS.webkitDriver), ["--host=127.0.0.1", `--port=${port}`], {
    env: { ...process.env, DISPLAY: display },
    stdio: "ignore",
  });
  started.push(driver);
  const server = `http://127.0.0.1:${port}`;
  await eventually(
    async () => {
      if (driver.exitCode !== null) throw new Error(`WebKitWebDriver ended with code ${driver.exitCode}`);
      return fetch(`${server}/status`).then(
        (response) => (response.ok ? true : null),
        () => null, // not listening yet
      );
    },
    () => `WebKitWebDriver did not answer at ${server}`,
  );
  return server;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Without a path to a browser the driver takes the one it was built with. */
function connect(server: string): Promise<WebDriver> {
  return new Builder()
    .usingServer(server)
    .withCapabilities(new Capabilities({ browserName: "MiniBrowser" }))
    .build();
}

/** Starts a session, and says which window it begins with. */
async function begin(server: string): Promise<{ driver: WebDriver; first: string }> {
  const driver = await connect(server);
  await driver.manage().window().setRect({ x: 0, y: 0, width: 1280, height: 900 });
  return { driver, first: await driver.getWindowHandle() };
}

/** Whether WebKit has crashed: its session ends with it. The next page has a new one, and the test is tried again (vitest.config.ts). */
const isGone = (problem: unknown): boolean => problem instanceof error.NoSuchSessionError;

/** What is to be closed may have gone with a crash. */
async function unlessGone(closing: Promise<void>): Promise<void> {
  try {
    await closing;
  } catch (problem) {
    if (!isGone(problem)) throw problem;
  }
}

/** A driver looks at one window at a time, so each thing done here starts by looking at its own. */
function drive(driver: WebDriver, window: string): Page {
  const here = async (): Promise<WebDriver> => {
    await driver.switchTo().window(window);
    return driver;
  };
  const evaluate = async <T>(call: string): Promise<T> => (await here()).executeScript<T>(`return ${call}`);
  return {
    errors: [],
    async goto(url) {
      await (await here()).get(url);
    },
    async find(role, name) {
      await here();
      const element = await eventually(
        () => search(driver, role, name),
        () => `there is no ${role} "${name}"`,
      );
      return driveElement(driver, element, `${role} "${name}"`);
    },
    evaluate: (script, ...args) => evaluate(callOf(script, args)),
    async waitUntil(what, script, ...args) {
      await eventually(
        async () => ((await evaluate(callOf(script, args))) ? true : null),
        () => `it never came true that ${what}`,
      );
    },
    async press(keys) {
      const all = keys.split("+").map(seleniumKey);
      const actions = (await here()).actions();
      for (const key of all) actions.keyDown(key);
      for (const key of all.reverse()) actions.keyUp(key);
      await actions.perform();
    },
    async type(text) {
      await (await here()).actions().sendKeys(text).perform();
    },
    close: () => unlessGone(here().then((driver) => driver.close())),
  };
}

/** `ArrowDown` is ARROW_DOWN to Selenium; a character is itself. */
function seleniumKey(key: string): string {
  if (key.length === 1) return key;
  const name = key === "Backspace" ? "BACK_SPACE" : key.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
  const code = (Key as unknown as Record<string, unknown>)[name];
  if (typeof code !== "string") throw new Error(`Selenium has no key ${key}`);
  return code;
}

/**
 * The element of this role and name: the browser is asked about each that may have a role. Null where there
 * is none, or where the page changed meanwhile.
 */
async function search(driver: WebDriver, role: Role, name: string): Promise<WebElement | null> {
  const found: WebElement[] = [];
  try {
    for (const element of await driver.executeScript<WebElement[]>(`return ${callOf(candidates, [name])}`)) {
      if ((await roleOf(element)) === role && (await element.getAccessibleName()) === name)
        found.push(element);
    }
  } catch (problem) {
    if (problem instanceof error.StaleElementReferenceError) return null;
    throw problem;
  }
  if (found.length > 1) throw new Error(`there are ${found.length} elements that are a ${role} "${name}"`);
  return found[0] ?? null;
}

/** WebKitGTK calls a select a button (that opens a menu); the standard and the others, a combobox. */
async function roleOf(element: WebElement): Promise<string> {
  const role = await element.getAriaRole();
  return role === "button" && (await element.getTagName()).toLowerCase() === "select" ? "combobox" : role;
}

function driveElement(driver: WebDriver, element: WebElement, what: string): Element {
  const ask = <T>(script: (element: Node, ...args: never[]) => T, ...args: Json[]): Promise<T> =>
    driver.executeScript(`return (${script}).apply(null, arguments)`, element, ...args);
  const text = (): Promise<string> => ask(shownText);
  return {
    click: () => element.click(),
    focus: () => ask((node: Node) => (node as HTMLElement).focus()),
    text,
    async textMatching(pattern, timeout = SOON) {
      let last = "";
      return eventually(
        async () => (pattern.test((last = await text())) ? last : null),
        () => `the ${what} says "${last}", never ${pattern}`,
        timeout,
      );
    },
    isDisabled: () => ask(isDisabled),
    async choose(label) {
      const others = await ask(chooseOption, label);
      if (others !== null) throw new Error(`the ${what} has no option "${label}", only ${others}`);
    },
  };
}
