/**
 * All of a playground, as a template: the buttons, the editor's place, the results with the line that says how the program
 * stands, and the picture's place. Knows what is shown and heard; not what it does, nor what fills the places.
 */
import { html, nothing, type TemplateResult } from "lit";
import { words as spoken } from "../words/language";
import { words } from "../words/playground";
import { expectedView } from "./expected";
import { noticeView } from "./notice-view";
import { toolbar, type Toolbar } from "./toolbar";
import type { Part } from "./view";

export interface PlaygroundView {
  readonly parts: ReadonlySet<Part>;
  readonly toolbar: Toolbar;
  /** The sentence that says how the program stands, and whether nothing goes on though it has not ended. */
  readonly status: string;
  readonly isAtRest: boolean;
  readonly canCopy: boolean;
  readonly copy: () => void;
  /** Why there is no program. */
  readonly problem: string | null;
  /** What a run has to say above its output. */
  readonly aside: unknown;
  /** The output that the author expects, as long as there is none. */
  readonly expected: string | null;
  /** The pointer comes over it, the focus into it. */
  readonly over: () => void;
  readonly interested: () => void;
  /** For `dragover` and `drop`. */
  readonly drag: EventListenerObject;
}

export function playgroundView(view: PlaygroundView): TemplateResult {
  const { parts } = view;
  return html`
    <div
      class="frame"
      part="frame"
      lang=${spoken.tag}
      dir=${spoken.direction}
      @pointerenter=${view.over}
      @focusin=${view.interested}
      @dragover=${view.drag}
      @drop=${view.drag}
    >
      ${toolbar(view.toolbar)}
      <div class="panes">
        <div class="code" part="code" ?hidden=${!parts.has("code")}></div>
        ${results(view)}
      </div>
      <section
        class="picture"
        part="picture"
        aria-label=${words.picture}
        ?hidden=${!parts.has("timeline") && !parts.has("now")}
      ></section>
    </div>
  `;
}

function results(view: PlaygroundView): TemplateResult {
  const { parts, status, isAtRest, canCopy, problem, aside, expected } = view;
  return html`
    <div class="results" ?hidden=${!parts.has("output")}>
      <div class="heading">
        <h2 aria-hidden="true">${words.output}</h2>
        <div
          class=${isAtRest ? "status rests" : "status"}
          part="status"
          role="status"
          aria-label=${words.status}
          .textContent=${status}
        ></div>
        <button
          class="quiet copy"
          part="button copy"
          type="button"
          aria-label=${words.copyOutput}
          aria-disabled=${!canCopy}
          @click=${view.copy}
        >
          ${words.copy}
        </button>
      </div>
      ${problem === null ? nothing : noticeView(problem)} ${aside}
      ${expected === null ? nothing : expectedView(expected)}
      <section
        class="output"
        part="output"
        aria-label=${words.output}
        data-to-come=${words.outputToCome}
        data-nothing=${words.noOutput}
        tabindex=${expected === null ? 0 : -1}
      ></section>
    </div>
  `;
}
