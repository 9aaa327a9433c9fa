/** What axe-core finds against WCAG 2.2 AA on a page as it is now, and against the order of headings. Chromium and Firefox. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "./page";
import { driverOf } from "./puppeteer";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] as const;

/**
 * A line for each: the rule, what is at fault, and why. Empty is what one wants. `least` is how many rules have something to
 * look at on the page.
 */
export async function violations(page: Page, least = 10): Promise<string[]> {
  await driverOf(page).evaluate(SOURCE);
  return page.evaluate(
    async (rules, least) => {
      interface Fault {
        readonly target: readonly unknown[];
        readonly failureSummary?: string;
      }
      interface Results {
        readonly violations: readonly { readonly id: string; readonly nodes: readonly Fault[] }[];
        readonly passes: readonly unknown[];
      }
      const { axe } = window as unknown as { axe: { run(options: object): Promise<Results> } };
      const results = await axe.run({
        runOnly: { type: "tag", values: [...rules] },
        rules: { "target-size": { enabled: true }, "heading-order": { enabled: true } },
        resultTypes: ["violations", "passes"],
      });
      // A page of which nothing could be looked at has no faults either.
      if (results.passes.length < least)
        return [`only ${results.passes.length} rules had anything to look at`];
      return results.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => {
          const why = (failureSummary ?? "").replace(/\s+/g, " ");
          return `${id}: ${target.flat().join(" ")}: ${why}`;
        }),
      );
    },
    [...RULES],
    least,
  );
}
