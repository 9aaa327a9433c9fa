/**
 * The sentence below the timeline, the region that tells a screen reader what came of an action, and how the timeline is
 * gone through. Templates; know sentences and nothing else.
 */
import { html, type TemplateResult } from "lit";
import { FINGERS, KEYS } from "./timeline/keys";
import { KEYS_ID } from "./timeline/timeline-view";

/** `told` is heard and never seen; what is seen changes with every frame that plays, which nobody wants to hear. */
export function said(sentence: string, told: string): TemplateResult {
  return html`<p class="said">${sentence}</p>
    <p class="unseen" role="status" aria-label="Moment in words">${told}</p>`;
}

export function howTo(): TemplateResult {
  return html`<p class="how-to">
    <span class="by-keys" id=${KEYS_ID}>${KEYS}</span>
    <span class="by-fingers">${FINGERS}</span>
  </p>`;
}
