/**
 * The sentence below the timeline, the region that tells a screen reader what came of an action, and how the timeline is
 * gone through. Templates; know sentences and nothing else.
 */
import { html, type TemplateResult } from "lit";
import { words as moment } from "../words/moment";
import { words as timeline } from "../words/timeline";
import { KEYS_ID } from "./timeline/timeline-view";

/** `told` is heard and never seen; what is seen changes with every frame that plays, which nobody wants to hear. */
export function said(sentence: string, told: string): TemplateResult {
  return html`<p class="said">${sentence}</p>
    <p class="unseen" role="status" aria-label=${moment.label}>${told}</p>`;
}

export function howTo(): TemplateResult {
  return html`<p class="how-to">
    <span class="by-keys" id=${KEYS_ID}>${timeline.keys}</span>
    <span class="by-fingers">${timeline.fingers}</span>
  </p>`;
}
