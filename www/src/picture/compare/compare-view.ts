/** What is read and pressed where runs are compared. Templates; know a comparison and nothing of how it is made. */
import { html, nothing, type TemplateResult } from "lit";
import { aboutText } from "../../model/comparison";
import type { Compare } from "./compare";
import { comparedOf, type ComparedRun } from "./compared-run";

/** Above the run that is shown: which took how long, the kept run, and what each is called. `over` once both are. */
export function compared(compare: Compare, over: boolean): TemplateResult | typeof nothing {
  if (compare.both === null) return nothing;
  const [kept, shown] = compare.both;
  return html`<section class="compare" part="compare" aria-label="Comparison">
      <div class="compare-bar">
        <p class="result" role="status" aria-label="Comparison in words">${over ? compare.sentence : ""}</p>
        <button type="button" @click=${() => compare.forget()}>Stop comparing</button>
      </div>
      ${heading(compare, kept, "Name of the kept run")}
    </section>
    ${compare.timeline.element}
    <p class="said of-kept">${compare.said}</p>
    ${heading(compare, shown, "Name of this run")}`;
}

function heading(compare: Compare, run: ComparedRun, label: string): TemplateResult {
  return html`<p class="run-name">
    <input
      type="text"
      aria-label=${label}
      .value=${run.name}
      @input=${(event: Event) => compare.rename(run, (event.target as HTMLInputElement).value)}
    />
    <span class="aside">${aboutText(comparedOf(run))}</span>
  </p>`;
}

/** Beside the other ways to keep a run. */
export function keeping(compare: Compare): TemplateResult {
  const { kept, both } = compare;
  const waits = kept !== null && both === null;
  return html`<span class="aside">Compare</span> ${
      waits
        ? html`<span class="kept" role="status"
              >${`Kept: ${kept.name}, ${aboutText(comparedOf(kept))}. The next run stands below it.`}</span
            >
            <button type="button" @click=${() => compare.forget()}>Forget</button>`
        : html`<button type="button" @click=${() => compare.keep()}>Keep this run to compare</button>`
    }`;
}
