/** A program that a person pauses, goes through in steps and lets go on; in Chromium, in both languages. */
import { describe, expect, test } from "vitest";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import type { Page } from "./support/page";
import { chooseSpeed, outputLines, setCode } from "./support/playground";

const PROGRAMS = {
  python: {
    /** Two tasks, whose lines come by turns. */
    talks: `import asyncio

async def talk(name, delay):
    for n in range(8):
        await asyncio.sleep(delay)
        print(name, n)

async def main():
    await asyncio.gather(talk("a", 0.3), talk("b", 0.2))

asyncio.run(main())
`,
    /** No turn of it waits. */
    restless: `import asyncio

async def main():
    print("begins")
    while True:
        await asyncio.sleep(0)

asyncio.run(main())
`,
    busy: `print("begins")
end = __import__("time").monotonic() + 4
while __import__("time").monotonic() < end: pass
print("ends")
`,
  },
  javascript: {
    talks: `import { sleep } from "interleave";

async function talk(name, delay) {
  for (let n = 0; n < 8; n++) {
    await sleep(delay);
    console.log(name, n);
  }
}

await Promise.all([talk("a", 300), talk("b", 200)]);
`,
    restless: `console.log("begins");
while (true) await null;
`,
    busy: `console.log("begins");
await null;
const end = performance.now() + 4_000;
while (performance.now() < end);
console.log("ends");
`,
  },
} as const;

const PAUSED = /^Paused at [\d.]+ s, turn (\d+)$/;

async function press(page: Page, name: string): Promise<void> {
  await (await page.find("button", name)).click();
}

async function status(page: Page, wanted: RegExp): Promise<RegExpMatchArray> {
  const text = await (await page.find("status", "Status")).textMatching(wanted);
  return text.match(wanted) as RegExpMatchArray;
}

/** How many events there are, and how many of them have happened at the moment that is shown. */
function moment(page: Page): Promise<{ shown: number; all: number }> {
  return page.evaluate(() => {
    const slider = document
      .querySelector("interleave-playground")
      ?.shadowRoot?.querySelector<HTMLInputElement>(".moment");
    return { shown: Number(slider?.value), all: Number(slider?.max) };
  });
}

/** Starts a program and waits for a line of its output. */
async function begin(page: Page, program: string, line: string): Promise<void> {
  await setCode(page, program);
  await press(page, "Run");
  await page.waitUntil(
    `the program wrote ${line}`,
    (line) => {
      const output = document.querySelector("interleave-playground")?.shadowRoot?.querySelector(".output");
      return output?.textContent?.includes(line) === true;
    },
    line,
  );
}

/** Until the picture shows all that was told of the run, and the moment after it. */
async function settled(page: Page): Promise<{ shown: number; all: number }> {
  let before = await moment(page);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = await moment(page);
    if (now.all === before.all) return now;
    before = now;
  }
}

describe.each(["python", "javascript"] as const)("a program in %s", (language) => {
  let page: Page;
  const { talks, restless, busy } = PROGRAMS[language];

  eachOnAGalleryPage("chromium", { language }, async (opened) => {
    page = opened;
    await chooseSpeed(page, "1x");
  });

  test("writes nothing while it is paused, and in the end what it writes unpaused", async () => {
    await begin(page, talks, "b 1");
    await press(page, "Pause");
    await status(page, PAUSED);
    const before = await outputLines(page);
    const at = await settled(page);
    // Three of its timers would have fired.
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await outputLines(page)).toEqual(before);
    expect(await moment(page)).toEqual(at);
    await press(page, "Continue");
    await status(page, /^Finished in (1\.6|2\.\d) s$/);
    // Every 0.6 s both are due at once; which comes first then is a matter of microseconds.
    const lines = await outputLines(page);
    for (const name of ["a", "b"]) {
      const own = lines.filter((line) => line.startsWith(name));
      expect(own).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((n) => `${name} ${n}`));
    }
    expect(lines).toHaveLength(16);
  });

  test("goes on by one job, by one turn, and by one event", async () => {
    await begin(page, talks, "b 1");
    await press(page, "Pause");
    await status(page, PAUSED);
    const before = await settled(page);
    await press(page, "Next job");
    await page.waitUntil(
      "there is more of the run",
      (all) => {
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        return Number(root?.querySelector<HTMLInputElement>(".moment")?.max) > all;
      },
      before.all,
    );
    const after = await settled(page);
    expect(after.shown).toBe(after.all);
    // The last job is a new one, the one before it is not.
    await press(page, "To the switch of tasks before");
    const last = await settled(page);
    await press(page, "To the switch of tasks before");
    const secondToLast = await settled(page);
    expect(last.shown).toBeGreaterThan(before.all);
    expect(secondToLast.shown).toBeLessThanOrEqual(before.all);
    expect(secondToLast.all).toBe(after.all);
    // What was recorded comes first: back to the newest moment, then the program goes on.
    await press(page, "Next turn");
    while ((await settled(page)).shown < after.all) await press(page, "Next turn");
    expect((await moment(page)).all).toBe(after.all);
    const [, turn] = await status(page, PAUSED);
    await press(page, "Next turn");
    await status(page, new RegExp(`^Paused at .*, turn ${Number(turn) + 1}$`));
    const newest = await settled(page);
    await press(page, "One step on");
    await page.waitUntil(
      "it goes one event further",
      (all) => {
        const root = document.querySelector("interleave-playground")?.shadowRoot;
        return Number(root?.querySelector<HTMLInputElement>(".moment")?.value) === all + 1;
      },
      newest.all,
    );
    await press(page, "Stop");
    await status(page, /^Stopped$/);
  });

  test("is paused though no turn of it waits, by keyboard too", async () => {
    await begin(page, restless, "begins");
    await (await page.find("button", "Pause")).focus();
    await page.press("Enter");
    const [, turn] = await status(page, PAUSED);
    await (await page.find("button", "Next turn")).focus();
    await page.press("Enter");
    await status(page, new RegExp(`^Paused at .*, turn ${Number(turn) + 1}$`));
    await press(page, "Stop");
    await status(page, /^Stopped$/);
  });

  test("that cannot be paused yet says why", async () => {
    await begin(page, busy, "begins");
    await press(page, "Pause");
    await status(page, /^Pausing: waiting for the running job to end…$/);
    if (language === "javascript") await status(page, /^Paused at/);
    else await status(page, /^Finished/);
  });

  test("is paused on the instant clock", async () => {
    await chooseSpeed(page, "instant");
    const endless = {
      python:
        "import asyncio\nasync def main():\n  print('begins')\n  while True: await asyncio.sleep(1)\nasyncio.run(main())",
      javascript:
        "import { sleep } from 'interleave';\nconsole.log('begins');\nwhile (true) await sleep(1000);",
    };
    await begin(page, endless[language], "begins");
    await press(page, "Pause");
    const [before] = await status(page, PAUSED);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await status(page, PAUSED))[0]).toBe(before);
    await press(page, "Stop");
    await status(page, /^Stopped$/);
  });
});
