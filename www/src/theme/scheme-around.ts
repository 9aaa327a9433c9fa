/**
 * Whether a page is light or dark where an element stands, judged by what is seen there. How a page says it differs from one
 * documentation tool to the next (a class, an attribute, on this element or that), and some say nothing: so neither is
 * looked at, but the ground that is painted behind the element, or else the text around it. Knows computed styles only.
 */

export type Scheme = "light" | "dark";

/** Half as light as white, to the eye. */
const MIDDLE = 0.5;

/**
 * The nearest ground that covers what is behind it decides. Where there is none, or it is an image, the text does, which
 * has to stand out from it: so a page without any styles is what its `color-scheme` says, and the system's where it says
 * both.
 */
export function schemeAround(element: Element): Scheme {
  for (let at = parentOf(element); at !== null; at = parentOf(at)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    const ground = lightnessOf(backgroundColor);
    if (ground !== null) return ground < MIDDLE ? "dark" : "light";
    if (backgroundImage !== "none") break;
  }
  const text = lightnessOf(getComputedStyle(parentOf(element) ?? element).color);
  return text !== null && text > MIDDLE ? "dark" : "light";
}

/** What the element stands in as it is shown: through the shadow roots and slots around it. */
export function parentOf(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

/**
 * How light a colour is to the eye, from 0 to 1, roughly; null if less than half of it covers. Takes what browsers give as
 * computed colours (CSS Color 4, section 15): `rgb(0, 0, 0)`, `color(srgb 0 0 0 / 0.5)`, `oklch(0.2 none 0)`.
 */
export function lightnessOf(colour: string): number | null {
  const [, space = "", list = ""] = /^(\w+)\((?:[a-z][\w-]* )?(.*)\)$/.exec(colour) ?? [];
  // A component that is "none" counts as 0.
  const [first = 0, second = 0, third = 0, alpha = 1] = list
    .split(/[\s,/]+/)
    .map((part) => Number(part) || 0);
  if (space === "" || alpha < 0.5) return null;
  // A grey of half the steps is at 0.6 in the one, at 54 in the other.
  if (space.startsWith("ok")) return first / 1.2;
  if (space.startsWith("l")) return first / 107;
  const luma = 0.299 * first + 0.587 * second + 0.114 * third;
  return space === "color" ? luma : luma / 255;
}
