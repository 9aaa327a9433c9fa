/**
 * The standalone page's script: a choice of examples for one playground. Uses the element as any page
 * would; knows nothing of what is inside it.
 */
import type { PlaygroundEvents } from "../element/events";
import { fileKey, linkKey } from "../element/keeping";
import type { InterleavePlayground } from "../element/playground";
import { LinkError, programInFragment, type SharedProgram } from "../sharing/fragment";
import {
  besides,
  choose,
  codeOf,
  editKey,
  languagesOf,
  neighbour,
  noticeOf,
  runnable,
  type Choice,
} from "./choice";
import { words } from "../words/gallery";
import { words as names } from "../words/languages";
import type { Example } from "./examples";
import { askedInHash, hashOf, type Asked } from "./hash";
import { keepForOffline } from "./offline";
import { LANGUAGES, type Language } from "./programs";
import { offerSchemes } from "./scheme-choice";
import { VISITOR, VisitorOption, type Visitor } from "./visitor";

offerSchemes(byId<HTMLSelectElement>("scheme"));
await customElements.whenDefined("interleave-playground");

const playground = byId<InterleavePlayground>("playground");
const select = byId<HTMLSelectElement>("example");
const steps = [
  { step: -1, button: byId<HTMLButtonElement>("previous") },
  { step: 1, button: byId<HTMLButtonElement>("next") },
] as const;
const languages = byId<HTMLElement>("languages");
const only = byId<HTMLElement>("only");
const notice = byId<HTMLElement>("notice");
const compare = byId<HTMLElement>("compare");
const offered = LANGUAGES.filter((language) => playground.languages.includes(language));
const radios = new Map(
  offered.map((language) => [language, languages.querySelector<HTMLInputElement>(`[value="${language}"]`)]),
);
/** The language that the person chose; an example that does not have it is shown in another. */
let preferred: Language = LANGUAGES[0];
let shown: Choice | null = null;
const visitors = new VisitorOption(select);

languages.hidden = offered.length < 2;
select.append(...optionGroups());
window.addEventListener("hashchange", () => void showFromAddress());
await showFromAddress();
byId("unopened").remove();
keepForOffline(playground, { offline: byId("offline"), update: byId("update") });

select.addEventListener("change", () => {
  if (select.value === VISITOR && visitors.visitor !== null) receive(visitors.visitor);
  else go({ example: select.value, language: preferred });
});

for (const { step, button } of steps) {
  button.addEventListener("click", () => {
    const example = shown === null ? afterVisitor(step) : neighbour(shown.example, step, offered);
    if (example !== null) go({ example: example.id, language: preferred });
  });
}

languages.addEventListener("change", (event) => {
  const { value } = event.target as HTMLInputElement;
  preferred = LANGUAGES.find((language) => language === value) ?? preferred;
  go({ example: select.value, language: preferred });
});

// The picture stays when another example is chosen, and the page as long as it is.
playground.addEventListener("run", () => document.body.classList.add("ran"));

playground.addEventListener("open", (event) => {
  const { name } = (event as PlaygroundEvents["open"]).detail;
  // As it stands in the file; what the person made of it earlier is found by that.
  const { defaultCode: code, language, label } = playground;
  const hash = "#";
  const show = (): void => playground.load({ code, language, label, keep: fileKey(code) });
  present({ title: name, notice: words.file, hash, show });
});

async function showFromAddress(): Promise<void> {
  let complaint = "";
  const { hash } = location;
  try {
    const shared = await programInFragment(hash);
    // The person went on to something else while it was unpacked; that is or will be shown.
    if (location.hash !== hash) return;
    if (shared !== null && offered.some((language) => language === shared.language)) {
      return receive(visitorOf(shared, hash));
    }
    if (shared !== null) {
      complaint = words.unknownLanguage(shared.language);
    }
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    if (location.hash !== hash) return;
    complaint = words.unreadableLink(error.message);
  }
  showExampleFromAddress();
  if (complaint !== "") notice.textContent = complaint;
  notice.classList.toggle("complaint", complaint !== "");
}

function visitorOf(shared: SharedProgram, hash: string): Visitor {
  const { code, language, speed, view, title } = shared;
  return {
    title: title ?? words.shared,
    notice: words.sharedNotice,
    hash,
    show: () => {
      playground.load({ code, language, label: title, keep: linkKey(code) });
      if (speed !== null) playground.speed = speed;
      // Whatever a link asks for, a person sees what they are about to run.
      playground.view = view === null ? null : `code ${view}`;
    },
  };
}

/** Shows a program that is no example. */
function receive(visitor: Visitor): void {
  visitor.show();
  present(visitor);
}

function present(visitor: Visitor): void {
  shown = null;
  visitors.welcome(visitor);
  history.replaceState(null, "", visitor.hash);
  notice.textContent = visitor.notice;
  notice.classList.remove("complaint");
  only.textContent = "";
  compare.replaceChildren();
  markSteps(afterVisitor);
  for (const [language, radio] of radios) {
    if (radio === null) continue;
    radio.checked = language === playground.language;
    radio.disabled = !radio.checked;
  }
}

/** The example that a button leads to from a program that is none: it stands before them all. */
function afterVisitor(step: -1 | 1): Example | null {
  return step === 1 ? (runnable(offered)[0] ?? null) : null;
}

function showExampleFromAddress(): void {
  const asked = askedInHash(location.hash);
  const choice = choose(asked, preferred, offered);
  if (asked.language === choice.language) preferred = choice.language;
  show(choice);
}

function go(asked: Asked): void {
  const choice = choose(asked, preferred, offered);
  const { id } = choice.example;
  const usual = choose({ example: id, language: null }, LANGUAGES[0], offered).language;
  // Not a step in the browser's history: Back leaves the page, as people expect.
  history.replaceState(null, "", hashOf(id, choice.language === usual ? null : choice.language));
  show(choice);
}

function show(choice: Choice): void {
  const { example, language } = choice;
  select.value = example.id;
  markSteps((step) => neighbour(example, step, offered));
  const there = languagesOf(example, offered);
  for (const [each, radio] of radios) {
    if (radio === null) continue;
    radio.checked = each === language;
    radio.disabled = !there.includes(each);
  }
  only.textContent = there.length < offered.length ? words.only(names[language]) : "";
  if (example === shown?.example && language === shown.language) return;
  // What a link asked for was for its program.
  if (shown === null) playground.view = null;
  shown = choice;
  notice.textContent = noticeOf(choice);
  compare.replaceChildren(...besides(choice, offered).map((other) => comparison(choice, other)));
  notice.classList.remove("complaint");
  playground.load({ code: codeOf(choice), language, label: example.title, keep: editKey(choice) });
}

function markSteps(leadsTo: (step: -1 | 1) => Example | null): void {
  for (const { step, button } of steps) {
    const there = leadsTo(step);
    // A button that went dead under the keyboard would lose its place; this one only says so.
    button.ariaDisabled = String(there === null);
    button.title = there === null ? "" : there.title;
  }
}

/** What runs this program and then the other one, whose picture stands below that of the first. */
function comparison(choice: Choice, other: Choice): HTMLButtonElement {
  const button = document.createElement("button");
  const { example, language } = other;
  button.type = "button";
  button.textContent =
    example === choice.example
      ? words.compareWithLanguage(names[language])
      : words.compareWithExample(example.title);
  button.addEventListener("click", async () => {
    const { status } = await playground.run();
    // The person has stopped it or gone on to something else, or there is an error to be read.
    if (status !== "finished" || !(await playground.keepRun()) || shown !== choice) return;
    const hadFocus = document.activeElement === button;
    go({ example: example.id, language });
    // The button has gone with its program; the keyboard's place goes to the one in its stead.
    if (hadFocus) compare.querySelector("button")?.focus();
    await playground.run();
  });
  return button;
}

function optionGroups(): HTMLOptGroupElement[] {
  const groups = new Map<string, HTMLOptGroupElement>();
  for (const { id, title, group: label } of runnable(offered)) {
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
