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

/**
 * Elements that may have a role of interest and this name: the browser is asked about these only, for to ask about all
 * takes it seconds. What a name is made of stands in all of its words in the element, its labels, or their attributes.
 */
export function candidates(name: string): Element[] {
  const selector =
    "a, button, h1, h2, h3, input, output, section, select, textarea, [aria-label], [contenteditable], [role]";
  const words = name.split(/\s+/);
  const said = (element: Element): string =>
    ["aria-label", "title", "alt", "placeholder"].map((each) => element.getAttribute(each) ?? "").join(" ");
  const mayBeCalledSo = (element: Element): boolean => {
    if (element.hasAttribute("aria-labelledby")) return true;
    const labels = [...((element as HTMLInputElement).labels ?? [])];
    // A section is called nothing that stands in it.
    const around = element.localName === "section" ? labels : [...labels, element];
    const within = around.flatMap((each) => [each.textContent, ...[...each.querySelectorAll("*")].map(said)]);
    const all = [said(element), ...within].join(" ");
    return words.every((word) => all.includes(word));
  };
  const found: Element[] = [];
  const visit = (root: Document | ShadowRoot): void => {
    found.push(...[...root.querySelectorAll(selector)].filter(mayBeCalledSo));
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) visit(element.shadowRoot);
  };
  visit(document);
  return found;
}
