/**
 * Shows how far the download of an engine is: a bar, and the bytes in words. The status beside it says what is
 * downloaded, once; the numbers, which change all the time, are read aloud only to those who ask the bar.
 */
import { html, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { Download } from "../transport/engine-modules";

export function downloadView(engine: string, download: Download): TemplateResult {
  const { received, total } = download;
  const percent = total === null ? null : Math.min(100, Math.floor((received / total) * 100));
  const words = downloadText(download);
  return html`
    <div class="download" part="download">
      <div
        class="track"
        role="progressbar"
        aria-label=${`Downloading ${engine}`}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${ifDefined(percent ?? undefined)}
        aria-valuetext=${words}
      >
        <div class=${percent === null ? "fill unknown" : "fill"} .style=${`--done: ${percent ?? 0}%`}></div>
      </div>
      <span class="bytes" aria-hidden="true">${words}</span>
    </div>
  `;
}

/** In megabytes of a million bytes, as browsers and file managers count them. */
export function downloadText({ received, total }: Download): string {
  const had = (received / 1e6).toFixed(1);
  return total === null ? `${had} MB` : `${had} of ${(total / 1e6).toFixed(1)} MB`;
}
