/**
 * Shows why a program failed: the message, and the lines of the person's program that led there, each a
 * button that moves the cursor. Knows the error and nothing of who reports it.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Position, ProgramError } from "../protocol/messages";
import { words } from "../words/failure";
import type { Said } from "../words/said";

/** Frames shown; a deep recursion has thousands, all alike. */
const FRAMES = 8;

/** `lead` says first where that was, if not in the program itself. */
export function failureView(
  error: ProgramError,
  goTo: (position: Position) => void,
  lead: unknown = nothing,
): TemplateResult {
  const { name, message, line, column, frames } = error;
  const place = line === null ? null : { line, column: column ?? 1 };
  const callers = place !== null && isSame(frames[0], place) ? frames.slice(1) : frames;
  const first = place !== null && isSame(frames[0], place) ? frames[0] : undefined;
  return html`
    <div class="failure" part="error">
      ${lead}
      <p class="reason"><strong>${name}</strong>: ${message}</p>
      ${place === null ? nothing : html`<p class="at">${where(placeButton(place, goTo), first?.name)}</p>`}
      ${callers
        .slice(0, FRAMES)
        .map((frame) => html`<p class="at">${words.calledAt(placeButton(frame, goTo), frame.name)}</p>`)}
      ${callers.length > FRAMES ? html`<p class="at">${words.moreCalls(callers.length - FRAMES)}</p>` : nothing}
    </div>
  `;
}

function where(place: TemplateResult, called: string | undefined): Said<TemplateResult> {
  return called === undefined ? words.at(place) : words.atIn(place, called);
}

function placeButton(position: Position, goTo: (position: Position) => void): TemplateResult {
  return html`<button class="place" type="button" @click=${() => goTo(position)}>
    ${words.place(position.line, position.column)}
  </button>`;
}

function isSame(one: Position | undefined, other: Position): boolean {
  return one?.line === other.line && one.column === other.column;
}
