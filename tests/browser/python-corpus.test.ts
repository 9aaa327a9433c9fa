/**
 * The corpus of tests/python on the page, through the element: all of it in Chromium on the instant clock, a sample
 * live, a sample in Firefox. WebKit is left out: there the second interpreter of a page breaks as it imports asyncio.
 * The element gives the two streams one by one; tests/python/corpus.test.ts compares the order between them.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allCases, type Case, expectedOf, knownFailures } from "../python/cases";
import { streamsOf, transcript } from "../python/transcript";
import type { BrowserName } from "./support/browsers";
import { launch } from "./support/launch";
import type { Browser, Page } from "./support/page";
import { chooseSpeed, openGallery, run, setCode } from "./support/playground";
import { DIST, serve, type Site } from "./support/site";

const known = knownFailures();

/** Those that ask a person for a line are for python.test.ts; those known to fail, for tests/python/corpus.test.ts. */
const PROGRAMS = allCases().filter(({ name, input }) => input === "" && !known.has(name));

/** One in so many, of every topic, is enough where it is not the interpreter that differs. */
const sample = (programs: readonly Case[]): readonly Case[] =>
  programs.filter((_, index) => index % 12 === 0);

/** Programs whose time passes within a second or two. */
const LIVE = [
  "as_completed/in_order_of_completion",
  "gather/results_in_order",
  "tasks/shorter_sleeps_end_first",
  "tasks/sleep_zero_takes_turns",
  "task_group/all_finish",
  "threads/to_thread",
  "wait_for/uncaught",
];

interface Plan {
  readonly browser: BrowserName;
  readonly speed: string;
  readonly programs: readonly Case[];
}

const PLANS: readonly Plan[] = [
  { browser: "chromium", speed: "instant", programs: PROGRAMS },
  { browser: "chromium", speed: "1x", programs: PROGRAMS.filter(({ name }) => LIVE.includes(name)) },
  { browser: "firefox", speed: "instant", programs: sample(PROGRAMS) },
];

describe.each(PLANS)("the corpus in $browser, $speed", ({ browser: name, speed, programs }) => {
  let site: Site;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serve({ "/": DIST });
    browser = await launch(name);
    page = await openGallery(browser, site.url, "python");
    await chooseSpeed(page, speed);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.for(programs)("$name", async (program) => {
    await setCode(page, program.source);
    const { stdout, stderr } = await run(page);
    const pieces = [
      { stream: "stdout", text: stdout },
      { stream: "stderr", text: stderr },
    ] as const;
    const actual = streamsOf(transcript({ pieces, status: 0 }));
    const expected = streamsOf(expectedOf(program));
    expect(actual).toEqual(expected);
  });
});
