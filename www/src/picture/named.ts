/** A job by its name, and a place in the program, as templates. Knows a state; knows no lists. */
import { html, nothing, type TemplateResult } from "lit";
import { callName, ownCalls } from "../model/own-calls";
import type { State, Suspension } from "../model/state";
import { jobName, taskDetail, type Callbacks } from "../model/words";
import type { Job } from "../protocol/trace";

/** More calls than this are counted; the innermost are shown. */
const MOST_CALLS = 6;

export interface NowActions {
  /** Shows a line of the program. */
  readonly goTo: (line: number) => void;
}

export function named(state: State, job: Job, callbacks?: Callbacks): TemplateResult {
  const detail = job.job === "task" ? taskDetail(state.tasks, job.id) : "";
  return html`<b>${jobName(state.tasks, job, callbacks)}</b>${
      detail === "" ? nothing : html` <span class="aside">${detail}</span>`
    }`;
}

/** The calls that a task is in, each with its line, the outermost first; the place alone, where there is but one. */
export function calls(at: Suspension, actions: NowActions): TemplateResult | typeof nothing {
  const own = ownCalls(at);
  if (own.length < 2) return place(at.line, actions);
  const shown = own.length > MOST_CALLS ? own.slice(-MOST_CALLS) : own;
  return html` <span class="calls" role="list" aria-label="Calls"
    >${shown.length < own.length ? html`<span role="listitem">… ${own.length - shown.length} more</span>` : nothing}${shown.map(
      (frame) =>
        html`<span role="listitem"
          >${callName(frame)}
          <button class="place" type="button" @click=${() => actions.goTo(frame.line)}>
            line ${frame.line}
          </button></span
        >`,
    )}</span
  >`;
}

/** Where in the program something stands, if that is known. */
export function place(line: number | null, { goTo }: NowActions): TemplateResult | typeof nothing {
  if (line === null) return nothing;
  return html`, <button class="place" type="button" @click=${() => goTo(line)}>line ${line}</button>`;
}
