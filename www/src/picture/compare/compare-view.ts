/** What is read and pressed where runs are compared. Templates; know a comparison and nothing of how it is made. */
import { html, nothing, type TemplateResult } from "lit";
import { aboutText } from "../../model/comparison";
import { words } from "../../words/compare";
import type { Compare } from "./compare";
import { comparedOf, type ComparedRun } from "./compared-run";

/** Above the run that is shown: which took how long, the kept run, and what each is called. `over` once both are. */
export function compared(compare: Compare, over: boolean): TemplateResult | typeof nothing {
  if (compare.both === null) return nothing;
  const [kept, shown] = compare.both;
  return html`<section class="compare" part="compare" aria-label=${words.comparison}>
      <div class="compare-bar">
        <p class="result" role="status" aria-label=${words.result}>${over ? compare.sentence : ""}</p>
        ${over ? nothing : html`<span class="aside">${words.notYet}</span>`}
        <button type="button" @click=${() => compare.forget()}>${words.stop}</button>
      </div>
      ${heading(compare, kept, words.nameOfKept, aboutText(comparedOf(kept)))}
    </section>
    ${compare.timeline.element}
    <p class="said of-kept">${compare.said}</p>
    ${heading(compare, shown, words.nameOfShown, over ? aboutText(comparedOf(shown)) : soFar(shown))}`;
}

function soFar(run: ComparedRun): string {
  return words.soFar(aboutText({ ...comparedOf(run), ended: true }));
}

function heading(compare: Compare, run: ComparedRun, label: string, about: string): TemplateResult {
  return html`<p class="run-name">
    <input
      type="text"
      aria-label=${label}
      .value=${run.name}
      @input=${(event: Event) => compare.rename(run, (event.target as HTMLInputElement).value)}
    />
    <span class="aside">${about}</span>
  </p>`;
}

/** Beside the lanes: what keeps the run that they are of, or says that it was kept. */
export function keeping(compare: Compare): TemplateResult | typeof nothing {
  if (compare.kept !== null && compare.both === null) return kept(compare);
  return html`<p class="keeping">
    <button type="button" @click=${() => compare.keep()}>${words.keep}</button>
  </p>`;
}

/** Which run was kept, as long as none is beside it. */
export function kept(compare: Compare): TemplateResult | typeof nothing {
  const run = compare.kept;
  if (run === null) return nothing;
  return html`<p class="keeping">
    <span class="kept" role="status">${words.kept(run.name, aboutText(comparedOf(run)))}</span>
    <button type="button" @click=${() => compare.forget()}>${words.forget}</button>
  </p>`;
}
