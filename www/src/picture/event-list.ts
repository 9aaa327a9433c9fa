/**
 * The moment in words and the events around it, as a list of sentences: the picture for those who would rather read. A
 * template; knows events and the moment, no canvas.
 *
 * The list is one stop of the Tab key, at the event that happened last; up and down go from there.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { TraceEvents } from "../model/recording";
import { timeText } from "../model/times";
import type { Waits } from "../model/waits";
import { eventText, type Callbacks, type Tasks } from "../model/words";

/** So many are listed before the moment, and as many behind it: a run has more than a page can hold. */
const AROUND = 60;

export interface EventList {
  readonly events: TraceEvents;
  /** Those behind it are not listed. */
  readonly length: number;
  readonly tasks: Tasks;
  readonly callbacks: Callbacks;
  readonly waits: Waits;
  /** How many have happened. */
  readonly happened: number;
  /** What there is at the moment, in words. */
  readonly moment: string;
  readonly open: boolean;
  readonly toggled: (open: boolean) => void;
  readonly goTo: (happened: number) => void;
  readonly step: (by: 1 | -1) => void;
}

export function eventList(list: EventList): TemplateResult {
  return html`<details
    class="events"
    part="events"
    ?open=${list.open}
    @toggle=${(event: Event) => list.toggled((event.target as HTMLDetailsElement).open)}
  >
    <summary>Events as a list</summary>
    ${list.open ? rows(list) : nothing}
  </details>`;
}

/** Scrolls the list, and nothing else, to the event that happened last; which has the focus, if a key led there. */
export function showCurrent(host: HTMLElement): void {
  const current = host.querySelector<HTMLElement>(".events [aria-current]");
  const list = current?.closest("ol");
  if (current == null || list == null) return;
  if (list.dataset["keys"] !== undefined) {
    delete list.dataset["keys"];
    current.focus({ preventScroll: true });
  }
  const [inner, outer] = [current.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    list.scrollTop += inner.top - outer.top - outer.height / 2;
  }
}

function rows(all: EventList): TemplateResult {
  const { events, length, tasks, callbacks, waits, happened, moment, goTo, step } = all;
  const from = Math.max(0, happened - AROUND);
  const to = Math.min(length, happened + AROUND);
  const more = (count: number, where: string): TemplateResult | typeof nothing =>
    count > 0 ? html`<p class="aside">${count.toLocaleString("en")} more ${where}.</p>` : nothing;
  const byKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const does = {
      ArrowUp: () => step(-1),
      ArrowDown: () => step(1),
      Home: () => goTo(1),
      End: () => goTo(length),
    }[event.key];
    if (does === undefined) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).dataset["keys"] = "";
    does();
  };
  const stop = Math.max(happened, 1);
  return html`
    <p>${moment}</p>
    ${more(from, "before")}
    <ol start=${from + 1} aria-label="Events" @keydown=${byKey}>
      ${Array.from({ length: to - from }, (_, index) => {
        const number = from + index + 1;
        const event = events.at(number - 1);
        if (event === undefined) return nothing;
        return html`<li class=${number > happened ? "later" : ""}>
          <button
            type="button"
            tabindex=${number === stop ? 0 : -1}
            aria-current=${number === happened ? "step" : nothing}
            @click=${() => goTo(number)}
          >
            <span class="time">${timeText(event.at)}</span>
            ${eventText(tasks, event, callbacks, waits.at(number - 1))}
          </button>
        </li>`;
      })}
    </ol>
    ${more(length - to, "behind")}
  `;
}
