/** The row of controls above the editor, as a template. Knows what can be pressed; not what it does. */
import { html, nothing, type TemplateResult } from "lit";
import { SPEEDS, parseSpeed, type Speed } from "../protocol/speed";
import { words } from "../words/toolbar";

export interface Toolbar {
  readonly busy: boolean;
  readonly readonly: boolean;
  readonly edited: boolean;
  readonly canUndoReset: boolean;
  readonly speed: Speed;
  readonly run: () => void;
  readonly stop: () => void;
  readonly reset: () => void;
  readonly undoReset: () => void;
  readonly share: () => void;
  /** Somebody comes to the buttons. */
  readonly approach: () => void;
  readonly chooseSpeed: (speed: Speed) => void;
}

// The speed's label stands beside its box, not around it: WebKit would read the options as part of it.
// Buttons with nothing to do are marked as disabled but can be focused: the keyboard's place would be
// lost if the button that was just pressed went dead under it.
export function toolbar(bar: Toolbar): TemplateResult {
  return html`
    <div class="bar" part="toolbar" @pointerenter=${bar.approach}>
      <button class="run" part="button run" type="button" @click=${bar.run}>
        <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2.5 1.2v9.6L10.5 6z" /></svg>${words.run}
      </button>
      <button class="stop" part="button stop" type="button" aria-disabled=${!bar.busy} @click=${bar.stop}>
        <svg viewBox="0 0 12 12" aria-hidden="true"><rect x="2" y="2" width="8" height="8" rx="1" /></svg
        >${words.stop}
      </button>
      ${bar.readonly ? nothing : resetButtons(bar)}
      <div class="speed">
        <label for="speed">${words.speed}</label>
        <select id="speed" part="speed" .value=${bar.speed} @change=${(event: Event) => choose(event, bar)}>
          ${SPEEDS.map(
            (speed) =>
              html`<option value=${speed} ?selected=${speed === bar.speed}>${words.speeds[speed]}</option>`,
          )}
        </select>
      </div>
      <button
        class="share-button"
        part="button share"
        type="button"
        aria-haspopup="dialog"
        @click=${bar.share}
      >
        ${words.share}
      </button>
    </div>
  `;
}

function resetButtons(bar: Toolbar): TemplateResult {
  return html`
    <button class="reset" part="button reset" type="button" aria-disabled=${!bar.edited} @click=${bar.reset}>
      ${words.reset}
    </button>
    ${bar.edited ? html`<span class="edited" part="edited">${words.edited}</span>` : nothing}
    ${
      bar.canUndoReset
        ? html`<button part="button undo-reset" type="button" @click=${bar.undoReset}>
            ${words.undoReset}
          </button>`
        : nothing
    }
  `;
}

function choose(event: Event, bar: Toolbar): void {
  const speed = parseSpeed((event.target as HTMLSelectElement).value);
  if (speed !== null) bar.chooseSpeed(speed);
}
