/**
 * What the picture says went wrong, of each example of the gallery: every sentence is true, and of a program that does nothing
 * wrong there is none.
 */
import { describe, expect, test } from "vitest";
import { EXAMPLES } from "../../www/src/gallery/examples";
import { Advisor } from "../../www/src/model/advice/advisor";
import { History } from "../../www/src/model/history";
import type { TraceEvent } from "../../www/src/protocol/trace";
import { eachOnAGalleryPage } from "./support/gallery-pages";
import type { Page } from "./support/page";
import { chooseSpeed, setCode } from "./support/playground";

type Playground = HTMLElement & { run(): Promise<{ trace: readonly TraceEvent[] }> };

/** By example: each sentence, behind the line that it is about. */
const SAID: Readonly<Record<"javascript", Readonly<Record<string, readonly string[]>>>> = {
  javascript: {
    "one-by-one": [
      "9: Calls of brew() at lines 9, 10 and 11 waited one after the other: 2.4 s in all, while no other task ran. " +
        "If none needs what another brings, `await Promise.all([brew(...), ...])` lets them wait together, for about 1 s.",
    ],
    blocking: [
      "17: top level kept the loop to itself for 1.5 s: no other task could run. " +
        "Do long computation in a worker, or in pieces with `await sleep(0)` in between.",
    ],
    deadlock: [
      "10: Deadlock: eat waits for a lock held by eat, eat waits for a lock held by eat. Neither goes on unless one of them " +
        "is cancelled, or another task releases a lock. " +
        "Acquire locks in the same order everywhere, and none that the task itself holds.",
    ],
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

describe.each(["javascript"] as const)("what is said of the examples in %s", (language) => {
  let page: Page;
  eachOnAGalleryPage("chromium", { language }, (fresh) => void (page = fresh));

  test("is true, and little", async () => {
    await chooseSpeed(page, "instant");
    const said: Record<string, readonly string[]> = {};
    for (const { id, code } of EXAMPLES) {
      const program = code[language];
      if (program === undefined) continue;
      await setCode(page, program);
      const sentences = await saidOf(page);
      if (sentences.length > 0) said[id] = sentences;
    }
    expect(said).toEqual(SAID[language]);
  });
});
