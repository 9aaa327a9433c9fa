/** What a run shows that went wrong, as a list. A template; knows no run. */
import { html, nothing, type TemplateResult } from "lit";
import type { Advice } from "../model/advice/advice";
import type { AllAdvice } from "../model/advice/advisor";
import { words } from "../words/advice-list";

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
  return html`<ul class="advice" part="advice" aria-label=${words.list}>
    ${first.map((each) => item(each, actions))}
    ${more > 0 ? html`<li class="aside">${words.more(more)}</li>` : nothing}
  </ul>`;
}

function item({ text, line, after, event }: Advice, { goTo, show }: AdviceActions): TemplateResult {
  const advice = html`${withCode(text)}`;
  const when = button(words.showWhen, () => show(event));
  if (line === null) return html`<li>${words.with(advice, when)}</li>`;
  const place = button(after ? words.fromLine(line) : words.line(line), () => goTo(line));
  return html`<li>${words.withPlace(advice, when, place)}</li>`;
}

function button(text: string, does: () => void): TemplateResult {
  return html`<button class="place" type="button" @click=${does}>${text}</button>`;
}

/** What stands between backticks is code. */
function withCode(text: string): (string | TemplateResult)[] {
  return text.split("`").map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`));
}
