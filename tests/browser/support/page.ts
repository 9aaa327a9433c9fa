/**
 * What a test can do with a page, whatever browser shows it. An element is found as a person who
 * listens to the page finds it: by the role and the name that the browser itself computes for its
 * accessibility tree, inside open shadow roots too.
 */
import type { BrowserName } from "./browsers";

export interface Browser {
  readonly name: BrowserName;
  /** As the browser says it: `153.7`. */
  readonly version: string;
  /** Opens an address in a new page and waits until it has loaded. */
  open(url: string): Promise<Page>;
  /** Ends the browser and everything that was started for it. */
  close(): Promise<void>;
}

export interface Page {
  /** Uncaught errors and `console.error` since it was opened; WebKit's driver does not tell of any. */
  readonly errors: readonly string[];
  goto(url: string): Promise<void>;
  /** Waits for the one element with this role and name; two of them are an error. */
  find(role: Role, name: string): Promise<Element>;
  /** Runs a function in the page. It is sent as text: it sees its arguments and the page, nothing else. */
  evaluate<A extends Json[], T>(script: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** Waits until the function, run in the page, says true. `what` is for the message when it never does. */
  waitUntil<A extends Json[]>(what: string, script: (...args: A) => boolean, ...args: A): Promise<void>;
  /** Presses a key, or several at once: `Tab`, `Escape`, `Control+Enter`. Goes where the focus is. */
  press(keys: string): Promise<void>;
  /** Types text where the focus is. */
  type(text: string): Promise<void>;
  close(): Promise<void>;
}

export interface Element {
  click(): Promise<void>;
  focus(): Promise<void>;
  /** The text as shown. */
  text(): Promise<string>;
  /** Waits until the text as shown fits; the text that did. */
  textMatching(pattern: RegExp, timeout?: number): Promise<string>;
  isDisabled(): Promise<boolean>;
  /** Chooses the option of a combobox by its label. */
  choose(label: string): Promise<void>;
}

/** The roles that tests ask for; ARIA has more. */
export type Role =
  "button" | "combobox" | "heading" | "link" | "radio" | "region" | "slider" | "status" | "textbox";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** How long to wait for something that should happen soon, in milliseconds. */
export const SOON = 30_000;

/** Asks again every so often until the answer is not null. */
export async function eventually<T>(
  ask: () => Promise<T | null>,
  complaint: () => string,
  timeout: number = SOON,
): Promise<T> {
  const end = performance.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > end) throw new Error(`${complaint()} (waited ${timeout} ms)`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A call of the function as text, for a driver to send to its page. */
export function callOf<A extends Json[]>(script: (...args: A) => unknown, args: A): string {
  return `(${script})(...${JSON.stringify(args)})`;
}
