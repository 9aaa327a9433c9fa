/**
 * Giving a program away and getting one, by link and by file, on the standalone page; and a person's version of an example, which is
 * there again when they come back.
 */
import { describe, expect, test } from "vitest";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import type { Page } from "./support/page";
import { chooseSpeed, code, dropFile, pressRun, setCode, typeFirstLine } from "./support/playground";

const PROGRAM = 'import asyncio\n\nprint("shared <b>&</b> \\u00e9")\n';

/** What the texts in the dialog say, by their names. */
async function shared(page: Page): Promise<Record<string, string>> {
  await (await page.find("button", "Share")).click();
  await page.find("heading", "Share this program");
  return page.evaluate(() => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    const all = [...(root?.querySelectorAll<HTMLTextAreaElement>("dialog textarea") ?? [])];
    return Object.fromEntries(all.map((area) => [area.labels[0]?.textContent ?? "", area.value]));
  });
}

/** The page, loaded anew at an address. */
async function visit(page: Page, url: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(url);
  await page.waitUntil("a program is shown", () => {
    const playground = document.querySelector("interleave-playground") as
      (HTMLElement & { code?: string }) | null;
    return (playground?.code ?? "") !== "";
  });
}

const reload = async (page: Page): Promise<void> => visit(page, await page.evaluate(() => location.href));

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let page: Page;

  eachOnAGalleryPage(name, { language: "python", path: "/some/path/" }, (opened) => {
    page = opened;
    return page.evaluate(() => localStorage.clear());
  });

  describe("a link", () => {
    test("opens the program as it was, and runs nothing by itself", async () => {
      await (await page.find("combobox", "Speed")).choose("instant");
      await setCode(page, PROGRAM);
      const { Link: link = "" } = await shared(page);
      expect(link).toMatch(/^http:\/\/[^/]+\/some\/path\/#program=1\.[\w-]+&language=python&/);
      await visit(page, link);
      expect(await code(page)).toBe(PROGRAM);
      expect(await (await page.find("status", "Status")).text()).toBe("Ready");
      await pressRun(page, /^Finished in .* of program time/);
      expect(await (await page.find("region", "Output")).text()).toContain("shared <b>&</b> \u00e9");
    });

    test("keeps what the person makes of its program", async () => {
      await setCode(page, PROGRAM);
      const { Link: link = "" } = await shared(page);
      await visit(page, link);
      await typeFirstLine(page, "# mine");
      await reload(page);
      expect(await code(page)).toBe(`# mine\n${PROGRAM}`);
      await (await page.find("button", "Reset")).click();
      expect(await code(page)).toBe(PROGRAM);
    });

    test.each([
      ["damaged", "#program=1.eJwr", /^This link is damaged: .* An example is shown instead\.$/],
      ["newer", "#program=7.eJwr", /made by a newer Interleave/],
      ["in no language of ours", "#program=1.eJxTAgAAqABD&language=ruby", /^This link/],
      ["with markup", "#program=<img src=x onerror=alert(1)>&language=<b>", /^This link/],
    ])("that is %s says so, and an example is there", async (_, hash, words) => {
      const url = await page.evaluate(() => location.href.replace(/#.*/, ""));
      await visit(page, url + hash);
      await page.waitUntil("it is said", () => document.querySelector("#notice.complaint") !== null);
      expect(await page.evaluate(() => document.querySelector("#notice")?.textContent ?? "")).toMatch(words);
      expect(await page.evaluate(() => document.querySelectorAll("#notice *").length)).toBe(0);
    });

    test("is not made for what is too long for one, which can be had as a file", async () => {
      const noise = Array.from(
        { length: 4_000 },
        (_, n) => `x${((n * 2654435761) >>> 0).toString(36)} = ${n}`,
      );
      await setCode(page, noise.join("\n"));
      const snippets = await shared(page);
      expect(Object.keys(snippets)).toEqual(["HTML"]);
      await page.find("button", "Download the program");
    });
  });

  test("the snippets are those of this program, and Escape closes them", async () => {
    await setCode(page, PROGRAM);
    const { Link: link = "", Markdown: markdown, HTML: element = "", Frame: frame = "" } = await shared(page);
    expect(markdown).toBe(
      `\`\`\`python\n${PROGRAM}\`\`\`\n\n[Wait for data: run it in Interleave](${link})\n`,
    );
    expect(element).toMatch(
      /^<script type="module" src="http:\/\/[^/]+\/some\/path\/interleave.js"><\/script>/,
    );
    const address = link.replace("/#", "/embed.html#").replaceAll("&", "&amp;");
    expect(frame).toContain(`<iframe src="${address}" title="Wait for data" loading="lazy"`);
    await page.press("Escape");
    await page.waitUntil("the dialog is gone", () => {
      return document.querySelector("interleave-playground")?.shadowRoot?.querySelector("dialog") === null;
    });
  });

  test("all of it leads to the site that the page's author names, and to none that could run something", async () => {
    const setSite = (site: string): Promise<void> =>
      page.evaluate(
        (site) => document.querySelector("interleave-playground")!.setAttribute("site", site),
        site,
      );
    await setSite("https://play.example.org/there");
    const { Link: link, Markdown: markdown, HTML: element, Frame: frame } = await shared(page);
    expect(link).toMatch(/^https:\/\/play\.example\.org\/there\/#program=/);
    expect(markdown).toContain(`(${link})`);
    expect(element).toContain('src="https://play.example.org/there/interleave.js"');
    expect(frame).toContain('src="https://play.example.org/there/embed.html#program=');
    await page.press("Escape");
    await setSite("javascript:alert(1)");
    for (const text of Object.values(await shared(page))) expect(text).not.toContain("alert");
  });

  describe("a person's version of an example", () => {
    test("is there again after the page was left, is marked as edited, and can be given up", async () => {
      const original = await code(page);
      await typeFirstLine(page, "# mine");
      await reload(page);
      expect(await code(page)).toBe(`# mine\n${original}`);
      expect(await (await page.find("status", "Status")).text()).toBe(
        "This is your version, kept in this browser. Reset brings the original back.",
      );
      expect(
        await page.evaluate(() => document.querySelector("interleave-playground")?.hasAttribute("edited")),
      ).toBe(true);
      await (await page.find("button", "Reset")).click();
      await reload(page);
      expect(await code(page)).toBe(original);
      expect(await (await page.find("status", "Status")).text()).toBe("Ready");
    });
  });

  test("that the browser keeps nothing is said when there is time for it, not in front of a run", async () => {
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await chooseSpeed(page, "instant");
    const status = await page.find("status", "Status");
    await typeFirstLine(page, "# mine");
    await page.press("Control+Enter");
    await status.textMatching(/^Finished/, 30_000);
    await page.type("#");
    await status.textMatching(/This browser does not keep your version/);
  });

  describe("a file that is dropped", () => {
    test("is the program, in its language, and a choice beside the examples", async () => {
      expect(await dropFile(page, "mine.js", 'console.log("from a file");\n')).toBe(true);
      await (await page.find("status", "Status")).textMatching(/“mine.js” is open/);
      expect(await code(page)).toBe('console.log("from a file");\n');
      await pressRun(page, /^Finished/);
      expect(await (await page.find("region", "Output")).text()).toContain("from a file");
      await (await page.find("button", "Next example")).click();
      expect(await code(page)).not.toContain("from a file");
      await (await page.find("combobox", "Example")).choose("mine.js");
      expect(await code(page)).toBe('console.log("from a file");\n');
    });

    test("that was changed is found again as it was left, and as it was", async () => {
      const FILE = "console.log(1);\n";
      const status = await page.find("status", "Status");
      const drop = async (): Promise<void> => {
        await dropFile(page, "mine.js", FILE);
        await status.textMatching(/“mine.js” is open|your version/);
      };
      await drop();
      await typeFirstLine(page, "// one");
      await (await page.find("button", "Next example")).click();
      await drop();
      expect(await code(page)).toBe(`// one\n${FILE}`);
      await typeFirstLine(page, "// two");
      await (await page.find("button", "Next example")).click();
      await (await page.find("combobox", "Example")).choose("mine.js");
      expect(await code(page)).toBe(`// two\n// one\n${FILE}`);
      await (await page.find("button", "Reset")).click();
      expect(await code(page)).toBe(FILE);
    });

    test("that is no program is refused, and nothing is lost", async () => {
      const before = await code(page);
      expect(await dropFile(page, "image.png", "\u0000PNG")).toBe(true);
      await (await page.find("status", "Status")).textMatching(/“image.png” is no text/);
      expect(await code(page)).toBe(before);
    });
  });
});
