/**
 * The row of controls of the picture, as a template. Knows what can be pressed; not what it does.
 *
 * They stay from run to run, and what has nothing to do is marked so: the keyboard's place would be lost with a button that
 * goes.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Step } from "../protocol/messages";
import { words as numbers } from "../words/numbers";
import { words } from "../words/picture-controls";
import { words as search } from "../words/task-search";
import type { AxisKind } from "./timeline/scene";
import { iconButton } from "./icon-button";
import { lineSteps, type LineSteps } from "./line-steps";
import { PACES } from "./player";

/** Which futures have lanes: those that the program made itself, those of libraries too, or none. */
export type ShownFutures = "own" | "all" | "none";

export interface Controls {
  readonly events: number;
  readonly length: number;
  /** Program time of the moment, in milliseconds. */
  readonly at: number;
  /** How far that goes where two runs are compared; null where one is shown. */
  readonly reach: number | null;
  /** What the button does that plays: "continue" lets the program go on. */
  readonly play: "play" | "pause" | "continue";
  /** Whether it would pause a program that cannot be made to wait. */
  readonly cannotPause: boolean;
  /** Whether there is something to go on to: recorded, or done by a program that waits. */
  readonly goesOn: boolean;
  /** Whether there is nothing to be played, nor a program. */
  readonly empty: boolean;
  readonly lines: Pick<LineSteps, "on" | "told" | "over">;
  readonly pace: number;
  readonly axis: AxisKind;
  /** Whether there is a timeline, which has an axis and can be zoomed. */
  readonly zooms: boolean;
  /** Part of the name of the tasks that are shown; null where there is nothing to search. */
  readonly search: string | null;
  /** Whether what tasks made is folded up below them; null where no task made another. */
  readonly folded: boolean | null;
  readonly foldAll: () => void;
  readonly lookFor: (search: string) => void;
  readonly togglePlay: () => void;
  readonly step: (by: 1 | -1) => void;
  readonly seekSwitch: (direction: 1 | -1) => void;
  readonly toggleLines: LineSteps["toggleLines"];
  readonly seekLine: LineSteps["seekLine"];
  /** The same of the task that runs at the moment, or ran last. */
  readonly seekOwn: (direction: 1 | -1) => void;
  /** To the end of the next job, or of the turn. */
  readonly next: (by: Step) => void;
  readonly goTo: (events: number) => void;
  readonly goToTime: (at: number) => void;
  readonly choosePace: (pace: number) => void;
  readonly chooseAxis: (axis: AxisKind) => void;
  readonly futures: {
    /** Whether there is something to choose from. */
    readonly offered: boolean;
    readonly shown: ShownFutures;
    readonly own: number;
    readonly all: number;
  };
  readonly chooseFutures: (shown: ShownFutures) => void;
  readonly zoom: (closer: boolean) => void;
  readonly fit: () => void;
}

const ICONS = {
  play: "M3 1.5v9L10.5 6z",
  pause: "M2.5 1.5h2.6v9H2.5zM6.9 1.5h2.6v9H6.9z",
  back: "M9.5 1.5v9L4 6zM2.2 1.5h1.6v9H2.2z",
  next: "M2.5 1.5v9L8 6zM8.2 1.5h1.6v9H8.2z",
  backSwitch: "M11 1.5v9L6.2 6zM6 1.5v9L1.2 6z",
  nextSwitch: "M1 1.5v9L5.8 6zM6 1.5v9L10.8 6z",
  backOwn: "M10.5 1.5v9L5 6zM2.4 4.4a1.6 1.6 0 1 0 .001 0z",
  nextOwn: "M1.5 1.5v9L7 6zM9.6 4.4a1.6 1.6 0 1 0 .001 0z",
  closer: "M5.2 1.5h1.6v3.7h3.7v1.6H6.8v3.7H5.2V6.8H1.5V5.2h3.7z",
  farther: "M1.5 5.2h9v1.6h-9z",
} as const;

/** Where it is said why there is no pausing. */
const WHY = "why-no-pause";

function button(icon: keyof typeof words.buttons, does: () => void, off = false): TemplateResult {
  return iconButton(ICONS[icon], words.buttons[icon], does, off);
}

export function controls(bar: Controls): TemplateResult {
  const { events, length, goesOn } = bar;
  const atBeginning = events === 0;
  const atEnd = events >= length;
  return html`
    <div class="picture-bar" part="picture-toolbar" role="group" aria-label=${words.moment}>
      <div class="buttons">
        ${button("backOwn", () => bar.seekOwn(-1), atBeginning)}
        ${button("backSwitch", () => bar.seekSwitch(-1), atBeginning)}
        ${button("back", () => bar.step(-1), atBeginning)} ${playButton(bar)}
        ${button("next", () => bar.step(1), !goesOn)} ${button("nextSwitch", () => bar.seekSwitch(1), atEnd)}
        ${button("nextOwn", () => bar.seekOwn(1), !goesOn)}
        <button type="button" aria-disabled=${!goesOn} @click=${() => bar.next("job")}>
          ${words.nextJob}
        </button>
        <button type="button" aria-disabled=${!goesOn} @click=${() => bar.next("turn")}>
          ${words.nextTurn}
        </button>
      </div>
      ${bar.cannotPause ? html`<span class="aside" id=${WHY}>${words.cannotPause}</span>` : nothing}
      ${lineSteps({ ...bar, ...bar.lines, atBeginning, atEnd })} ${slider(bar)}
      <span class="when"
        >${numbers.time(bar.at)} <span class="aside">${words.step(events, length)}</span></span
      >
      <div class="buttons ends">
        <label class="choice">
          <span>${words.pace}</span>
          <select
            .value=${String(bar.pace)}
            @change=${(event: Event) => bar.choosePace(Number((event.target as HTMLSelectElement).value))}
          >
            ${PACES.map((pace) => html`<option value=${pace} ?selected=${pace === bar.pace}>${words.times(pace)}</option>`)}
          </select>
        </label>
        ${bar.zooms ? zooming(bar) : nothing}
      </div>
    </div>
  `;
}

function playButton({ play, togglePlay, cannotPause, empty }: Controls): TemplateResult {
  const icon = ICONS[play === "pause" ? "pause" : "play"];
  const does = (): void => (cannotPause ? undefined : togglePlay());
  return iconButton(icon, words.play[play], does, empty || cannotPause, cannotPause ? WHY : null);
}

/** Of one run by its events, for many may share a time; of two by time, for that is what they share. */
function slider({ events, length, at, reach, goTo, goToTime }: Controls): TemplateResult {
  const byTime = reach !== null;
  return html`<input
    class="moment"
    type="range"
    min="0"
    max=${byTime ? reach : length}
    step=${byTime ? "any" : "1"}
    .value=${String(byTime ? at : events)}
    aria-label=${words.moment}
    aria-valuetext=${byTime ? numbers.time(at) : words.stepAt(at, events, length)}
    @input=${(event: Event) => (byTime ? goToTime : goTo)(Number((event.target as HTMLInputElement).value))}
  />`;
}

/** A library makes them by the hundred, so those are shown only when they are asked for. */
function futures({ futures: { shown, own, all }, chooseFutures }: Controls): TemplateResult {
  const option = (which: ShownFutures, text: string): TemplateResult =>
    html`<option value=${which} ?selected=${which === shown}>${text}</option>`;
  return html`<select
    aria-label=${words.futures}
    .value=${shown}
    @change=${(event: Event) => chooseFutures((event.target as HTMLSelectElement).value as ShownFutures)}
  >
    ${option("own", words.shownFutures.own(own))} ${option("all", words.shownFutures.all(all))}
    ${option("none", words.shownFutures.none)}
  </select>`;
}

function zooming(bar: Controls): TemplateResult {
  return html`
    ${
      bar.search === null
        ? nothing
        : html`<input
            class="search"
            type="search"
            placeholder=${search.find}
            aria-label=${search.find}
            .value=${bar.search}
            @input=${(event: Event) => bar.lookFor((event.target as HTMLInputElement).value)}
          />`
    }
    <label class="choice">
      <span>${words.axis}</span>
      <select
        .value=${bar.axis}
        @change=${(event: Event) => bar.chooseAxis((event.target as HTMLSelectElement).value as AxisKind)}
      >
        <option value="time" ?selected=${bar.axis === "time"}>${words.axes.time}</option>
        <option value="order" ?selected=${bar.axis === "order"}>${words.axes.order}</option>
      </select>
    </label>
    ${bar.futures.offered ? futures(bar) : nothing}
    <button
      type="button"
      aria-disabled=${bar.folded === null}
      aria-pressed=${bar.folded ?? false}
      @click=${bar.foldAll}
    >
      ${words.fold}
    </button>
    ${button("farther", () => bar.zoom(false))} ${button("closer", () => bar.zoom(true))}
    <button type="button" @click=${bar.fit}>${words.fit}</button>
  `;
}
