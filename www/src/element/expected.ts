/** The output that the author expects, where the output will be, as long as there is none. Knows texts; no run. */
import { html, type TemplateResult } from "lit";
import { words } from "../words/expected";

export function expectedView(text: string): TemplateResult {
  return html`<section class="expected" part="expected" aria-label=${words.expected} tabindex="0">
    <div class="what" aria-hidden="true">${words.expected}</div>
    <pre>${text}</pre>
  </section>`;
}
