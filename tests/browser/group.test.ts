/** Snippets of a page that share a session by the attribute `group`, in JavaScript and in Python. */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { ENDED_WORKER } from "./support/gallery-pages";
import { eachOnAPageOf } from "./support/own-pages";
import type { Browser, Page } from "./support/page";
import { DIST } from "./support/site";

const FIXTURE = fileURLToPath(new URL("fixtures/group", import.meta.url));

interface Ran {
  readonly status: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly error: { readonly name: string; readonly line: number | null; readonly before?: number } | null;
  readonly trace: {
    readonly kind: string;
    readonly at: number;
    readonly line?: number | null;
    readonly name?: string;
  }[];
  readonly took: number;
}

type Playground = HTMLElement & { code: string; speed: string; run(): Promise<Ran>; stop(): void };

let page: Page;

/** Runs a snippet of the page as its Run button would. */
async function run(id: string): Promise<Ran> {
  return page.evaluate(async (id) => {
    const start = performance.now();
    const playground = document.getElementById(id) as Playground;
    const { status, stdout, stderr, error, trace } = await playground.run();
    return { status, stdout, stderr, error, trace: [...trace], took: performance.now() - start };
  }, id);
}

function setCode(id: string, code: string): Promise<void> {
  return page.evaluate(
    (id, code) => void ((document.getElementById(id) as Playground).code = code),
    id,
    code,
  );
}

/** The text of a part of a snippet's playground. */
function text(id: string, part: string): Promise<string | null> {
  return page.evaluate(
    (id, part) => {
      const found = document.getElementById(id)?.shadowRoot?.querySelector(part);
      return found?.textContent?.replace(/\s+/g, " ").trim() ?? null;
    },
    id,
    part,
  );
}

/** Presses a button in a snippet's playground, by its text. */
function press(id: string, name: string): Promise<void> {
  return page.evaluate(
    (id, name) => {
      const buttons = document.getElementById(id)?.shadowRoot?.querySelectorAll("button") ?? [];
      const button = [...buttons].find((each) => each.textContent?.trim() === name);
      if (button === undefined) throw new Error(`no button ${name}`);
      button.click();
    },
    id,
    name,
  );
}

/** Which snippet has the focus, and the line in its editor that has the cursor. */
function cursor(): Promise<readonly [string, string]> {
  return page.evaluate(() => {
    const playground = document.activeElement;
    const active = playground?.shadowRoot?.querySelector(".cm-activeLine");
    return [playground?.id ?? "", active?.textContent ?? ""] as const;
  });
}

function editorsThere(): Promise<void> {
  return page.waitUntil("the full editors are there", () =>
    [...document.querySelectorAll("interleave-playground")].every((each) => {
      each.scrollIntoView();
      return each.shadowRoot?.querySelector(".cm-editor") != null;
    }),
  );
}

const shown = ({ status, stdout, stderr }: Ran) => ({ status, stdout, stderr });
const finished = (stdout: string) => ({ status: "finished", stdout, stderr: "" });

describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  let browser: Browser;

  eachOnAPageOf(
    name,
    {
      folders: { "/docs/": FIXTURE, "/some/deep/path/": DIST },
      path: "docs/",
      ready: (page) =>
        page.waitUntil(
          "the playgrounds are there",
          () => document.querySelectorAll("interleave-playground[state=idle]").length === 7,
        ),
      known: ENDED_WORKER,
    },
    (opened, around) => {
      page = opened;
      browser = around.browser;
    },
  );

  describe.each([
    { language: "JavaScript", js: true, id: (n: number) => `js-${n}`, two: "two 3 4\n" },
    { language: "Python", js: false, id: (n: number) => `py-${n}`, two: "two 6\n" },
  ])("$language", ({ js, id, two }) => {
    test("a snippet has what those before it defined, and what it defines anew", async () => {
      expect(shown(await run(id(2)))).toEqual(finished(two));
      expect(await text(id(2), ".notice")).toBe(
        "Runs after the earlier snippet of its group, whose output is not shown here.",
      );
      expect(shown(await run(id(3)))).toEqual(finished("three 3\n"));
      expect(await text(id(3), ".notice")).toContain("the 2 earlier snippets");
      // Not the first one, nor another group.
      await setCode(id(1), "");
      expect(shown(await run(id(1)))).toEqual(finished(""));
      expect(await text(id(1), ".notice")).toBe(null);
      expect(shown(await run("other"))).toEqual(finished("undefined\n"));
    });

    test("a run leaves nothing to the next, and takes the texts as they are", async () => {
      await setCode(id(1), js ? "let count = 0;" : "count = 0");
      await setCode(id(2), "count += 1");
      await setCode(id(3), js ? "console.log(count)" : "print(count)");
      for (let n = 0; n < 2; n += 1) expect((await run(id(3))).stdout).toBe("1\n");
      await setCode(id(2), "count += 41");
      expect((await run(id(3))).stdout).toBe("41\n");
    });

    test("what is traced is the snippet's own, from its time zero, at its lines", async () => {
      await setCode(id(2), js ? "const base = 3;" : "base = 3");
      const ran = await run(id(3));
      const seconds = /(\d[\d.]*) s/.exec((await text(id(3), "[role=status]")) ?? "")?.[1];
      expect(Number(seconds)).toBeGreaterThanOrEqual(0.4);
      expect(Number(seconds)).toBeLessThan(30);
      // Python's loop has tasks of its own when it is closed.
      const spawned = ran.trace.filter(({ kind }) => kind === "task-spawned").map(({ name }) => name);
      expect(spawned.slice(0, js ? 2 : 1)).toEqual(js ? ["top level", "main"] : ["Task-2"]);
      const lines = ran.trace.flatMap(({ line }) => (line == null ? [] : [line]));
      expect(lines).toContain(2);
      expect(Math.max(...lines)).toBeLessThanOrEqual(5);
      const first = Math.min(...ran.trace.map(({ at }) => at));
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first).toBeLessThan(5_000);
      expect(ran.took).toBeLessThan(30_000);
    });

    test("an error in an earlier snippet is told with a way to it", async () => {
      await editorsThere();
      await setCode(id(1), js ? "\n\n  null.x;" : "\n\n1 / 0");
      const ran = await run(id(3));
      const kind = js ? "TypeError" : "ZeroDivisionError";
      expect(ran).toMatchObject({ status: "failed", stdout: "", error: { name: kind, line: 3, before: 0 } });
      expect(await text(id(3), "[role=status]")).toMatch(
        new RegExp(`^Failed in snippet 1: ${kind}: .* \\(line 3\\)$`),
      );
      const title = js ? "snippet 1 “Helpers”" : "snippet 1";
      expect(await text(id(3), ".failure")).toContain(
        `The error is in ${title}, line 3, which runs before this program.`,
      );
      if (!js) expect(ran.stderr).toContain('File "snippet 1", line 3, in <module>\n    1 / 0');
      // No line of the snippet that was run is to blame.
      expect(
        await page.evaluate(
          (id) => document.getElementById(id)?.shadowRoot?.querySelector(".cm-lintRange, .cm-lint-marker"),
          id(3),
        ),
      ).toBe(null);
      await press(id(3), `${title}, line 3`);
      expect(await cursor()).toEqual([id(1), js ? "  null.x;" : "1 / 0"]);
    });

    test("an error of the snippet has its own line, and a way to the one that it called", async () => {
      await editorsThere();
      await setCode(id(1), js ? "\nfunction f() {\n  null.x;\n}" : "\ndef f():\n    return 1 / 0");
      await setCode(id(2), "");
      await setCode(id(3), "\n\nf()");
      const ran = await run(id(3));
      expect(ran.error).toMatchObject({ line: 3 });
      expect(ran.error?.before).toBe(undefined);
      if (js) return;
      await press(id(3), 'File "snippet 1", line 3');
      expect(await cursor()).toEqual([id(1), "    return 1 / 0"]);
    });

    test("one that does not compile is told, and no line of another is marked", async () => {
      await setCode(id(2), js ? "let = ;" : "x = (");
      const ran = await run(id(3));
      expect(ran).toMatchObject({ status: "failed", error: { name: "SyntaxError", line: 1, before: 1 } });
    });

    test("Stop ends an earlier snippet that goes on for ever", async () => {
      // The engine is there from now on.
      await setCode(id(1), "");
      await run(id(1));
      await setCode(id(1), js ? "for (;;);" : "while True: pass");
      await page.evaluate((id) => {
        const playground = document.getElementById(id) as Playground & { ran?: Promise<Ran> };
        playground.ran = playground.run();
      }, id(3));
      await page.waitUntil(
        "it runs",
        (id) => document.getElementById(id)?.getAttribute("state") === "running",
        id(3),
      );
      // The engine says so once it has begun.
      await page.waitUntil(
        "what runs before it is said",
        (id) => {
          const notice = document.getElementById(id)?.shadowRoot?.querySelector(".notice");
          return notice?.textContent.includes("Runs after the 2 earlier snippets") === true;
        },
        id(3),
      );
      await press(id(3), "Stop");
      await page.waitUntil(
        "it is stopped",
        (id) => document.getElementById(id)?.getAttribute("state") === "stopped",
        id(3),
      );
      await setCode(id(1), js ? "const base = 5;" : "base = 5");
      await setCode(id(2), "");
      await setCode(id(3), js ? "console.log(base)" : "print(base)");
      expect(shown(await run(id(3)))).toEqual(finished("5\n"));
    });
  });

  test("tasks that an earlier snippet leaves stand in the picture's events", async () => {
    const program = (wait: string): string =>
      `import asyncio\nqueue = asyncio.Queue()\nasync def consumer():\n    while True:\n        print("got", await queue.get())\ntask = asyncio.create_task(consumer(), name="consumer")\nawait ${wait}`;
    await setCode("py-1", program("asyncio.sleep(2)"));
    await setCode("py-2", "");
    await setCode("py-3", "await queue.put(1)\nawait asyncio.sleep(0)");
    const ran = await run("py-3");
    expect(shown(ran)).toEqual(finished("got 1\n"));
    const spawned = ran.trace.filter(({ kind }) => kind === "task-spawned");
    expect(spawned.slice(0, 2)).toMatchObject([{ name: "consumer", at: 0, line: null }, { name: "Task-2" }]);
  });

  test("a link has the earlier snippets in it, and runs", async () => {
    for (const [id, output] of [
      ["js-2", "loaded 2\ntwo 3 4\n"],
      ["py-2", "loaded 2\ntwo 6\n"],
    ] as const) {
      await press(id, "Share");
      await page.waitUntil(
        "the dialog is open",
        (id) => document.getElementById(id)?.shadowRoot?.querySelector("dialog textarea") != null,
        id,
      );
      const link = await page.evaluate((id) => {
        const { shadowRoot } = document.getElementById(id) as HTMLElement;
        return shadowRoot?.querySelector<HTMLTextAreaElement>("dialog textarea")?.value ?? "";
      }, id);
      const shared = await browser.open(link);
      await shared.waitUntil("the program is there", () =>
        (document.querySelector<Playground>("interleave-playground")?.code ?? "").includes("snippet 1"),
      );
      const stdout = await shared.evaluate(async () => {
        const playground = document.querySelector("interleave-playground") as Playground;
        playground.speed = "instant";
        return (await playground.run()).stdout;
      });
      await shared.close();
      expect(stdout).toBe(output);
      await press(id, "Close");
    }
  });
});
