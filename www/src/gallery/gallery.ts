/**
 * The standalone page's script: a choice of examples for one playground. Uses the element as any page
 * would; knows nothing of what is inside it.
 */
import type { InterleavePlayground } from "../element/playground";
import { EXAMPLES, findExample, type Example } from "./examples";
import { exampleInHash, hashOf } from "./hash";
import { KeptEdits } from "./kept-edits";

await customElements.whenDefined("interleave-playground");

const playground = byId<InterleavePlayground>("playground");
const select = byId<HTMLSelectElement>("example");
const notice = byId<HTMLElement>("notice");
const edits = new KeptEdits();
let shown: Example | null = null;

select.append(...optionGroups());
show(exampleFromAddress());

select.addEventListener("change", () => {
  const example = findExample(select.value);
  // Not a step in the browser's history: Back leaves the page, as people expect.
  history.replaceState(null, "", hashOf(example.id));
  show(example);
});

window.addEventListener("hashchange", () => show(exampleFromAddress()));

playground.addEventListener("edit", () => {
  if (shown === null) return;
  if (playground.isEdited) edits.set(shown.id, playground.code);
  else edits.delete(shown.id);
});

function show(example: Example): void {
  if (example === shown) return;
  shown = example;
  select.value = example.id;
  notice.textContent = example.notice;
  playground.clear();
  playground.language = example.language;
  playground.defaultCode = example.code;
  playground.code = edits.get(example.id) ?? example.code;
}

function exampleFromAddress(): Example {
  return findExample(exampleInHash(location.hash));
}

function optionGroups(): HTMLOptGroupElement[] {
  const groups = new Map<string, HTMLOptGroupElement>();
  for (const { id, title, group: label } of EXAMPLES) {
    let group = groups.get(label);
    if (group === undefined) {
      group = document.createElement("optgroup");
      group.label = label;
      groups.set(label, group);
    }
    group.append(new Option(title, id));
  }
  return [...groups.values()];
}

function byId<T extends HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element with the id "${id}".`);
  return element as T;
}
