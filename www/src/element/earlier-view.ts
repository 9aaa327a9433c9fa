/**
 * Says of an error that it is in a snippet which runs before the program, and leads there. Knows the error and what the
 * snippet is called.
 */
import { html, type TemplateResult } from "lit";
import type { ProgramError } from "../protocol/messages";

export function earlierView(title: string, { line }: ProgramError, goTo: () => void): TemplateResult {
  const place = line === null ? title : `${title}, line ${line}`;
  return html`<p class="earlier">
    The error is in <button class="place" type="button" @click=${goTo}>${place}</button>, which runs before
    this program.
  </p>`;
}
