/**
 * Stepping from line to line: the buttons, and which events they go to. Knows events and the moment; whether the next run
 * tells lines is for others to remember.
 */
import { html, nothing, type TemplateResult } from "lit";
import { isLineOf, standingAt, stepped } from "../model/standing";
import type { TraceEvents } from "../model/recording";
import type { State } from "../model/state";
import { words } from "../words/line-steps";
import { iconButton } from "./icon-button";

export interface LineSteps {
  /** Whether the next run tells lines. */
  readonly on: boolean;
  /** Whether this one did. */
  readonly told: boolean;
  /** Whether it is over. */
  readonly over: boolean;
  readonly atBeginning: boolean;
  readonly atEnd: boolean;
  readonly toggleLines: () => void;
  /** To a line before or behind: whoever comes there, or only of the task that is stepped through. */
  readonly seekLine: (direction: 1 | -1, ofTask: boolean) => void;
}

const ICONS = {
  back: "M1 2h10v1.4H1zM9 5.2v6L4.4 8.2z",
  next: "M1 2h10v1.4H1zM3 5.2v6l4.6-3z",
  backOfTask: "M1 1h10v1.4H1zM8.6 3.6v4.8L4.6 6zM1 9.6h10V11H1z",
  nextOfTask: "M1 1h10v1.4H1zM3.4 3.6v4.8l4-2.4zM1 9.6h10V11H1z",
} as const;

export function lineSteps(bar: LineSteps): TemplateResult {
  const { on, told, over } = bar;
  const atBeginning = bar.atBeginning || !told;
  const atEnd = bar.atEnd || !told;
  return html`<div class="buttons" role="group" aria-label=${words.lines}>
    <button type="button" aria-pressed=${on} title=${words.about} @click=${bar.toggleLines}>
      ${words.lines}
    </button>
    ${
      on || told
        ? html`
            ${iconButton(ICONS.backOfTask, words.buttons.backOfTask, () => bar.seekLine(-1, true), atBeginning)}
            ${iconButton(ICONS.back, words.buttons.back, () => bar.seekLine(-1, false), atBeginning)}
            ${iconButton(ICONS.next, words.buttons.next, () => bar.seekLine(1, false), atEnd)}
            ${iconButton(ICONS.nextOfTask, words.buttons.nextOfTask, () => bar.seekLine(1, true), atEnd)}
          `
        : nothing
    }
    ${on && !told && over ? html`<span class="aside">${words.runAgain}</span>` : nothing}
  </div>`;
}

/** Which events are lines to be gone to: of the task that runs at the moment, or else came to a line last, or of any. */
export function linesFrom(events: TraceEvents, state: State, ofTask: boolean): (event: number) => boolean {
  const who = ofTask ? (standingAt(state)?.by ?? stepped(events, state.events)) : null;
  return (event) => isLineOf(events.at(event), who);
}
