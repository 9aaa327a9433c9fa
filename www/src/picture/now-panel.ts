/**
 * The moment in words and lists: what runs, what is ready, what sleeps until when, who waits for what. A template of one
 * state; knows no canvas.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { FutureLane } from "../model/futures-track";
import { pendingOf, waitersOf } from "../model/pending-futures";
import type { State } from "../model/state";
import { standingAt } from "../model/standing";
import type { Alarm } from "../model/stuck-words";
import { timeText } from "../model/times";
import { byWhom, causeText, taskName, type Callbacks } from "../model/words";
import { awaitTreeView } from "./await-tree";
import { calls, named, place, type NowActions } from "./named";

/** More of a list than this is counted. */
const MOST = 12;

export interface Now {
  readonly state: State;
  /** Program time at the moment, in milliseconds, which may be later than the state's: nothing happened since. */
  readonly at: number;
  /** A state of the same run, as far as it is known. */
  readonly later: State;
  readonly callbacks: Callbacks;
  /** Those that the program made itself, in the order in which it did. */
  readonly futures: readonly FutureLane[];
  /** Who does not go on. */
  readonly alarm: Alarm;
}

export function nowPanel(now: Now, actions: NowActions): TemplateResult {
  const { state, at, later, callbacks, alarm } = now;
  return html`
    <section class="now" part="now" aria-label="This moment">
      ${group("Running", running(state, callbacks, actions))}
      ${group("Ready queue", ready(state, at, callbacks))} ${group("Timers", timers(state, at, callbacks))}
      ${group("Pending futures", futures(now))}
      ${group("Waiting", awaitTreeView(state, later, alarm, actions), "wide")}
    </section>
    ${counts(state)}
  `;
}

function group(title: string, content: TemplateResult, width = ""): TemplateResult {
  // No heading: of which level it would have to be, only the page around knows.
  return html`<div class="group ${width}" role="group" aria-label=${title}>
    <p class="title" aria-hidden="true">${title}</p>
    ${content}
  </div>`;
}

const NOTHING = html`<p class="none">nothing</p>`;

function listed<T>(
  items: readonly T[],
  item: (item: T) => TemplateResult,
  rest = restOf(items.length - MOST),
): TemplateResult {
  if (items.length === 0 && rest === "") return NOTHING;
  return html`<ol>
    ${items.slice(0, MOST).map((each) => html`<li>${item(each)}</li>`)}
    ${rest === "" ? nothing : html`<li class="rest">${rest}</li>`}
  </ol>`;
}

function restOf(count: number): string {
  return count > 0 ? `and ${count.toLocaleString("en")} more` : "";
}

function running(state: State, callbacks: Callbacks, actions: NowActions): TemplateResult {
  const innermost = state.running.at(-1);
  return listed(state.running, (job) => {
    const task = job.job === "task" ? state.tasks.get(job.id) : undefined;
    const line = (job === innermost ? standingAt(state)?.line : task?.reached) ?? null;
    const name = named(state, job, callbacks);
    if (line !== null || task === undefined) return html`${name}${place(line, actions)}`;
    if (task.stood === null) return html`${name} <span class="aside">begins</span>`;
    // Where it is by now nobody tells; where it went on from, one knows.
    const from = calls(task.stood, actions);
    return from === nothing ? name : html`${name} <span class="aside">went on from</span>${from}`;
  });
}

function ready(state: State, at: number, callbacks: Callbacks): TemplateResult {
  return listed(state.ready, (job) => {
    const phase = job.job === "task" ? state.tasks.get(job.id)?.phase : undefined;
    const since = phase?.is === "ready" ? phase.since : state.callbacks.get(job.id)?.scheduled;
    const long = since === undefined ? 0 : at - since;
    return html`${named(state, job, callbacks)}${long > 0 ? html` <span class="aside">for ${timeText(long)}</span>` : nothing}`;
  });
}

function timers(state: State, at: number, callbacks: Callbacks): TemplateResult {
  const soonest = [...state.timers.values()].sort((a, b) => a.deadline - b.deadline || a.id - b.id);
  return listed(soonest, ({ deadline, by }) => {
    const left = deadline - at;
    const whose = by.by === "task" || by.by === "callback" ? causeText(state.tasks, by, callbacks) : "";
    return html`<b>${timeText(deadline)}</b>
      <span class="aside"
        >${left > 0 ? `in ${timeText(left)}` : "due"}${whose === "" ? "" : `, set by ${whose}`}</span
      >`;
  });
}

/** The program's own by name, those of a library by their number. */
function futures({ state, callbacks, futures }: Now): TemplateResult {
  const pending = pendingOf(futures, state);
  const waiters = waitersOf(state);
  const library = state.pending - pending.length;
  const rest = [
    restOf(pending.length - MOST),
    library > 0 ? `${library.toLocaleString("en")} of the library` : "",
  ];
  return listed(
    pending,
    ({ future, by }) => {
      const who = (waiters.get(future) ?? []).map((task) => taskName(state.tasks, task));
      const awaited = who.length === 0 ? "" : `, awaited by ${who.slice(0, 3).join(", ")}`;
      const more = who.length > 3 ? ` and ${who.length - 3} more` : "";
      return html`<b>Future ${future}</b>
        <span class="aside">made ${byWhom(state.tasks, by, callbacks)}${awaited}${more}</span>`;
    },
    rest.filter((part) => part !== "").join(", "),
  );
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
