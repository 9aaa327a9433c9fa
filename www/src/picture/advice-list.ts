/** What a run shows that went wrong, as a list. A template; knows no run. */
import { html, nothing, type TemplateResult } from "lit";
import type { Advice } from "../model/advice";

/** More than this nobody reads. */
const MOST = 5;

export interface AdviceActions {
  /** Moves the cursor to a line of the program. */
  readonly goTo: (line: number) => void;
  /** Shows the moment after so many events. */
  readonly show: (event: number) => void;
}

export function adviceList(all: readonly Advice[], actions: AdviceActions): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const rest = all.length - MOST;
  return html`<ul class="advice" part="advice" aria-label="What this run shows">
    ${all.slice(0, MOST).map((each) => item(each, actions))}
    ${rest > 0 ? html`<li class="aside">and the like of ${rest} more tasks</li>` : nothing}
  </ul>`;
}

function item({ text, line, after, event }: Advice, { goTo, show }: AdviceActions): TemplateResult {
  return html`<li>
    ${text}
    <button class="place" type="button" @click=${() => show(event)}>show when</button>${
      line === null
        ? nothing
        : html`,
            <button class="place" type="button" @click=${() => goTo(line)}>
              ${after ? `from line ${line} on` : `line ${line}`}
            </button>`
    }
  </li>`;
}
