/** Starts any of the browsers by its name. */
import type { BrowserName } from "./browsers";
import type { Browser } from "./page";
import { launchChromium, launchFirefox } from "./puppeteer";
import { launchWebkit } from "./webkit";

/** `optimizing`: Chromium with all tiers of its compiler, as people have it. */
export function launch(name: BrowserName, { optimizing = false } = {}): Promise<Browser> {
  switch (name) {
    case "chromium":
      return launchChromium(optimizing);
    case "firefox":
      return launchFirefox();
    case "webkit":
      return launchWebkit();
  }
}
