/** What of a run is not in its picture, in sentences: nobody is to take a part for the whole. A template; knows counts. */
import { html, nothing, type TemplateResult } from "lit";
import { MOST_LINES } from "../protocol/trace";
import { words } from "../words/left-out";

export interface LeftOut {
  /** Tasks, and futures, that have no lane. */
  readonly tasks: number;
  readonly futures: number;
  /** Events that nobody kept, and how many lines of the program it has. */
  readonly events: number;
  readonly lines: number;
}

export function leftOut({ tasks, futures, events, lines }: LeftOut): TemplateResult {
  return html`
    ${tasks > 0 ? html`<p class="dropped">${words.tasks(tasks)}</p>` : nothing}
    ${futures > 0 ? html`<p class="dropped">${words.futures(futures)}</p>` : nothing}
    ${
      events > 0
        ? html`<p class="dropped">
            ${words.events(events)} ${lines < MOST_LINES ? nothing : words.lines(MOST_LINES)}
          </p>`
        : nothing
    }
  `;
}
