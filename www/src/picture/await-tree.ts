/**
 * Who awaits whom, as lists in lists, and what is said of waits that do not end: those are marked by a word, a shape and a
 * colour. A template; knows a tree and a state; what is in the tree is for the model to say.
 */
import { html, nothing, type TemplateResult } from "lit";
import { awaitTree, type AwaitNode } from "../model/await-graph";
import type { State, WaitingTask } from "../model/state";
import type { Alarm } from "../model/stuck-words";
import { waitWords, type Surroundings } from "../model/waits";
import { surroundingsAt } from "../model/waits-now";
import { words } from "../words/now-panel";
import { aside, calls, named, type NowActions } from "./named";

interface Around {
  readonly state: State;
  readonly surroundings: Surroundings;
  readonly alarm: Alarm;
  readonly actions: NowActions;
}

/** `later` is a state of the same run, as far as it is known. */
export function awaitTreeView(state: State, later: State, alarm: Alarm, actions: NowActions): TemplateResult {
  const { roots, more } = awaitTree(state, later);
  const around = { state, surroundings: surroundingsAt(state, later), alarm, actions };
  return html`
    ${alarm.texts.map((text) => html`<p class="alarm">${text}</p>`)}
    ${roots.length === 0 ? html`<p class="none">${words.nothing}</p>` : list(around, roots, more)}
  `;
}

function list(around: Around, nodes: readonly AwaitNode[], more: number): TemplateResult {
  return html`<ul class="awaits">
    ${nodes.map((node) => html`<li>${item(around, node)}</li>`)}
    ${more > 0 ? html`<li class="rest">${words.more(more)}</li>` : nothing}
  </ul>`;
}

function item(around: Around, node: AwaitNode): TemplateResult {
  const { link, below, more } = node;
  const itself = node.what === "task" ? task(around, node) : future(around, node);
  const linked = link === "holds" || link === "sets" ? aside(words.links[link](itself)) : itself;
  return html`${linked}${below.length + more === 0 ? nothing : list(around, below, more)}`;
}

function task({ state, surroundings, alarm, actions }: Around, { id, again }: AwaitNode): TemplateResult {
  const name = named(state, { job: "task", id });
  if (again) return html`${name} <span class="aside">${words.seeAbove}</span>`;
  const known = state.tasks.get(id);
  if (known === undefined) return name;
  if (known.phase.is !== "suspended") return html`${words.does[known.phase.is](name)}`;
  const { phase } = known as WaitingTask;
  const { phrase, until } = waitWords(surroundings, id, phase);
  const how = alarm.stuck.tasks.get(id);
  return html`${words.waits(name, phrase)}${
    until === undefined ? nothing : html` <span class="aside">${words.until(until)}</span>`
  }${calls(phase, actions)}${how === undefined ? nothing : html` <span class="mark ${how}">${words.stuck[how]}</span>`}`;
}

/** One that is part of another one. */
function future({ surroundings }: Around, { id }: AwaitNode): TemplateResult {
  const itself = { waiting: null, on: { for: "future", id }, line: null, stack: [] } as const;
  return html`${waitWords(surroundings, NaN, itself).phrase}`;
}
