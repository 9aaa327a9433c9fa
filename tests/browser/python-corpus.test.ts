/**
 * The corpus of tests/python on the page, through the element, against what CPython wrote: all of it in Chromium on
 * the instant clock, samples live, in Firefox and in WebKit, which cannot suspend WebAssembly.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allCases, type Case, expectedOf, knownFailures } from "../python/cases";
import { expectTranscript } from "../python/known";
import { transcript } from "../python/transcript";
import type { BrowserName } from "./support/browsers";
import { launch } from "./support/launch";
import type { Browser, Page } from "./support/page";
import { chooseSpeed, openGallery } from "./support/playground";
import { DIST, serve, type Site } from "./support/site";
import { record } from "./support/transcript";

const known = knownFailures("on the page");

/** Those that ask a person for a line are for python.test.ts. */
const PROGRAMS = allCases().filter(({ input }) => input === "");

/** One in so many, of every topic, is enough where it is not the interpreter that differs. */
const oneIn = (many: number, programs: readonly Case[]): readonly Case[] =>
  programs.filter((_, index) => index % many === 0);

/** Programs whose time passes within a second or two; none says how much of it, for the machine may be busy. */
const LIVE = [
  "as_completed/in_order_of_completion",
  "gather/results_in_order",
  "queues/producer_consumer",
  "task_group/all_finish",
  "tasks/sleep_zero_takes_turns",
  "threads/to_thread",
  "wait_for/uncaught",
];

interface Plan {
  readonly browser: BrowserName;
  readonly speed: string;
  readonly programs: readonly Case[];
  /** So many programs run on a page, one after the other; then it is closed, and another one opened. */
  readonly onOnePage: number;
}

const PLANS: readonly Plan[] = [
  { browser: "chromium", speed: "instant", programs: PROGRAMS, onOnePage: 50 },
  { browser: "chromium", speed: "1x", programs: PROGRAMS.filter(isLive), onOnePage: 50 },
  { browser: "firefox", speed: "instant", programs: oneIn(10, PROGRAMS), onOnePage: 50 },
  {
    browser: "webkit",
    speed: "instant",
    // A page each, of which the engine takes seconds to compile.
    programs: oneIn(
      80,
      PROGRAMS.filter(({ needsThreads }) => !needsThreads),
    ),
    onOnePage: 1,
  },
];

test("every program that is to run live is there", () => {
  expect(PROGRAMS.filter(isLive).map(({ name }) => name)).toEqual(LIVE);
});

describe.each(PLANS)("the corpus in $browser, $speed", ({ browser: name, speed, programs, onOnePage }) => {
  // WebKitGTK 2.50 now and then breaks the engine as it starts: see python.test.ts.
  const retry = name === "webkit" ? 2 : 0;
  let site: Site;
  let browser: Browser;
  let page: Page | null = null;
  let ran = 0;

  beforeAll(async () => {
    site = await serve({ "/": DIST });
    browser = await launch(name, { optimizing: true });
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** The page for the next program. */
  const nextPage = async (): Promise<Page> => {
    if (page !== null && ran === onOnePage) await leave();
    if (page === null) {
      page = await openGallery(browser, site.url, "python");
      await chooseSpeed(page, speed);
      ran = 0;
    }
    ran += 1;
    return page;
  };

  /** A page on which something went wrong may not be as it was. */
  const leave = async (): Promise<void> => {
    await page?.close();
    page = null;
  };

  test.for(programs)("$name", { retry }, async (program) => {
    const output = await record(await nextPage(), program.source).catch(async (error: unknown) => {
      await leave();
      throw error;
    });
    if (output === null) await leave();
    const actual = output === null ? "it does not end\n" : transcript(output);
    expectTranscript(actual, expectedOf(program), known.get(program.name));
  });
});

function isLive({ name }: Case): boolean {
  return LIVE.includes(name);
}
