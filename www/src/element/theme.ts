/**
 * Whether a playground is light or dark: as its attribute says, or as the page around it is. Knows one element, and the state
 * by which its styles know; no colours.
 */
import { watchPage } from "../theme/page-watch";
import { schemeAround, type Scheme } from "../theme/scheme-around";

export interface ThemedElement extends HTMLElement {
  readonly theme: string | null;
}

export class Theme {
  readonly #element: ThemedElement;
  readonly #states: CustomStateSet;
  readonly #looked: () => void;
  #release = (): void => {};

  /** `looked` is told whenever colours may be others than before. */
  constructor(element: ThemedElement, looked: () => void) {
    this.#element = element;
    this.#states = element.attachInternals().states;
    this.#looked = looked;
  }

  connect(): void {
    this.#release();
    this.#release = watchPage(this.#element, () => this.apply());
  }

  disconnect(): void {
    this.#release();
  }

  apply(): void {
    const scheme = asked(this.#element.theme) ?? schemeAround(this.#element);
    this.#states.delete(scheme === "dark" ? "light" : "dark");
    this.#states.add(scheme);
    this.#looked();
  }
}

/** Null for "auto", and for a slip of the pen. */
function asked(theme: string | null): Scheme | null {
  const word = theme?.trim().toLowerCase();
  return word === "light" || word === "dark" ? word : null;
}
