/**
 * The events around the moment that is shown, as a list of sentences: the picture for those who would rather read. A
 * template; knows events and the moment, no canvas.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { TraceEvents } from "../model/recording";
import { timeText } from "../model/times";
import { eventText, type Callbacks, type Tasks } from "../model/words";

/** So many are listed before the moment, and as many behind it: a run has more than a page can hold. */
const AROUND = 60;

export interface EventList {
  readonly events: TraceEvents;
  /** Those behind it are not listed. */
  readonly length: number;
  readonly tasks: Tasks;
  readonly callbacks: Callbacks;
  /** How many have happened. */
  readonly happened: number;
  readonly open: boolean;
  readonly toggled: (open: boolean) => void;
  readonly goTo: (happened: number) => void;
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

/** Scrolls the list, and nothing else, to the event that happened last. */
export function showCurrent(host: HTMLElement): void {
  const current = host.querySelector<HTMLElement>(".events [aria-current]");
  const list = current?.closest("ol");
  if (current == null || list == null) return;
  const [inner, outer] = [current.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    list.scrollTop += inner.top - outer.top - outer.height / 2;
  }
}

function rows({ events, length, tasks, callbacks, happened, goTo }: EventList): TemplateResult {
  const from = Math.max(0, happened - AROUND);
  const to = Math.min(length, happened + AROUND);
  const more = (count: number, where: string): TemplateResult | typeof nothing =>
    count > 0 ? html`<p class="aside">${count.toLocaleString("en")} more ${where}.</p>` : nothing;
  return html`
    ${more(from, "before")}
    <ol start=${from + 1}>
      ${Array.from({ length: to - from }, (_, index) => {
        const number = from + index + 1;
        const event = events.at(number - 1);
        if (event === undefined) return nothing;
        return html`<li class=${number > happened ? "later" : ""}>
          <button
            type="button"
            aria-current=${number === happened ? "step" : nothing}
            @click=${() => goTo(number)}
          >
            <span class="time">${timeText(event.at)}</span> ${eventText(tasks, event, callbacks)}
          </button>
        </li>`;
      })}
    </ol>
    ${more(length - to, "behind")}
  `;
}
