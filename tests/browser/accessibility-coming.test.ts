/**
 * What comes and goes around a run against the rules of WCAG 2.2 AA, in one walk for each of the looks: the dialog that gives a
 * program away, an engine that is being downloaded, that does not come, the list of what is wrong in a program, a file that was
 * dropped. Chromium.
 */
import { describe, expect, test } from "vitest";
import { violations } from "./support/axe";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import { LOOKS, setLooks } from "./support/looks";
import type { Page } from "./support/page";
import { dropFile, fullEditor, pressRun, setCode } from "./support/playground";

describe.each(LOOKS)("%s", (_name, looks) => {
  let page: Page;

  eachOnAGalleryPage("chromium", { language: "python" }, async (opened) => {
    page = opened;
    await setLooks(page, { ...looks, calm: true });
    await fullEditor(page);
  });

  /** Waits until the playground shows this. */
  const shown = (selector: string): Promise<void> =>
    page.waitUntil(
      `there is ${selector}`,
      (selector) =>
        document.querySelector("interleave-playground")?.shadowRoot?.querySelector(selector) != null,
      selector,
    );

  test("all that comes and goes", async () => {
    // An engine of which the beginning has come: the rest does as the test says.
    await page.evaluate(() => {
      const { fetch } = window;
      window.fetch = async (input, init) => {
        const answer = await fetch(input, init);
        const reader = answer.body?.getReader();
        if (!answer.url.endsWith(".wasm") || reader === undefined) return fetch(input, init);
        const begun = new ReadableStream<Uint8Array>({
          async start(controller) {
            const { value } = await reader.read();
            controller.enqueue(value!.slice(0, 1000));
            Object.assign(window, {
              lose: () => {
                window.fetch = fetch;
                controller.error(new TypeError("the network is gone"));
              },
            });
          },
        });
        return new Response(begun, { headers: answer.headers });
      };
    });

    await (await page.find("button", "Share")).click();
    await shown("dialog[open]");
    expect(await violations(page)).toEqual([]);
    await page.press("Escape");

    await (await page.find("button", "Run")).click();
    await shown(".download");
    expect(await violations(page)).toEqual([]);

    await page.evaluate(() => (window as unknown as { lose(): void }).lose());
    await (await page.find("status", "Status")).textMatching(/^Failed/);
    expect(await violations(page)).toEqual([]);

    await page.evaluate(() => {
      document.querySelector("interleave-playground")!.setAttribute("language", "javascript");
    });
    await setCode(page, "const one = 1;\nnobody();\n");
    await pressRun(page, /^Failed: ReferenceError/);
    await (await page.find("textbox", "Code")).focus();
    await page.press("Control+Shift+M");
    await shown(".cm-panel-lint");
    expect(await violations(page)).toEqual([]);

    await dropFile(page, "mine.js", "console.log(1);\n");
    await page.waitUntil("the file is shown", () => document.querySelector("#notice")!.textContent !== "");
    expect(await violations(page)).toEqual([]);
  });
});
