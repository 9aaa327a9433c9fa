/** The output that the author expects, where the output will be, as long as there is none. Knows texts; no run. */
import { html, type TemplateResult } from "lit";

export function expectedView(text: string): TemplateResult {
  return html`<section class="expected" part="expected" aria-label="Expected output" tabindex="0">
    <div class="what" aria-hidden="true">Expected output</div>
    <pre>${text}</pre>
  </section>`;
}
