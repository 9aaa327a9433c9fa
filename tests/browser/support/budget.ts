/**
 * What a page costs whoever opens it, in Chromium: how long its main thread was kept by one task, and how far what was shown
 * moved. A task is counted in the time that the processor gave it, not by the clock: a machine that has other things to do
 * changes nothing about it.
 */
import type { Browser } from "./page";
import { driverOf } from "./puppeteer";

export interface Cost {
  /** The longest task of the main thread, in milliseconds of processor time. */
  readonly longest: number;
  /** The sum of all layout shifts (https://web.dev/articles/cls), whenever they came. */
  readonly shift: number;
}

/**
 * How many times as long as `REFERENCE` this machine takes for what a page is made of, scripts and elements: a limit in
 * milliseconds is meant for a machine of a kind, and a slower one has so much more. Never less than one.
 */
export async function slowness(browser: Browser): Promise<number> {
  const page = await browser.open("about:blank");
  const took = await page.evaluate(() => {
    const times = Array.from({ length: 9 }, () => {
      const start = performance.now();
      const root = document.createElement("div");
      for (let n = 0; n < 1_000; n += 1) {
        const part = document.createElement("p");
        part.className = `part ${n % 7}`;
        part.textContent = [n, n * n, n.toString(36)].map(String).join(" ");
        root.append(part);
      }
      document.body.append(root);
      void root.offsetHeight;
      root.remove();
      return performance.now() - start;
    });
    return Math.min(...times);
  });
  await page.close();
  return Math.max(1, took / REFERENCE);
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** In microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly isOutermostMainFrame?: boolean } };
}

/** Milliseconds that the work of `slowness` takes on a machine for which limits are meant: two cores of a server that is idle. */
const REFERENCE = 12;

const CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "__metadata"];

/** Opens a page and waits until `settled`, run in it, says true, and half a second more. */
export async function costOf(browser: Browser, url: string, settled: () => boolean): Promise<Cost> {
  const page = await browser.open("about:blank");
  const driver = driverOf(page);
  await driver.evaluateOnNewDocument(() => {
    const sum = { shift: 0 };
    Object.assign(window, { sum });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await driver.tracing.start({ categories: CATEGORIES });
  await page.goto(url);
  await page.waitUntil("the page has settled", settled);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const recorded = await driver.tracing.stop();
  const shift = await page.evaluate(() => (window as unknown as { sum: { shift: number } }).sum.shift);
  await page.close();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(recorded)) as { traceEvents: TraceEvent[] };
  return { longest: longestTask(traceEvents), shift };
}

/** Of all main threads of pages: only one page is open that does anything. */
function longestTask(events: readonly TraceEvent[]): number {
  const threads = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  // One that was cut off by the end of the trace does not say how long it was.
  const times = events.flatMap(({ name, pid, tid, tdur }) =>
    name === "RunTask" && tdur !== undefined && threads.has(`${pid} ${tid}`) ? [tdur / 1000] : [],
  );
  if (times.length === 0) throw new Error("the trace has no tasks of a main thread");
  return Math.max(...times);
}
