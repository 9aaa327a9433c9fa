/**
 * Pages that allow little (a Content-Security-Policy in a header, Trusted Types), and pages that load Interleave from another
 * origin: both languages run there, and where the page does not allow it, the message says what to add.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS } from "./support/browsers";
import { serveGuarded } from "./support/guarded";
import { launch } from "./support/launch";
import type { Browser, Page } from "./support/page";
import { run, setCode, type Outcome } from "./support/playground";
import { DIST, serve, type Site } from "./support/site";

const PROGRAMS = {
  javascript: 'import { sleep } from "interleave";\nawait sleep(10);\nconsole.log("ran");',
  python: 'import asyncio\nasyncio.run(asyncio.sleep(0.01))\nprint("ran")',
} as const;

type Language = keyof typeof PROGRAMS;

const LANGUAGES: readonly Language[] = ["javascript", "python"];

/** Runs a program of the language on the page. */
async function runIn(page: Page, language: Language): Promise<Outcome> {
  await page.evaluate(
    (language) => document.querySelector("interleave-playground")!.setAttribute("language", language),
    language,
  );
  await setCode(page, PROGRAMS[language]);
  return run(page);
}

describe.each(BROWSERS)("%s", (name) => {
  let site: Site;
  let browser: Browser;
  let opened: { page: Page; close(): Promise<void> } | null = null;

  beforeAll(async () => {
    site = await serve({ "/": DIST }, { headers: { "access-control-allow-origin": "*" } });
    browser = await launch(name);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  afterEach(async () => {
    await opened?.close();
    opened = null;
  });

  const open = async (policy: string | null, script = `${site.url}interleave.js`): Promise<Page> => {
    const guarded = await serveGuarded(script, policy);
    const page = await browser.open(guarded.url);
    opened = {
      page,
      async close() {
        await page.close();
        await guarded.close();
      },
    };
    await page.waitUntil("the playground is there", () => {
      return document.querySelector("interleave-playground[state=idle]") !== null;
    });
    return page;
  };

  /** What docs/policy.md says that a page must allow. */
  const policy = (without: string[] = []): string => {
    const origin = new URL(site.url).origin;
    const all: Record<string, string> = {
      "default-src": "'none'",
      "script-src": `${origin} 'wasm-unsafe-eval'`,
      "connect-src": origin,
      "frame-src": origin,
      "worker-src": `blob: ${origin}`,
    };
    const kept = Object.entries(all).filter(([directive]) => !without.includes(directive));
    return kept.map((pair) => pair.join(" ")).join("; ");
  };

  test.each(LANGUAGES)("%s runs where interleave.js comes from another origin", async (language) => {
    const page = await open(null);
    expect(await runIn(page, language)).toMatchObject({ status: "finished", stdout: "ran\n", error: null });
  });

  test.each(LANGUAGES)(
    "%s runs under a policy that allows no more than the documentation says",
    async (language) => {
      const page = await open(`${policy()}; require-trusted-types-for 'script'`);
      expect(await runIn(page, language)).toMatchObject({ status: "finished", stdout: "ran\n", error: null });
      await page.waitUntil("editor and picture are there", () => {
        const root = document.querySelector("interleave-playground")!.shadowRoot!;
        return root.querySelector(".cm-editor") !== null && root.querySelector("canvas") !== null;
      });
      // The browser asks for an icon by itself, which is no affair of the playground's.
      expect(page.errors.filter((error) => !error.includes("favicon.ico"))).toEqual([]);
    },
  );

  test.each(LANGUAGES)(
    "%s runs where all is of one origin, and the policy allows that one",
    async (language) => {
      const page = await open(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-src 'self'; worker-src 'self'",
        "/interleave.js",
      );
      expect(await runIn(page, language)).toMatchObject({ status: "finished", stdout: "ran\n", error: null });
    },
  );

  test("a page that does not allow the frame is told what to add, and so at every run", async () => {
    const page = await open(policy(["frame-src"]));
    for (let n = 0; n < 2; n += 1) {
      const { status, error } = await runIn(page, "javascript");
      expect({ status, message: error?.message }).toEqual({
        status: "failed",
        message:
          "This page does not allow the frame in which JavaScript programs run. " +
          `Add “frame-src ${new URL(site.url).origin}” to its Content-Security-Policy.`,
      });
    }
  });

  test("a page that does not allow the worker is told what to add", async () => {
    const page = await open(policy(["worker-src"]));
    const { status, error } = await runIn(page, "python");
    expect(status).toBe("failed");
    expect(error?.message).toMatch(/^This page does not allow the worker /);
    expect(error?.message).toContain(
      `Add “worker-src blob: ${new URL(site.url).origin}” to its Content-Security-Policy.`,
    );
  });

  test("a page that lists its trusted types is told which one to add", async () => {
    const page = await open(`${policy()}; require-trusted-types-for 'script'; trusted-types lit-html`);
    const { status, error, stdout } = await runIn(page, "python");
    // Where the browser knows of none, there is nothing to allow.
    const knows = await page.evaluate(() => "trustedTypes" in window);
    if (!knows) return expect({ status, stdout }).toEqual({ status: "finished", stdout: "ran\n" });
    expect(status).toBe("failed");
    expect(error?.message).toBe(
      "This page does not allow the worker that runs programs: " +
        "Add “trusted-types interleave” to its Content-Security-Policy.",
    );
  });

  test("the policies of its own that a page must list are two", async () => {
    const page = await open(
      `${policy()}; require-trusted-types-for 'script'; trusted-types interleave lit-html`,
    );
    for (const language of LANGUAGES) {
      expect(await runIn(page, language)).toMatchObject({ status: "finished", stdout: "ran\n" });
    }
  });
});
