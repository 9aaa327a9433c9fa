/** The page that measures, as the driver holds it: opened again when a peer has spoilt it. */
import type { Bench, Order, Sample } from "../sample";
import { launch } from "../../browser/support/launch";
import type { Page } from "../../browser/support/page";
import type { Measuring } from "./rounds";

/** How much longer than its own limit the page may take to answer before it counts as frozen. */
const GRACE = 10_000;

export interface MeasuringPage extends Measuring {
  readonly browserVersion: string;
  close(): Promise<void>;
}

export async function openMeasuringPage(url: string): Promise<MeasuringPage> {
  const browser = await launch("chromium");
  const open = async (): Promise<Page> => {
    const page = await browser.open(url);
    await page.waitUntil("the peers are loaded", () => "bench" in globalThis);
    return page;
  };
  let page = await open().catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  const renew = async (): Promise<void> => {
    await page.close();
    page = await open();
  };
  return {
    browserVersion: browser.version,
    async measure(order) {
      const sample = await answerWithin(order.limit + GRACE, ask(page, order));
      // Its tasks and timers would go on beside what is measured next.
      if (sample.kind === "broken") await renew();
      return sample;
    },
    renew,
    close: () => browser.close(),
  };
}

function ask(page: Page, order: Order): Promise<Sample> {
  return page.evaluate(
    (json: string) => (globalThis as unknown as { bench: Bench }).bench.measure(JSON.parse(json) as Order),
    JSON.stringify(order),
  );
}

async function answerWithin(milliseconds: number, answer: Promise<Sample>): Promise<Sample> {
  let timer: NodeJS.Timeout | undefined;
  const message = `froze the page: no answer for ${milliseconds / 1000} s`;
  const frozen = new Promise<Sample>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "broken", how: "hangs", message }), milliseconds);
  });
  // Once the page is closed, the question that was never answered fails; that is known by then.
  answer.catch(() => {});
  return Promise.race([answer, frozen]).finally(() => clearTimeout(timer));
}
