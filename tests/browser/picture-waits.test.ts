/** Who awaits whom, as a tree in the moment's panel: of programs that go on, and of some that do not. */
import { describe, expect, test } from "vitest";
import { violations } from "./support/axe";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import { setLooks, type Looks } from "./support/looks";
import type { Page } from "./support/page";
import { chooseSpeed, goToMoment, pictured, run } from "./support/playground";

const DEADLOCK = `import { Lock, Queue, gather, sleep, spawn } from "interleave";

const forks = new Lock();
const knives = new Lock();

async function eat(first, second) {
  await first.acquire();
  await sleep(100);
  await second.acquire();
}

spawn(async () => {
  await new Queue().get();
}, { name: "waiter" });
await gather(
  spawn(() => eat(forks, knives), { name: "Plato" }),
  spawn(() => eat(knives, forks), { name: "Kant" }),
);
`;

const LETTER = `import { Future, sleep } from "interleave";

const letter = new Future();
async function reader() {
  await letter;
}
async function writer() {
  await sleep(300);
  letter.setResult("Dear");
}
writer();
await reader();
`;

const PYTHON = `import asyncio

async def fetch(seconds):
    await asyncio.sleep(seconds)

async def main():
    slow = asyncio.create_task(fetch(0.3), name="slow")
    await slow

asyncio.run(main())
`;

const NESTED = `import asyncio

async def fetch():
    await asyncio.sleep(0.2)

async def both():
    await fetch()

asyncio.run(both())
`;

const PYTHON_DEADLOCK = `import asyncio

async def eat(first, second):
    async with first:
        await asyncio.sleep(0.1)
        async with second:
            pass

async def main():
    forks, knives = asyncio.Lock(), asyncio.Lock()
    waiter = asyncio.create_task(asyncio.Queue().get(), name="waiter")
    await asyncio.gather(
        asyncio.create_task(eat(forks, knives), name="Plato"),
        asyncio.create_task(eat(knives, forks), name="Kant"),
    )

asyncio.run(main())
`;

const DEADLOCK_TEXT =
  "Deadlock: Plato waits for a lock held by Kant, Kant waits for a lock held by Plato. " +
  "Neither goes on unless one of them is cancelled, or another task releases a lock.";
const NOTHING_LEFT_TEXT =
  "Nothing is left in the loop that could end these waits: nothing runs, nothing is ready, and no timer is set.";

/** Puts the slider to the first moment at which so many of these stand in the panel. */
const goToWhere = (page: Page, selector: string, count: number): Promise<void> =>
  goToMoment(page, `.now ${selector}`, { count });

/** The tree, a line a task or future, further in the deeper it stands; and what is said above it. */
function shown(page: Page): Promise<{ alarms: string[]; tree: string[] }> {
  return page.evaluate(() => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    const clean = (text: string | null): string => text?.replace(/\s+/g, " ").trim() ?? "";
    const tree: string[] = [];
    const draw = (list: Element, deep: string): void => {
      for (const item of list.children) {
        const own = item.cloneNode(true) as Element;
        for (const below of own.querySelectorAll("ul")) below.remove();
        tree.push(deep + clean(own.textContent));
        for (const below of item.children) if (below.matches("ul")) draw(below, `${deep}- `);
      }
    };
    const first = root?.querySelector('.now [aria-label="Waiting"] > ul');
    if (first != null) draw(first, "");
    return {
      alarms: [...(root?.querySelectorAll(".now .alarm") ?? [])].map((p) => clean(p.textContent)),
      tree,
    };
  });
}

async function chooseJavaScript(page: Page): Promise<void> {
  await page.evaluate(() => void (location.hash = "#language=javascript"));
  await page.waitUntil("the language is JavaScript", () => {
    return document.querySelector("interleave-playground")?.getAttribute("language") === "javascript";
  });
}

describe.each(["chromium", "firefox"] as const)("who awaits whom in %s", (name) => {
  let page: Page;

  eachOnAGalleryPage(name, { language: "python" }, async (opened) => {
    page = opened;
    await chooseSpeed(page, "instant");
  });

  test("two that wait for each other's lock are marked, and so is what waits for them", async () => {
    await chooseJavaScript(page);
    await pictured(page, DEADLOCK, "failed");
    // At its end a program lets go of its tasks.
    expect(await shown(page)).toEqual({ alarms: [], tree: [] });
    await goToWhere(page, ".alarm", 2);
    expect(await shown(page)).toEqual({
      alarms: [DEADLOCK_TEXT, NOTHING_LEFT_TEXT],
      tree: [
        "top level for a gather of 2: Plato, Kant, line 15 waits for a deadlock",
        "- Plato eat() for a lock held by Kant, line 9 deadlock",
        "- - holder: Kant eat() for a lock held by Plato, line 9 deadlock",
        "- - - holder: Plato eat() see above",
        "- Kant eat() see above",
        "waiter (anonymous)() for something in an empty queue, line 13 nothing can end this",
      ],
    });
    await page.waitUntil("a screen reader is told", () => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const told = root?.querySelector("[aria-label='Moment in words']")?.textContent ?? "";
      return told.includes("Deadlock: Plato waits for a lock held by Kant, Kant waits");
    });
  });

  test("a program that goes on has its tasks below those that await them, and its futures", async () => {
    await chooseJavaScript(page);
    await pictured(page, LETTER, "finished");
    await goToWhere(page, ".awaits .awaits .awaits", 1);
    expect(await shown(page)).toEqual({
      alarms: [],
      tree: [
        "top level for reader, line 12",
        "- reader for future 1, which writer sets, line 5",
        "- - sets it: writer for a sleep of 300 ms until 300 ms, line 8",
      ],
    });
    const futures = await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector('.now [aria-label="Pending futures"] ol')?.textContent?.replace(/\s+/g, " ");
    });
    expect(futures?.trim()).toBe("Future 1 made by top level, awaited by reader 1 of the library");
  });

  test("a task that waits in a call of a call has both, and one that goes on says from where", async () => {
    await pictured(page, NESTED, "finished");
    await goToWhere(page, ".awaits .calls", 1);
    const tree = "both Task-1 for a sleep of 200 ms in fetch until 200 ms both line 7 fetch line 4";
    expect((await shown(page)).tree).toEqual([tree]);
    await goToWhere(page, '[aria-label="Running"] .calls', 1);
    const running = await page.evaluate(() => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      return root?.querySelector('.now [aria-label="Running"] li')?.textContent?.replace(/\s+/g, " ").trim();
    });
    expect(running).toBe("both Task-1 went on from both line 7 fetch line 4");
  });

  test("is the same for Python, in a deadlock", async () => {
    await pictured(page, PYTHON_DEADLOCK, "failed");
    await goToWhere(page, ".alarm", 2);
    expect(await shown(page)).toEqual({
      alarms: [DEADLOCK_TEXT, NOTHING_LEFT_TEXT],
      tree: [
        "main Task-1 for a gather of 2: Plato, Kant, line 12 waits for a deadlock",
        "- Plato eat() for a lock held by Kant, line 6 deadlock",
        "- - holder: Kant eat() for a lock held by Plato, line 6 deadlock",
        "- - - holder: Plato eat() see above",
        "- Kant eat() see above",
        "waiter Queue.get() for something in an empty queue nothing can end this",
      ],
    });
  });

  test("is the same for Python, where it goes on", async () => {
    await pictured(page, PYTHON, "finished");
    await goToWhere(page, ".awaits .awaits", 1);
    expect(await shown(page)).toMatchObject({
      tree: ["main Task-1 for task slow, line 8", "- slow fetch() is ready"],
    });
  });
});

const LOOKS: readonly (readonly [string, Looks])[] = [
  ["wide and light", { scheme: "light" }],
  ["a phone's, dark", { width: 390, height: 800, touch: true, scheme: "dark" }],
];

describe.each(LOOKS)("a deadlock, %s", (_name, looks) => {
  let page: Page;

  eachOnAGalleryPage("chromium", { language: "javascript" }, async (opened) => {
    page = opened;
    await setLooks(page, { ...looks, calm: true });
    await chooseSpeed(page, "instant");
  });

  test("breaks no rule of WCAG", async () => {
    await pictured(page, DEADLOCK, "failed");
    await goToWhere(page, ".alarm", 2);
    expect(await violations(page)).toEqual([]);
  });
});
