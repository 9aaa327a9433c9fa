/**
 * Who awaits whom, as lists in lists, and what is said of waits that do not end: those are marked by a word, a shape and a
 * colour. A template; knows a tree and a state; what is in the tree is for the model to say.
 */
import { html, nothing, type TemplateResult } from "lit";
import { awaitTree, type AwaitNode } from "../model/await-graph";
import type { Phase, State, WaitingTask } from "../model/state";
import type { Stuck } from "../model/stuck";
import type { Alarm } from "../model/stuck-words";
import { timeText } from "../model/times";
import { waitWords, type Surroundings } from "../model/waits";
import { surroundingsAt } from "../model/waits-now";
import { calls, named, type NowActions } from "./named";

const MARKS: Readonly<Record<Stuck, string>> = {
  deadlock: "deadlock",
  behind: "waits for a deadlock",
  "nothing-left": "nothing can end this",
};

const LINKS = { holds: "holder:", sets: "sets it:" } as const;

interface Around {
  readonly state: State;
  readonly words: Surroundings;
  readonly alarm: Alarm;
  readonly actions: NowActions;
}

/** `later` is a state of the same run, as far as it is known. */
export function awaitTreeView(state: State, later: State, alarm: Alarm, actions: NowActions): TemplateResult {
  const { roots, more } = awaitTree(state, later);
  const around = { state, words: surroundingsAt(state, later), alarm, actions };
  return html`
    ${alarm.texts.map((text) => html`<p class="alarm">${text}</p>`)}
    ${roots.length === 0 ? html`<p class="none">nothing</p>` : list(around, roots, more)}
  `;
}

function list(around: Around, nodes: readonly AwaitNode[], more: number): TemplateResult {
  return html`<ul class="awaits">
    ${nodes.map((node) => html`<li>${item(around, node)}</li>`)}
    ${more > 0 ? html`<li class="rest">and ${more.toLocaleString("en")} more</li>` : nothing}
  </ul>`;
}

function item(around: Around, node: AwaitNode): TemplateResult {
  const { link, below, more } = node;
  const why =
    link === "holds" || link === "sets" ? html`<span class="aside">${LINKS[link]}</span> ` : nothing;
  return html`${why}${node.what === "task" ? task(around, node) : future(around, node)}${
    below.length + more === 0 ? nothing : list(around, below, more)
  }`;
}

function task({ state, words, alarm, actions }: Around, { id, again }: AwaitNode): TemplateResult {
  const name = named(state, { job: "task", id });
  if (again) return html`${name} <span class="aside">see above</span>`;
  const known = state.tasks.get(id);
  if (known?.phase.is !== "suspended") return html`${name} ${known === undefined ? "" : doing(known.phase)}`;
  const { phase } = known as WaitingTask;
  const { phrase, until } = waitWords(words, id, phase);
  const how = alarm.stuck.tasks.get(id);
  return html`${name} for
  ${phrase}${
    until === undefined ? nothing : html` <span class="aside">until ${timeText(until)}</span>`
  }${calls(phase, actions)}${how === undefined ? nothing : html` <span class="mark ${how}">${MARKS[how]}</span>`}`;
}

/** What a task does that does not wait. */
function doing({ is }: Exclude<Phase, { is: "suspended" }>): string {
  switch (is) {
    case "new":
      return "has not begun";
    case "ready":
      return "is ready";
    case "running":
      return "runs";
    case "finished":
      return "has finished";
    case "failed":
      return "has failed";
    case "cancelled":
      return "was cancelled";
    case "destroyed":
      return "was forgotten while it waited";
  }
}

/** One that is part of another one. */
function future({ words }: Around, { id }: AwaitNode): TemplateResult {
  const itself = { waiting: null, on: { for: "future", id }, line: null, stack: [] } as const;
  return html`${waitWords(words, NaN, itself).phrase}`;
}
