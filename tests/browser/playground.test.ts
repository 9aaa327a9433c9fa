/**
 * The main job, as a new user does it, in three browsers: open the site, edit an example, run it, see it
 * work. The site is served from a sub-path, as documentation sites serve it.
 */
import { describe, expect, test } from "vitest";
import { BROWSERS } from "./support/browsers";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import type { Page } from "./support/page";
import {
  chooseExample,
  chooseSpeed,
  code as codeOf,
  fullEditor,
  outputLines,
  outputText,
  pressRun,
  run,
  setCode,
  typeFirstLine,
} from "./support/playground";

describe.each(BROWSERS)("%s", (name) => {
  // In milliseconds. WebKit, which paints on a display without a graphics card here, took 251 on a busy machine.
  const atOnce = name === "webkit" ? 500 : 200;
  let page: Page;

  eachOnAGalleryPage(
    name,
    // Firefox writes to the page's console that a promise failed, though the worker that it is told of takes care of that.
    { language: "javascript", path: "/some/deep/path/", known: "Error: Error: native" },
    (opened) => void (page = opened),
  );

  test("the first example, edited, waits for two seconds of real time", async () => {
    await chooseExample(page, "Wait for data");
    await typeFirstLine(page, 'console.log("edited");');
    const result = await run(page);
    expect(result).toMatchObject({ status: "finished", stderr: "", error: null });
    expect(result.stdout.split("\n")).toEqual([
      "edited",
      "before",
      "fetching data...",
      "data fetched!",
      "after: { data: 123 }",
      "",
    ]);
    expect(result.took).toBeGreaterThanOrEqual(2000);
    expect(result.took).toBeLessThan(3_900);
    // Of the program alone, without the engine that comes.
    await (await page.find("status", "Status")).textMatching(/^Finished in 2(\.\d)? s$/);
    expect((await outputLines(page)).slice(0, 2)).toEqual(["edited", "before"]);
  });

  test("the second example, edited, calls back when its future is resolved", async () => {
    await chooseExample(page, "Resolve a future");
    await chooseSpeed(page, "instant");
    await typeFirstLine(page, 'console.log("edited");');
    await pressRun(page, /^Finished/);
    expect(await outputLines(page)).toEqual([
      "edited",
      "waiting for the future",
      "resolving future...",
      "callback: future is done!",
      "awaited: future is done!",
    ]);
  });

  test("the instant clock waits for nothing", async () => {
    await chooseExample(page, "Wait for data");
    await chooseSpeed(page, "instant");
    await run(page); // the engine is loaded now
    const result = await run(page);
    expect(result.status).toBe("finished");
    // The program sleeps for two seconds; how long the rest takes is not the clock's doing.
    expect(result.took).toBeLessThan(1_500);
  });

  test("a promise of the browser's that has failed may be asked some jobs later", async () => {
    await setCode(
      page,
      `import { sleep } from "interleave";
       const failing = eval("(async () => { throw new Error('native'); })");
       const long = eval("() => { for (let n = 0; n < 3e7; n += 1); }");
       const promise = failing();
       long();
       await null;
       await null;
       await promise.catch(({ message }) => console.log(message));
       await sleep(1200);`,
    );
    const { status, stdout, stderr } = await run(page);
    expect({ status, stdout, stderr }).toEqual({ status: "finished", stdout: "native\n", stderr: "" });
    // One that nobody asks is told.
    await setCode(page, `eval("(async () => { throw new Error('native'); })()"); console.log("end");`);
    expect(await run(page)).toMatchObject({
      status: "failed",
      stdout: "end\n",
      error: { message: "native" },
    });
  });

  test("text appears as it is written, and Stop keeps it", async () => {
    await setCode(
      page,
      'import { sleep } from "interleave";\nconsole.log("first");\nawait sleep(60_000);\nconsole.log("never");',
    );
    await pressRun(page, /^Running/);
    await (await page.find("region", "Output")).textMatching(/first/);
    await (await page.find("button", "Stop")).click();
    await (await page.find("status", "Status")).textMatching(/^Stopped$/);
    expect(await outputLines(page)).toEqual(["first"]);
  });

  test("an endless loop does not freeze the page, and Stop ends it at once", async () => {
    await setCode(page, 'console.log("before the loop");\nwhile (true) {}');
    await pressRun(page, /^Running/);
    await (await page.find("region", "Output")).textMatching(/before the loop/);
    await page.waitUntil("the picture has come", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector(".picture") != null;
    });
    const stopped = await page.evaluate(async () => {
      const playground = document.querySelector("interleave-playground") as HTMLElement & { stop(): void };
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      const frames = [performance.now()];
      for (let n = 0; n < 5; n++) {
        await frame();
        frames.push(performance.now());
      }
      const result = new Promise<CustomEvent>((resolve) => {
        playground.addEventListener("result", (event) => resolve(event as CustomEvent), { once: true });
      });
      const start = performance.now();
      playground.stop();
      const { status, stdout } = (await result).detail as { status: string; stdout: string };
      const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
      return { status, stdout, took: performance.now() - start, gap: Math.max(...gaps) };
    });
    expect(stopped).toMatchObject({ status: "stopped", stdout: "before the loop\n" });
    expect(stopped.took).toBeLessThan(atOnce);
    expect(stopped.gap).toBeLessThan(atOnce);
    // And the next run works.
    await setCode(page, 'console.log("again");');
    await pressRun(page, /^Finished/);
    expect(await outputLines(page)).toEqual(["again"]);
  });

  test("everything works by keyboard", async () => {
    await (await page.find("combobox", "Speed")).choose("instant");
    await setCode(page, "");
    // The one that the page begins with would be gone before it has the focus.
    await fullEditor(page);
    await (await page.find("textbox", "Code")).focus();
    await page.type("console.log(6 * 7);");
    await page.press("Control+Enter");
    await (await page.find("status", "Status")).textMatching(/^Finished/);
    expect(await outputLines(page)).toEqual(["42"]);

    // Tab indents; Escape then Tab leaves.
    const inEditor = (): Promise<boolean> =>
      page.evaluate(() => {
        let active: Element | null = document.activeElement;
        while (active?.shadowRoot) active = active.shadowRoot.activeElement;
        return active?.getAttribute("aria-label") === "Code";
      });
    expect(await inEditor()).toBe(true);
    await page.press("Tab");
    expect(await inEditor()).toBe(true);
    await page.press("Escape");
    await page.press("Tab");
    expect(await inEditor()).toBe(false);
  });

  test("Run is reached with Tab and pressed with Enter; the focus stays there", async () => {
    await setCode(page, 'console.log("by keyboard");');
    await (await page.find("combobox", "Example")).focus();
    const inFocus = (): Promise<string> =>
      page.evaluate(() => {
        let active: Element | null = document.activeElement;
        while (active?.shadowRoot) active = active.shadowRoot.activeElement;
        return active?.textContent?.trim() ?? "";
      });
    // What stands between is about the choice of the example, and what it can be compared with.
    for (let tabs = 1; tabs <= 6 && (await inFocus()) !== "Run"; tabs += 1) await page.press("Tab");
    expect(await inFocus()).toBe("Run");
    await page.press("Enter");
    await (await page.find("status", "Status")).textMatching(/^Finished/);
    expect(await outputLines(page)).toEqual(["by keyboard"]);
    expect(await inFocus()).toBe("Run");
    await page.press("Tab");
    expect(await inFocus()).toBe("Stop");
  });

  test("a mistake is shown where it was made, and the text is kept", async () => {
    await setCode(page, 'console.log("fine");\nconst = 1;\n');
    const syntax = await run(page);
    expect(syntax).toMatchObject({ status: "failed", error: { name: "SyntaxError", line: 2, column: 7 } });
    expect(await outputText(page)).toMatch(/line 2, column 7/);

    const code = "async function main() {\n  await null;\n  undefined.property;\n}\nawait main();\n";
    await setCode(page, code);
    const thrown = await run(page);
    expect(thrown).toMatchObject({ status: "failed", error: { name: "TypeError", line: 3 } });
    expect(await codeOf(page)).toBe(code);
  });
});
