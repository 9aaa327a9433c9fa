/**
 * A program on the standalone page that is none of its examples: one from a link, or from a file of the person's. It stands in
 * the choice beside them until the page is left. Knows the box with the choice; knows no playground.
 */

/** What the choice calls it; no example's id. */
export const VISITOR = "";

export interface Visitor {
  readonly title: string;
  /** What the page says above it. */
  readonly notice: string;
  /** The fragment of the address while it is shown; empty for one that no address leads to. */
  readonly hash: string;
  readonly show: () => void;
}

export class VisitorOption {
  readonly #select: HTMLSelectElement;
  #visitor: Visitor | null = null;
  #option: HTMLOptionElement | null = null;

  constructor(select: HTMLSelectElement) {
    this.#select = select;
  }

  get visitor(): Visitor | null {
    return this.#visitor;
  }

  /** Takes the place of the one before, and is chosen. */
  welcome(visitor: Visitor): void {
    this.#visitor = visitor;
    if (this.#option === null) {
      this.#option = new Option("", VISITOR);
      this.#select.prepend(this.#option);
    }
    this.#option.textContent = visitor.title;
    this.#select.value = VISITOR;
  }
}
