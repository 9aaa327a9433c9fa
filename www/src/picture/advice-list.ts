/** What a run shows that went wrong, as a list. A template; knows no run. */
import { html, nothing, type TemplateResult } from "lit";
import type { Advice } from "../model/advice/advice";
import type { AllAdvice } from "../model/advice/advisor";

export interface AdviceActions {
  /** Moves the cursor to a line of the program. */
  readonly goTo: (line: number) => void;
  /** Shows the moment after so many events. */
  readonly show: (event: number) => void;
}

export function adviceList(
  { first, more }: AllAdvice,
  actions: AdviceActions,
): TemplateResult | typeof nothing {
  if (first.length === 0) return nothing;
  return html`<ul class="advice" part="advice" aria-label="What this run shows">
    ${first.map((each) => item(each, actions))}
    ${more > 0 ? html`<li class="aside">and ${more.toLocaleString("en")} more like these</li>` : nothing}
  </ul>`;
}

function item({ text, line, after, event }: Advice, { goTo, show }: AdviceActions): TemplateResult {
  return html`<li>
    ${withCode(text)}
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

/** What stands between backticks is code. */
function withCode(text: string): (string | TemplateResult)[] {
  return text.split("`").map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`));
}
