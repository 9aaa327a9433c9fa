/**
 * What the picture says went wrong, of each example of the gallery: every sentence is true, and of a program that does nothing
 * wrong there is none.
 */
import { describe, expect, test } from "vitest";
import { EXAMPLES } from "../../www/src/gallery/examples";
import { Advisor } from "../../www/src/model/advice/advisor";
import { History } from "../../www/src/model/history";
import type { TraceEvent } from "../../www/src/protocol/trace";
import { ENDED_WORKER, eachOnAGalleryPage } from "./support/gallery-pages";
import type { Page } from "./support/page";
import { chooseSpeed, setCode } from "./support/playground";

type Playground = HTMLElement & { run(): Promise<{ trace: readonly TraceEvent[] }> };

const MENDS = {
  javascript: "await Promise.all([brew(...), ...])` lets",
  python: "await asyncio.gather(brew(...), ...)` or an `asyncio.TaskGroup` lets",
};
const ONE_BY_ONE =
  "9: Calls of brew() at lines 9, 10 and 11 waited one after the other: 2.4 s in all, while no other task ran. " +
  "If none needs what another brings, `MEND them wait together, for about 1 s.";
const ONE_AFTER_ANOTHER =
  "11: Calls of download() at lines 11, 12 and 13 waited one after the other: 3 s in all, while no other task ran. " +
  "If none needs what another brings, `MEND them wait together, for about 1.5 s.";
const DEADLOCK =
  "10: Deadlock: ADA waits for a lock held by BOB, BOB waits for a lock held by ADA. Neither goes on unless one of them is " +
  "cancelled, or another task releases a lock. " +
  "Acquire locks in the same order everywhere, and none that the task itself holds.";

/** By example: each sentence, behind the line that it is about. */
const SAID: Readonly<Record<"javascript" | "python", Readonly<Record<string, readonly string[]>>>> = {
  javascript: {
    "one-by-one": [ONE_BY_ONE.replace("MEND", MENDS.javascript)],
    "one-after-another": [ONE_AFTER_ANOTHER.replace("MEND", MENDS.javascript.replace("brew", "download"))],
    blocking: [
      "17: top level kept the loop to itself for 1.5 s: no other task could run. " +
        "Do long computation in a worker, or in pieces with `await sleep(0)` in between.",
    ],
    deadlock: [DEADLOCK.replace(/ADA|BOB/g, "eat")],
  },
  python: {
    "one-by-one": [ONE_BY_ONE.replace("MEND", MENDS.python)],
    "one-after-another": [ONE_AFTER_ANOTHER.replace("MEND", MENDS.python.replace("brew", "download"))],
    blocking: [
      "16: main kept the loop to itself for 2 s: no other task could run. " +
        "Write `await asyncio.sleep()` in place of `time.sleep()`, and do long computation in a thread " +
        "(`asyncio.to_thread`) or in pieces, with `await asyncio.sleep(0)` in between.",
    ],
    "never-awaited": [
      "8: save() was called at line 8 and never awaited, so nothing of it ran. " +
        "Write `await save(...)`, or give it to `asyncio.create_task()` and keep the task.",
    ],
    "lost-error": [
      "8: backup failed at line 5, and nobody awaited it, so its error reached nobody. " +
        "Keep the task that `asyncio.create_task()` returns and await it, or make it in an `asyncio.TaskGroup`, which raises " +
        "what its tasks raise.",
    ],
    deadlock: [DEADLOCK.replaceAll("ADA", "Ada").replaceAll("BOB", "Bob")],
  },
};

/** Runs the program that is shown, and says what there is to say of it. */
async function saidOf(page: Page): Promise<readonly string[]> {
  const trace = await page.evaluate(async () => {
    const playground = document.querySelector("interleave-playground") as Playground;
    return (await playground.run()).trace;
  });
  const [history, advisor] = [new History(), new Advisor()];
  history.append(trace);
  advisor.append(trace);
  const { first, more } = advisor.advice(history, true);
  expect(more).toBe(0);
  return first.map(({ line, text }) => `${line}: ${text}`);
}

describe.each(["javascript", "python"] as const)("what is said of the examples in %s", (language) => {
  let page: Page;
  const known = language === "python" ? { known: ENDED_WORKER } : {};
  eachOnAGalleryPage("chromium", { language, ...known }, (fresh) => void (page = fresh));
  const groups = [...new Set(EXAMPLES.map(({ group }) => group))];

  test.each(groups)("is true, and little: %s", async (chosen) => {
    await chooseSpeed(page, "instant");
    const said: Record<string, readonly string[]> = {};
    const expected: Record<string, readonly string[]> = {};
    for (const { id, code } of EXAMPLES.filter(({ group }) => group === chosen)) {
      const program = code[language];
      if (program === undefined) continue;
      await setCode(page, program);
      said[id] = await saidOf(page);
      expected[id] = SAID[language][id] ?? [];
    }
    expect(said).toEqual(expected);
  });

  test("has no example that is no more", () => {
    const ids = EXAMPLES.filter(({ code }) => code[language] !== undefined).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(Object.keys(SAID[language])));
  });
});
