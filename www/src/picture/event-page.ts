/**
 * Which of the events are listed: so many as a page of a document can hold, around the moment that is shown, or where the
 * person turned to. Knows numbers only.
 */

/** So many are listed at once. */
export const LISTED = 120;

export class EventPage {
  #from = 0;
  #happened = 0;
  #turned = false;

  /** Whether the person turned to it, and no moment was chosen since. */
  get isTurned(): boolean {
    return this.#turned;
  }

  /**
   * The first that is listed of `length` events, and the first that is not any more. As the moment moves it stays where it
   * is, so that what one reads stays where it was, until the event that happened last is not on it.
   */
  show(happened: number, length: number): { readonly from: number; readonly to: number } {
    const moved = happened !== this.#happened;
    this.#happened = happened;
    if (moved) this.#turned = false;
    const last = Math.max(happened - 1, 0);
    const holds = last >= this.#from && last < this.#from + LISTED;
    if (!this.#turned && !holds) this.#from = last - LISTED / 2;
    if (this.#from >= length) this.#from = length - LISTED;
    this.#from = Math.max(0, this.#from);
    return { from: this.#from, to: Math.min(length, this.#from + LISTED) };
  }

  /** To the page before, or behind. */
  turn(direction: 1 | -1): void {
    this.#from += direction * LISTED;
    this.#turned = true;
  }

  /** Another run begins. */
  begin(): void {
    this.#from = 0;
    this.#happened = 0;
    this.#turned = false;
  }
}
