/** A job by its name, and a place in the program, as templates. Knows a state; knows no lists. */
import { html, nothing, type TemplateResult } from "lit";
import type { State } from "../model/state";
import { jobName, taskDetail, type Callbacks } from "../model/words";
import type { Job } from "../protocol/trace";

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

/** Where in the program something stands, if that is known. */
export function place(line: number | null, { goTo }: NowActions): TemplateResult | typeof nothing {
  if (line === null) return nothing;
  return html`, <button class="place" type="button" @click=${() => goTo(line)}>line ${line}</button>`;
}
