/** A job by its name, and a place in the program, as templates. Knows a state; knows no lists. */
import { html, nothing, type TemplateResult } from "lit";
import { callName, ownCalls } from "../model/own-calls";
import type { State, Suspension } from "../model/state";
import { jobName, taskDetail, type Callbacks } from "../model/words";
import type { Job, TraceFrame } from "../protocol/trace";
import { words } from "../words/places";
import type { Said } from "../words/said";

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

/** The calls that a task is in, behind its name, or the place alone, where there is but one; nothing where none is known. */
export function calls(at: Suspension, actions: NowActions): TemplateResult | typeof nothing {
  const own = ownCalls(at);
  return own.length < 2 ? place(at.line, actions) : html` ${listOfCalls(own, actions)}`;
}

/** The same where it goes on from there: within a sentence. */
export function origin(at: Suspension, actions: NowActions): TemplateResult | null {
  const own = ownCalls(at);
  if (own.length > 1) return listOfCalls(own, actions);
  return at.line === null ? null : button(at.line, actions);
}

/** Each with its line, the outermost first. */
function listOfCalls(own: readonly TraceFrame[], actions: NowActions): TemplateResult {
  const shown = own.length > MOST_CALLS ? own.slice(-MOST_CALLS) : own;
  const left = own.length - shown.length;
  return html`<span class="calls" role="list" aria-label=${words.calls}
    >${left > 0 ? html`<span role="listitem">${words.moreCalls(left)}</span>` : nothing}${shown.map(
      (frame) =>
        html`<span role="listitem">${words.call(callName(frame), button(frame.line, actions))}</span> `,
    )}</span
  >`;
}

/** Where in the program something stands, behind its name, if that is known. */
export function place(line: number | null, actions: NowActions): TemplateResult | typeof nothing {
  return line === null ? nothing : html`${words.behind(button(line, actions))}`;
}

function button(line: number, { goTo }: NowActions): TemplateResult {
  return html`<button class="place" type="button" @click=${() => goTo(line)}>${words.line(line)}</button>`;
}

/** What is said beside something, set back: its text, and not what else stands in it. */
export function aside(said: Said<TemplateResult>): TemplateResult {
  return html`${said.map((piece) => (typeof piece === "string" ? html`<span class="aside">${piece}</span>` : piece))}`;
}
