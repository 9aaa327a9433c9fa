/** The page that measures, as the driver holds it: opened again when a peer has spoilt it. */
import type { Bench, Broken, Order, Timed } from "../sample";
import type { Browser, Page } from "../../browser/support/page";
import type { Measuring } from "./rounds";

/** With these a page gets a clock of 5 microseconds instead of 100. */
export const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** How much longer than its own limit the page may take to answer before it counts as frozen. */
const GRACE = 10_000;

export async function openMeasuringPage<M extends Timed>(
  browser: Browser,
  url: string,
): Promise<Measuring<M>> {
  const open = async (): Promise<Page> => {
    const page = await browser.open(url);
    await page.waitUntil("the peers are loaded", () => "bench" in globalThis);
    return page;
  };
  let page = await open();
  const renew = async (): Promise<void> => {
    await page.close();
    page = await open();
  };
  return {
    async measure(order) {
      const sample = await answerWithin(order.limit + GRACE, ask<M>(page, order));
      // Its tasks and timers would go on beside what is measured next.
      if (sample.kind === "broken") await renew();
      return sample;
    },
    renew,
  };
}

function ask<M extends Timed>(page: Page, order: Order): Promise<M | Broken> {
  return page.evaluate(
    (json: string) => (globalThis as unknown as { bench: Bench<M> }).bench.measure(JSON.parse(json) as Order),
    JSON.stringify(order),
  );
}

/** What the page answers, or that it is frozen. */
export async function answerWithin<T>(milliseconds: number, answer: Promise<T>): Promise<T | Broken> {
  let timer: NodeJS.Timeout | undefined;
  const message = `froze the page: no answer for ${milliseconds / 1000} s`;
  const frozen = new Promise<Broken>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "broken", how: "hangs", message }), milliseconds);
  });
  // Once the page is closed, the question that was never answered fails; that is known by then.
  answer.catch(() => {});
  return Promise.race([answer, frozen]).finally(() => clearTimeout(timer));
}
