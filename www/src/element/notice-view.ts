/** Something that the person should know about a run, above its output. */
import { html, type TemplateResult } from "lit";

export const noticeView = (text: string): TemplateResult =>
  html`<p class="notice" part="notice" role="note">${text}</p>`;
