/**
 * The moment in words and lists: what runs, what is ready, what sleeps until when, who waits for what. A template of one
 * state; knows no canvas.
 */
import { html, nothing, type TemplateResult } from "lit";
import { actorOf } from "../model/actors";
import { futureName } from "../model/future-words";
import type { FutureLane } from "../model/futures-track";
import { pendingOf, waitersOf } from "../model/pending-futures";
import type { State } from "../model/state";
import { standingAt } from "../model/standing";
import type { Alarm } from "../model/stuck-words";
import { taskName, type Callbacks } from "../model/words";
import { words } from "../words/now-panel";
import { words as numbers } from "../words/numbers";
import { awaitTreeView } from "./await-tree";
import { aside, named, origin, place, type NowActions } from "./named";

/** More of a list than this is counted. */
const MOST = 12;
/** Of those who await one future. */
const MOST_AWAITING = 3;

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
  const { groups } = words;
  return html`
    <section class="now" part="now" aria-label=${words.moment}>
      ${group(groups.running, running(state, callbacks, actions))}
      ${group(groups.ready, ready(state, at, callbacks))}
      ${group(groups.timers, timers(state, at, callbacks))} ${group(groups.futures, futures(now))}
      ${group(groups.waiting, awaitTreeView(state, later, alarm, actions), "wide")}
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

const NOTHING = html`<p class="none">${words.nothing}</p>`;

function listed<T>(
  items: readonly T[],
  item: (item: T) => TemplateResult,
  rest = items.length > MOST ? words.more(items.length - MOST) : "",
): TemplateResult {
  if (items.length === 0 && rest === "") return NOTHING;
  return html`<ol>
    ${items.slice(0, MOST).map((each) => html`<li>${item(each)}</li>`)}
    ${rest === "" ? nothing : html`<li class="rest">${rest}</li>`}
  </ol>`;
}

function running(state: State, callbacks: Callbacks, actions: NowActions): TemplateResult {
  const innermost = state.running.at(-1);
  return listed(state.running, (job) => {
    const task = job.job === "task" ? state.tasks.get(job.id) : undefined;
    const line = (job === innermost ? standingAt(state)?.line : task?.reached) ?? null;
    const name = named(state, job, callbacks);
    if (line !== null || task === undefined) return html`${name}${place(line, actions)}`;
    if (task.stood === null) return html`${name} <span class="aside">${words.begins}</span>`;
    // Where it is by now nobody tells; where it went on from, one knows.
    const from = origin(task.stood, actions);
    return from === null ? name : html`${name} ${aside(words.wentOnFrom(from))}`;
  });
}

function ready(state: State, at: number, callbacks: Callbacks): TemplateResult {
  return listed(state.ready, (job) => {
    const phase = job.job === "task" ? state.tasks.get(job.id)?.phase : undefined;
    const since = phase?.is === "ready" ? phase.since : state.callbacks.get(job.id)?.scheduled;
    const long = since === undefined ? 0 : at - since;
    return html`${named(state, job, callbacks)}${long > 0 ? html` <span class="aside">${words.readyFor(long)}</span>` : nothing}`;
  });
}

function timers(state: State, at: number, callbacks: Callbacks): TemplateResult {
  const soonest = [...state.timers.values()].sort((a, b) => a.deadline - b.deadline || a.id - b.id);
  return listed(soonest, ({ deadline, by }) => {
    const left = deadline - at;
    const whose = by.by === "task" || by.by === "callback" ? actorOf(state.tasks, by, callbacks) : null;
    return html`<b>${numbers.time(deadline)}</b> <span class="aside">${words.timer(left, whose)}</span>`;
  });
}

/** The program's own by name, those of a library by their number. */
function futures({ state, callbacks, futures }: Now): TemplateResult {
  const pending = pendingOf(futures, state);
  const waiters = waitersOf(state);
  const more = Math.max(pending.length - MOST, 0);
  return listed(
    pending,
    (lane) => {
      const awaiting = (waiters.get(lane.future) ?? []).map((task) => taskName(state.tasks, task));
      const text = words.future({
        by: actorOf(state.tasks, lane.by, callbacks),
        awaiting: awaiting.slice(0, MOST_AWAITING),
        more: Math.max(awaiting.length - MOST_AWAITING, 0),
      });
      return html`<b>${futureName(lane)}</b> <span class="aside">${text}</span>`;
    },
    words.moreFutures(more, Math.max(state.pending - pending.length, 0)),
  );
}

function counts({ tasks, live, pending }: State): TemplateResult {
  return html`<p class="counts">${words.counts(tasks.size, tasks.size - live.size, pending)}</p>`;
}
