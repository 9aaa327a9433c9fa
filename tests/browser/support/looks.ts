/** How a page looks to a person: on a wide screen or a phone, light or dark, calm, in colours of the system's. Chromium only. */
import type { Page } from "./page";
import { driverOf } from "./puppeteer";

export interface Looks {
  /** In CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** A finger in place of a mouse. */
  readonly touch?: boolean;
  readonly scheme?: "light" | "dark";
  readonly calm?: boolean;
  readonly forcedColors?: boolean;
}

export async function setLooks(page: Page, looks: Looks): Promise<void> {
  const driver = driverOf(page);
  const { width = 1280, height = 900, touch = false, scheme = "light" } = looks;
  await driver.setViewport({ width, height, hasTouch: touch, isMobile: touch });
  const session = await driver.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", {
    features: [
      { name: "prefers-color-scheme", value: scheme },
      { name: "prefers-reduced-motion", value: looks.calm === true ? "reduce" : "no-preference" },
      { name: "forced-colors", value: looks.forcedColors === true ? "active" : "none" },
    ],
  });
}

/** Those in which each view is looked at, by name. */
export const LOOKS: readonly (readonly [string, Looks])[] = [
  ["wide and light", { scheme: "light" }],
  ["wide and dark", { scheme: "dark" }],
  ["a phone's, light", { width: 390, height: 800, touch: true, scheme: "light" }],
  ["a phone's, dark", { width: 390, height: 800, touch: true, scheme: "dark" }],
];
