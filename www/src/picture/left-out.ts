/** What of a run is not in its picture, in sentences: nobody is to take a part for the whole. A template; knows counts. */
import { html, nothing, type TemplateResult } from "lit";
import { MOST_LINES } from "../protocol/trace";

export interface LeftOut {
  /** Tasks, and futures, that have no lane. */
  readonly tasks: number;
  readonly futures: number;
  /** Events that nobody kept, and how many lines of the program it has. */
  readonly events: number;
  readonly lines: number;
}

export function leftOut({ tasks, futures, events, lines }: LeftOut): TemplateResult {
  const rest = `Of the lines that the program came to, it has the first ${MOST_LINES.toLocaleString("en")}.`;
  return html`
    ${tasks > 0 ? html`<p class="dropped">${tasks.toLocaleString("en")} more tasks have no lane in the picture.</p>` : nothing}
    ${futures > 0 ? html`<p class="dropped">${futures.toLocaleString("en")} more futures have no lane in the picture.</p>` : nothing}
    ${
      events > 0
        ? html`<p class="dropped">
            The run went on: ${events.toLocaleString("en")} more events are not in the picture.
            ${lines < MOST_LINES ? nothing : rest}
          </p>`
        : nothing
    }
  `;
}
