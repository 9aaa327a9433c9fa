/**
 * Tells elements that the looks of the page around them may have changed, in the frame in which they do. One watch serves all
 * elements of a page. Knows what changes looks; not what anybody makes of it.
 */
import { parentOf } from "./scheme-around";

let watch: PageWatch | null = null;

/** Calls back before the next frame, and then whenever something may have changed; returns how to call it off. */
export function watchPage(element: Element, callback: () => void): () => void {
  watch ??= new PageWatch();
  watch.add(element, callback);
  return () => {
    if (watch?.remove(element) === true) watch = null;
  };
}

class PageWatch {
  readonly #told = new Map<Element, () => void>();
  /** Of all who are told. */
  readonly #ancestors = new WeakSet<EventTarget>();
  readonly #look = (): void => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      for (const callback of this.#told.values()) callback();
    });
  };
  readonly #changes = new MutationObserver(this.#look);
  readonly #system = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((each) =>
    matchMedia(each),
  );
  #frame = 0;

  constructor() {
    // Styles that come, go, or are switched off.
    this.#changes.observe(document.head, { attributes: true, childList: true, subtree: true });
    document.addEventListener("load", this.#loaded, true);
    document.addEventListener("transitionend", this.#faded);
    for (const query of this.#system) query.addEventListener("change", this.#look);
  }

  add(element: Element, callback: () => void): void {
    this.#told.set(element, callback);
    this.#changes.observe(element, { attributeFilter: ["class", "style"] });
    for (let at = parentOf(element); at !== null; at = parentOf(at)) {
      this.#ancestors.add(at);
      this.#changes.observe(at, { attributes: true });
    }
    this.#look();
  }

  /** Whether it was the last one, and the watch is over. */
  remove(element: Element): boolean {
    this.#told.delete(element);
    if (this.#told.size > 0) return false;
    this.#changes.disconnect();
    document.removeEventListener("load", this.#loaded, true);
    document.removeEventListener("transitionend", this.#faded);
    for (const query of this.#system) query.removeEventListener("change", this.#look);
    cancelAnimationFrame(this.#frame);
    return true;
  }

  readonly #loaded = ({ target }: Event): void => {
    if (target instanceof HTMLLinkElement) this.#look();
  };

  /** A page that fades from light to dark is only at the end of it what it is to be. */
  readonly #faded = ({ target }: Event): void => {
    if (target !== null && this.#ancestors.has(target)) this.#look();
  };
}
