/**
 * The moment in words and lists: what runs, what is ready, what sleeps until when, who waits for what. A template of one
 * state; knows no canvas and no time but that state's.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Job } from "../protocol/trace";
import { waitingTasks, type State, type WaitingTask } from "../model/state";
import { standingAt } from "../model/standing";
import { timeText } from "../model/times";
import type { WaitWords } from "../model/waits";
import { waitsAt } from "../model/waits-now";
import { causeText, jobName, taskDetail, taskName, type Callbacks } from "../model/words";

/** More of a list than this is counted. */
const MOST = 12;

export interface NowActions {
  /** Shows a line of the program. */
  readonly goTo: (line: number) => void;
}

/** `later` is a state of the same run, as far as it is known. */
export function nowPanel(
  state: State,
  later: State,
  callbacks: Callbacks,
  actions: NowActions,
): TemplateResult {
  const waiting = waitingTasks(state);
  const words = waitsAt(state, later);
  return html`
    <section class="now" part="now" aria-label="This moment">
      ${group("Running", running(state, callbacks, actions))} ${group("Ready queue", ready(state, callbacks))}
      ${group(
        "Waiting",
        listed(waiting, (task) => waits(state, task, words(task), actions)),
      )}
      ${group("Timers", timers(state, callbacks))}
    </section>
    ${counts(state)}
  `;
}

function group(title: string, content: TemplateResult): TemplateResult {
  // No heading: of which level it would have to be, only the page around knows.
  return html`<div class="group" role="group" aria-label=${title}>
    <p class="title" aria-hidden="true">${title}</p>
    ${content}
  </div>`;
}

const NOTHING = html`<p class="none">nothing</p>`;

function listed<T>(items: readonly T[], item: (item: T) => TemplateResult): TemplateResult {
  if (items.length === 0) return NOTHING;
  const rest = items.length - MOST;
  return html`<ol>
    ${items.slice(0, MOST).map((each) => html`<li>${item(each)}</li>`)}
    ${rest > 0 ? html`<li class="rest">and ${rest} more</li>` : nothing}
  </ol>`;
}

function running(state: State, callbacks: Callbacks, actions: NowActions): TemplateResult {
  const innermost = state.running.at(-1);
  return listed(state.running, (job) => {
    const reached = job.job === "task" ? state.tasks.get(job.id)?.reached : undefined;
    const line = job === innermost ? standingAt(state)?.line : reached;
    return html`${named(state, job, callbacks)}${place(line ?? null, actions)}`;
  });
}

/** Where in the program something stands, if that is known. */
function place(line: number | null, { goTo }: NowActions): TemplateResult | typeof nothing {
  if (line === null) return nothing;
  return html`, <button class="place" type="button" @click=${() => goTo(line)}>line ${line}</button>`;
}

function ready(state: State, callbacks: Callbacks): TemplateResult {
  return listed(state.ready, (job) => {
    const phase = job.job === "task" ? state.tasks.get(job.id)?.phase : undefined;
    const since = phase?.is === "ready" ? phase.since : state.callbacks.get(job.id)?.scheduled;
    const long = since === undefined ? 0 : state.at - since;
    return html`${named(state, job, callbacks)}${long > 0 ? html` <span class="aside">for ${timeText(long)}</span>` : nothing}`;
  });
}

function named(state: State, job: Job, callbacks: Callbacks): TemplateResult {
  const detail = job.job === "task" ? taskDetail(state.tasks, job.id) : "";
  return html`<b>${jobName(state.tasks, job, callbacks)}</b>${
      detail === "" ? nothing : html` <span class="aside">${detail}</span>`
    }`;
}

function waits(state: State, task: WaitingTask, words: WaitWords, actions: NowActions): TemplateResult {
  const { phrase, until } = words;
  return html`${named(state, { job: "task", id: task.id }, new Map())} for
  ${phrase}${
    until === undefined ? nothing : html` <span class="aside">until ${timeText(until)}</span>`
  }${place(task.phase.line, actions)}`;
}

function timers(state: State, callbacks: Callbacks): TemplateResult {
  const soonest = [...state.timers.values()].sort((a, b) => a.deadline - b.deadline || a.id - b.id);
  return listed(soonest, ({ deadline, by }) => {
    const left = deadline - state.at;
    const whose = by.by === "task" || by.by === "callback" ? causeText(state.tasks, by, callbacks) : "";
    return html`<b>${timeText(deadline)}</b>
      <span class="aside"
        >${left > 0 ? `in ${timeText(left)}` : "due"}${whose === "" ? "" : `, set by ${whose}`}</span
      >`;
  });
}

function counts(state: State): TemplateResult {
  const count = (number: number, what: string): string => `${number} ${what}`;
  const counts = [
    count(state.tasks.size, state.tasks.size === 1 ? "task" : "tasks"),
    count(state.tasks.size - state.live.size, "ended"),
    count(state.pending, state.pending === 1 ? "pending future" : "pending futures"),
  ];
  return html`<p class="counts">${counts.join(" · ")}</p>`;
}
