/**
 * Functions that run inside the page, sent there as text: each stands on its own and sees only its
 * arguments.
 */

/** The text a person sees in an element; what was typed for one that is typed into. */
export function shownText(element: Node): string {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element.value;
  return element instanceof HTMLElement ? element.innerText : (element.textContent ?? "");
}

/** Chooses an option as a person would. Says null, or where there is no such option which there are. */
export function chooseOption(element: Node, label: string): string | null {
  const select = element as HTMLSelectElement;
  const option = [...select.options].find((each) => each.label.trim() === label);
  if (option === undefined) return [...select.options].map((each) => each.label.trim()).join(", ");
  select.focus();
  option.selected = true;
  select.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  select.dispatchEvent(new Event("change", { bubbles: true }));
  return null;
}

export function isDisabled(element: Node): boolean {
  return (element as HTMLElement).matches(":disabled, [aria-disabled=true]");
}

/** The document and every open shadow root in it. */
export function roots(): (Document | ShadowRoot)[] {
  const found: (Document | ShadowRoot)[] = [document];
  for (const root of found) {
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) found.push(element.shadowRoot);
  }
  return found;
}

/** Elements that may have a role of interest: the browser is asked about these only. */
export function candidates(): Element[] {
  const selector =
    "a, button, h1, h2, h3, input, output, section, select, textarea, [aria-label], [contenteditable], [role]";
  const found: Element[] = [];
  const visit = (root: Document | ShadowRoot): void => {
    found.push(...root.querySelectorAll(selector));
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) visit(element.shadowRoot);
  };
  visit(document);
  return found;
}
