/** A button that is a drawing with a name, as a template. */
import { html, nothing, type TemplateResult } from "lit";

/**
 * `path` is drawn in a square of 12. What has nothing to do is marked so, and keeps the keyboard's place; `why` is the id of
 * an element that says why.
 */
export function iconButton(
  path: string,
  label: string,
  does: () => void,
  off = false,
  why: string | null = null,
): TemplateResult {
  return html`<button
    class="icon"
    type="button"
    title=${label}
    aria-label=${label}
    aria-disabled=${off}
    aria-describedby=${why ?? nothing}
    @click=${does}
  >
    <svg viewBox="0 0 12 12" aria-hidden="true"><path d=${path} /></svg>
  </button>`;
}
