/**
 * The parts of the picture in their order, as a template. Knows which part wants what; not what any of them does with it.
 */
import { html, nothing, type TemplateResult } from "lit";
import { isDestroyed } from "../model/lanes";
import type { State } from "../model/state";
import { alarmAt } from "../model/stuck-words";
import { words as search } from "../words/task-search";
import { words } from "../words/timeline";
import { adviceList } from "./advice-list";
import type { Compare } from "./compare/compare";
import { compared, keeping, kept } from "./compare/compare-view";
import { controls, type Controls } from "./controls";
import type { EventList } from "./event-list";
import type { LaneChoice } from "./lane-choice";
import { leftOut } from "./left-out";
import type { Moves } from "./moves";
import { nowPanel } from "./now-panel";
import type { RebuiltRun } from "./rebuilt-run";
import { howTo, said } from "./said";
import { saving, type Saving } from "./saving";
import { hasFutures } from "./timeline/draw-future";
import { legend } from "./timeline/legend";

/** What of the controls is about how the run is shown. */
export type Looks = Pick<Controls, "toggleLines" | "foldAll" | "chooseAxis" | "zoom" | "fit">;

export interface Layout {
  readonly run: RebuiltRun;
  readonly state: State;
  readonly moves: Moves;
  readonly lanes: LaneChoice;
  readonly compare: Compare;
  readonly looks: Looks;
  readonly files: Omit<Saving, "image">;
  /** Null where it is not to be shown. */
  readonly timeline: HTMLElement | null;
  /** Whether there is the panel of the moment. */
  readonly now: boolean;
  readonly axis: Controls["axis"];
  readonly at: Controls["at"];
  readonly reach: Controls["reach"];
  /** Whether the next run tells lines. */
  readonly lines: boolean;
  /** Whether this browser can have the program wait. */
  readonly pauses: boolean;
  readonly said: string;
  readonly told: string;
  readonly list: EventList;
  /** Whether there was a run to be seen before: then all stays where it is, and whoever is at it. */
  readonly stays: boolean;
  /** Moves the cursor to a line of the program. */
  readonly goTo: (line: number) => void;
}

export function layout(all: Layout): TemplateResult {
  const { run, state, moves, lanes, compare, timeline, goTo } = all;
  const { history, everything, names } = run;
  const over = moves.stepping.program === "over";
  if (history.length === 0 && over && !all.stays) {
    return html`<div class="no-run">
      <p>${words.noRun}</p>
      ${timeline === null ? nothing : kept(compare)}
    </div>`;
  }
  const alarm = alarmAt(state, history.events, over);
  return html`
    ${controls(barOf(all))} ${timeline === null ? nothing : found(lanes, compare)}
    ${timeline === null ? nothing : [compared(compare, over), timeline]}
    <div class="below-lanes">
      ${said(all.said, all.told)} ${timeline === null ? nothing : keeping(compare)}
    </div>
    ${adviceList(run.advice(over), { goTo, show: moves.goTo })}
    ${timeline === null ? nothing : [legend({ futures: hasFutures(lanes.arranged), destroyed: lanes.arranged.lanes.some(isDestroyed) }), howTo()]}
    ${all.now ? nowPanel({ state, at: Math.max(state.at, all.at), later: everything, callbacks: names.all, futures: run.futures.own, alarm }, { goTo }) : nothing}
    ${all.list.template(run, state, moves)} ${saving({ ...all.files, image: timeline !== null })}
    ${leftOut({
      tasks: run.lanes.without,
      futures: lanes.futures === "all" ? run.futures.without : 0,
      events: run.dropped,
      lines: run.lines,
    })}
  `;
}

/** There as long as there is a search, so that a screen reader hears what becomes of it. */
function found(lanes: LaneChoice, compare: Compare): TemplateResult | typeof nothing {
  if (!lanes.isMany && compare.lanes?.isMany !== true) return nothing;
  const ofKept = compare.lanes?.foundText ?? null;
  const text = ofKept === null ? lanes.foundText : search.inBoth(ofKept, lanes.foundText ?? "");
  return html`<p class="found" role="status" aria-label=${search.found}>${text ?? ""}</p>`;
}

function barOf({
  run,
  moves,
  lanes,
  compare,
  looks,
  timeline,
  axis,
  at,
  reach,
  lines,
  pauses,
}: Layout): Controls {
  const { player, stepping } = moves;
  const { length } = run.history;
  return {
    ...moves.buttons,
    ...lanes.buttons,
    ...looks,
    events: player.events,
    length,
    at,
    reach,
    play: stepping.playDoes,
    cannotPause: stepping.isLive && !pauses,
    goesOn: stepping.canGoOn,
    empty: length === 0 && stepping.program === "over",
    pace: player.pace,
    lines: { on: lines, told: run.lines > 0, over: stepping.program === "over" },
    axis,
    futures: {
      offered: lanes.offersFutures,
      shown: lanes.futures,
      own: run.futures.own.length,
      all: run.futures.all.length,
    },
    zooms: timeline !== null,
    folded: lanes.folded ?? compare.lanes?.folded ?? null,
    search: lanes.isMany || compare.lanes?.isMany === true ? lanes.search : null,
  };
}
