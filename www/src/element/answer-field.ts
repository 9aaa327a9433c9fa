/**
 * The field in the output where the person answers what the program asked: a line at a time, or the end of the
 * input with Ctrl+D, as at a terminal. Knows the DOM; knows neither the program nor what becomes of the answer.
 */
import { words } from "../words/answer";

/** Takes a line, or null for the end of the input. */
export type Answer = (text: string | null) => void;

/** A form that can stand in a line of text. `prompt` is what the program wrote before it, or nothing. */
export function answerField(prompt: string, answer: Answer): HTMLFormElement {
  const form = document.createElement("form");
  form.className = "answer";
  const line = document.createElement("input");
  line.type = "text";
  line.enterKeyHint = "send";
  line.autocomplete = "off";
  line.autocapitalize = "off";
  line.spellcheck = false;
  line.setAttribute("autocorrect", "off");
  line.setAttribute("aria-label", prompt.trim() || words.input);
  line.setAttribute("aria-description", words.keys);
  const end = document.createElement("button");
  end.type = "button";
  end.className = "end-input";
  end.title = words.endWithKey;
  end.textContent = words.end;
  form.append(line, end);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer(line.value);
  });
  line.addEventListener("keydown", (event) => {
    if (event.key !== "d" || !event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    // As at a terminal: it ends the input at the beginning of a line, and elsewhere sends what is there.
    answer(line.value === "" ? null : line.value);
  });
  end.addEventListener("click", () => answer(null));
  return form;
}
