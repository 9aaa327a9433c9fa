/**
 * One block of code in a page: what belongs to it, its program, its language, the options that its author gave, and the
 * block behind it that says what it prints. Knows the DOM as generators of sites write it; changes nothing of it.
 */
import { blockText } from "./block-text";
import { languageClass, languageNamed } from "./language";

/** Where a block's output is said, unless the script tag names another selector in `data-output`. */
export const OUTPUT = ".language-output, .lang-output, .highlight-output";

/** What generators put around the `pre` of a block, with its title bar and its buttons. */
const WRAPPER =
  "div[class*='language-'], div[class*='highlight'], div[class*='codeBlock'], div.codehilite, " +
  "table[class*='highlight'], figure[class*='highlight']";

/** What is in no wrapper: a part of the page that has such a class is not hidden with its one block. */
const PROSE = "p, h1, h2, h3, h4, h5, h6, article, main, nav, section";

export interface Block {
  /** All of it, as far as it is nobody else's. */
  readonly whole: HTMLElement;
  readonly program: string;
  readonly language: string;
  /** What it prints, as its author says, and the block that says so. */
  readonly expected: { readonly whole: HTMLElement; readonly text: string } | null;
}

/** Reads what stands at `matched`, which the page's selector found; null for what no playground can be made of. */
export function readBlock(matched: Element, { selector, output, language }: Reading): Block | null {
  const code = codeOf(matched);
  const whole = wholeOf(matched, selector);
  if (code === null || whole === null) return null;
  const known = languageNamed(languageOf(matched, whole) ?? language ?? "");
  const program = blockText(code);
  if (known === null || program.trim() === "") return null;
  return { whole, program, language: known, expected: expectedBehind(whole, output) };
}

export interface Reading {
  /** Finds blocks. */
  readonly selector: string;
  /** Finds what a block prints. */
  readonly output: string;
  /** The language of blocks that do not say theirs. */
  readonly language: string | null;
}

/** The attributes of a playground among the `data-*` of the block's elements; the inner ones win. */
export function optionsOf(elements: readonly Element[], names: Iterable<string>): Map<string, string> {
  const options = new Map<string, string>();
  for (const element of elements) {
    for (const name of names) {
      const value = element.getAttribute(`data-${name}`);
      if (value !== null) options.set(name, value);
    }
  }
  return options;
}

/** From the whole block to the matched element and the code in it, each inside of the one before. */
export function elementsOf({ whole }: Block, matched: Element): Element[] {
  const within = [codeOf(matched) ?? matched];
  for (let at = within[0]; at !== undefined && at !== whole && at.parentElement !== null;) {
    at = at.parentElement;
    within.unshift(at);
  }
  return within;
}

function codeOf(element: Element): Element | null {
  // Line numbers may stand in a `pre` of their own.
  const inside = element.querySelector("code") ?? element.querySelector("td.code pre, pre");
  return element.matches("code") ? element : (inside ?? (element.matches("pre") ? element : null));
}

/** The outermost wrapper that has no other block; what is in no `pre` is a word in a sentence, and stays one. */
function wholeOf(matched: Element, selector: string): HTMLElement | null {
  let whole: Element | null = matched.matches("pre, code") ? matched.closest("pre") : matched;
  for (;;) {
    const around: Element | null = whole?.parentElement?.closest(WRAPPER) ?? null;
    if (around === null || around.querySelectorAll(selector).length > 1) break;
    if (around.querySelector(PROSE) !== null) break;
    whole = around;
  }
  return whole instanceof HTMLElement ? whole : null;
}

/** From the code outwards: whoever is nearer knows better. */
function languageOf(matched: Element, whole: Element): string | null {
  for (let at: Element | null = codeOf(matched); at !== null; at = at.parentElement) {
    const said = at.getAttribute("data-language") ?? languageClass(at.classList);
    if (said !== null || at === whole) return said;
  }
  return null;
}

function expectedBehind(whole: Element, output: string): Block["expected"] {
  const next = whole.nextElementSibling;
  if (!(next instanceof HTMLElement)) return null;
  const matched = next.matches(output) ? next : next.querySelector(output);
  const code = matched === null ? null : codeOf(matched);
  // A section that has an output somewhere is none.
  if (code === null || next.querySelectorAll("pre").length > 1) return null;
  return { whole: next, text: blockText(code) };
}
