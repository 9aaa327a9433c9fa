/** Starts any of the browsers by its name. */
import type { BrowserName } from "./browsers";
import type { Browser } from "./page";
import { launchPuppeteer } from "./puppeteer";
import { launchWebkit } from "./webkit";

export function launch(name: BrowserName): Promise<Browser> {
  return name === "webkit" ? launchWebkit() : launchPuppeteer(name);
}
