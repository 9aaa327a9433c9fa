/**
 * Shows how far the download of an engine is: a bar, and the bytes in words. The status beside it says what is
 * downloaded, once; the numbers, which change all the time, are read aloud only to those who ask the bar.
 */
import { html, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { Download } from "../transport/engine-modules";
import { words } from "../words/download";

export function downloadView(engine: string, download: Download): TemplateResult {
  const { received, total } = download;
  const percent = total === null ? null : Math.min(100, Math.floor((received / total) * 100));
  const amount = total === null ? words.had(received) : words.hadOf(received, total);
  return html`
    <div class="download" part="download">
      <div
        class="track"
        role="progressbar"
        aria-label=${words.downloading(engine)}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${ifDefined(percent ?? undefined)}
        aria-valuetext=${amount}
      >
        <div class=${percent === null ? "fill unknown" : "fill"} .style=${`--done: ${percent ?? 0}%`}></div>
      </div>
      <span class="bytes" aria-hidden="true">${amount}</span>
    </div>
  `;
}
