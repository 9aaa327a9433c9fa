/**
 * Says of an error that it is in a snippet which runs before the program, and leads there. Knows the error and what the
 * snippet is called.
 */
import { html, type TemplateResult } from "lit";
import type { ProgramError } from "../protocol/messages";
import { words } from "../words/failure";

export function earlierView(title: string, { line }: ProgramError, goTo: () => void): TemplateResult {
  const place = line === null ? title : words.placeInSnippet(title, line);
  const button = html`<button class="place" type="button" @click=${goTo}>${place}</button>`;
  return html`<p class="earlier">${words.inSnippet(button)}</p>`;
}
