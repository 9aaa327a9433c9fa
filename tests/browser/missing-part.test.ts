/** A site of which the part that runs programs does not arrive: what the person is told, and that it works once that is there. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./support/launch";
import type { Browser } from "./support/page";
import { DIST, serve, type Site } from "./support/site";

const FIXTURE = fileURLToPath(new URL("fixtures/attributes", import.meta.url));

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let folder: string;
  let site: Site;
  let browser: Browser;
  const missing = readdirSync(join(DIST, "assets")).filter((file) => /^runner-.*\.js$/.test(file));
  const link = (file: string): void => symlinkSync(join(DIST, "assets", file), join(folder, "assets", file));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "interleave-missing-"));
    mkdirSync(join(folder, "assets"));
    symlinkSync(join(DIST, "interleave.js"), join(folder, "interleave.js"));
    for (const file of readdirSync(join(DIST, "assets"))) if (!missing.includes(file)) link(file);
    site = await serve({ "/docs/": FIXTURE, "/site/": folder });
    browser = await launch(name);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("the page can be read, the run says what is missing, and works once it is there", async () => {
    expect(missing).toHaveLength(1);
    const page = await browser.open(`${site.url}docs/`);
    const put = (): Promise<void> =>
      page.evaluate(() => {
        document.body.innerHTML = "<interleave-playground>console.log(6 * 7)</interleave-playground>";
      });
    await put();
    const status = await page.find("status", "Status");
    await (await page.find("button", "Run")).click();
    await status.textMatching(/^Failed: EngineError: What runs programs could not be loaded/);
    const notice = await page.evaluate(
      () =>
        document.querySelector("interleave-playground")!.shadowRoot!.querySelector(".notice")!.textContent,
    );
    expect(notice).toMatch(
      /^What runs programs could not be loaded: .*\. Check the connection and run again; if that does not help, load the page again\.$/,
    );
    link(missing[0]!);
    if (name === "firefox") {
      // It keeps for a page's life that a module did not come.
      await page.goto(`${site.url}docs/`);
      await put();
    }
    await (await page.find("button", "Run")).click();
    await (await page.find("status", "Status")).textMatching(/^Finished/);
    await page.close();
  });
});
