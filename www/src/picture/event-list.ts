/**
 * The moment in words and the events around it, as a list of sentences: the picture for those who would rather read. Knows
 * events, the moment, and whether it is open; no canvas.
 *
 * A run has more events than a page can hold, so they come by pages, and each says which of all it is. The list is one
 * stop of the Tab key, at the event that happened last; up and down go from there.
 */
import { html, nothing, type TemplateResult } from "lit";
import { momentText } from "../model/moment-words";
import type { State } from "../model/state";
import { alarmAt } from "../model/stuck-words";
import { eventText } from "../model/words";
import { words } from "../words/event-list";
import { words as numbers } from "../words/numbers";
import { EventPage } from "./event-page";
import type { Moves } from "./moves";
import type { RebuiltRun } from "./rebuilt-run";

/** So many events a page key goes on. */
const FAR = 10;

export class EventList {
  readonly #changed: () => void;
  readonly #page = new EventPage();
  #open = false;
  /** A key led to the moment, so its event is to have the focus. */
  #byKey = false;
  /** The event that the list was scrolled to last. */
  #scrolledTo = 0;

  /** `changed` is called when something else of it is to be shown. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Another run begins. */
  begin(): void {
    this.#page.begin();
    this.#scrolledTo = 0;
  }

  template(run: RebuiltRun, state: State, moves: Moves): TemplateResult {
    return html`<details
      class="events"
      part="events"
      ?open=${this.#open}
      @toggle=${(event: Event) => this.#toggle((event.target as HTMLDetailsElement).open)}
    >
      <summary>${words.title}</summary>
      ${this.#open ? this.#rows(run, state, moves) : nothing}
    </details>`;
  }

  /** Once it is on the page: scrolls the list, and nothing else, to the event that happened last, if that is another. */
  shown(host: HTMLElement): void {
    const current = host.querySelector<HTMLElement>(".events [tabindex='0']");
    const list = current?.closest("ol");
    if (current == null || list == null) return;
    if (this.#byKey) {
      this.#byKey = false;
      current.focus({ preventScroll: true });
    }
    const number = Number(current.dataset["number"]);
    if (number === this.#scrolledTo) return;
    this.#scrolledTo = number;
    const [inner, outer] = [current.getBoundingClientRect(), list.getBoundingClientRect()];
    if (this.#page.isTurned) list.scrollTop = 0;
    else if (inner.top < outer.top || inner.bottom > outer.bottom) {
      list.scrollTop += inner.top - outer.top - outer.height / 2;
    }
  }

  #toggle(open: boolean): void {
    this.#open = open;
    this.#scrolledTo = 0;
    this.#changed();
  }

  #turn(direction: 1 | -1): void {
    this.#page.turn(direction);
    this.#changed();
  }

  #rows({ history, everything, names, waits }: RebuiltRun, state: State, moves: Moves): TemplateResult {
    const { length } = history;
    const happened = moves.player.events;
    const { from, to } = this.#page.show(happened, length);
    // The one stop of the Tab key: the event that happened last, if it is listed.
    const last = Math.max(happened, 1);
    const stop = last > from && last <= to ? last : from + 1;
    const range = words.range(Math.min(from + 1, to), to, length);
    const row = (number: number): TemplateResult | typeof nothing => {
      const event = history.events.at(number - 1);
      if (event === undefined) return nothing;
      return html`<li
        class=${number > happened ? "later" : ""}
        aria-setsize=${length}
        aria-posinset=${number}
      >
        <button
          type="button"
          data-number=${number}
          tabindex=${number === stop ? 0 : -1}
          aria-current=${number === happened ? "step" : nothing}
          @click=${() => moves.goTo(number)}
        >
          <span class="time">${numbers.time(event.at)}</span>
          ${eventText(everything.tasks, event, names.all, waits.at(number - 1))}
        </button>
      </li>`;
    };
    return html`
      <p>${momentText(state, names.all, everything, alarmAt(state, history.events, false))}</p>
      ${
        length > to - from
          ? html`<div class="pages">
              ${this.#turner(-1, words.earlier, from)} ${this.#turner(1, words.later, length - to)}
              <span class="aside" aria-live=${this.#page.isTurned ? "polite" : "off"}>${range}</span>
            </div>`
          : nothing
      }
      <ol
        start=${from + 1}
        aria-label=${range}
        @keydown=${(event: KeyboardEvent) => this.#key(event, moves, length)}
      >
        ${Array.from({ length: to - from }, (_, index) => row(from + index + 1))}
      </ol>
    `;
  }

  #turner(direction: 1 | -1, label: string, more: number): TemplateResult {
    return html`<button
      type="button"
      aria-disabled=${more === 0}
      @click=${() => (more > 0 ? this.#turn(direction) : undefined)}
    >
      ${label}
    </button>`;
  }

  /** From the event that has the focus; where that is the moment, a program that waits there goes on. */
  #key(event: KeyboardEvent, { player, step, goTo }: Moves, length: number): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const number = Number((event.target as HTMLElement).dataset["number"]);
    // A key that comes before the frame finds the focus where it was, but goes on from the moment.
    const isAtMoment = this.#byKey || number === Math.max(player.events, 1);
    const by = (steps: number): void => goTo((isAtMoment ? player.events : number) + steps);
    const does = {
      ArrowUp: () => (isAtMoment ? step(-1) : by(-1)),
      ArrowDown: () => (isAtMoment ? step(1) : by(1)),
      PageUp: () => by(-FAR),
      PageDown: () => by(FAR),
      Home: () => goTo(1),
      End: () => goTo(length),
    }[event.key];
    if (does === undefined) return;
    event.preventDefault();
    this.#byKey = true;
    does();
  }
}
