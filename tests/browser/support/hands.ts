/** What hands do on a page: a mouse that drags, a wheel, two fingers. In Chromium, whose driver can press two at once. */
import type { Page } from "./page";
import { driverOf } from "./puppeteer";

/** A place in the window, in CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The place of a point of an element in the playground, as parts of its width and height; scrolled into sight first. */
export async function placeIn(page: Page, selector: string, right: number, down: number): Promise<Place> {
  return page.evaluate(
    (selector, right, down) => {
      const root = document.querySelector("interleave-playground")?.shadowRoot;
      const element = root?.querySelector(selector);
      if (element == null) throw new Error(`there is no ${selector}`);
      element.scrollIntoView({ block: "center" });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width * right, y: top + height * down };
    },
    selector,
    right,
    down,
  );
}

export async function click(page: Page, { x, y }: Place): Promise<void> {
  await driverOf(page).mouse.click(x, y);
}

export async function drag(page: Page, from: Place, to: Place): Promise<void> {
  const { mouse } = driverOf(page);
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(to.x, to.y, { steps: 4 });
  await mouse.up();
}

export async function wheel(
  page: Page,
  at: Place,
  by: { x?: number; y?: number },
  withControl = false,
): Promise<void> {
  const { mouse, keyboard } = driverOf(page);
  await mouse.move(at.x, at.y);
  if (withControl) await keyboard.down("Control");
  await mouse.wheel({ deltaX: by.x ?? 0, deltaY: by.y ?? 0 });
  if (withControl) await keyboard.up("Control");
}

/** Puts fingers down at the places that the rows begin with, moves each along its row, and lifts them. */
export async function fingers(page: Page, ...rows: readonly (readonly Place[])[]): Promise<void> {
  const session = await driverOf(page).createCDPSession();
  const most = Math.max(...rows.map((row) => row.length));
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", step: number): Promise<unknown> => {
    const points = rows.map((row, id) => ({
      ...(row[Math.min(step, row.length - 1)] ?? { x: 0, y: 0 }),
      id,
    }));
    return session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : points });
  };
  await touch("touchStart", 0);
  for (let step = 1; step < most; step += 1) await touch("touchMove", step);
  await touch("touchEnd", most);
  await session.detach();
}
