/**
 * Makes playgrounds of a page's blocks of code, now and as they come, and takes them away with their blocks. A block stays
 * where it is, for search engines, for printing and for the page's own scripts: it is only hidden on the screen, and its
 * playground stands before it. Knows the element by its name, so that it serves whichever version of it the page has.
 */
import { OUTPUT, elementsOf, optionsOf, readBlock } from "./block";
import { Slices } from "./slices";

const PLAYGROUND = "interleave-playground";
/** Marks what a playground stands for: no script of ours makes another of it, whatever its version. */
const ORIGINAL = "data-interleave-original";

// What the page says of these elements counts more than the margin.
const STYLES = `
  :where(${PLAYGROUND}[upgraded]) { margin-block: 1em; }
  @media not print { [${ORIGINAL}] { display: none !important; } }
  @media print { ${PLAYGROUND}[upgraded] { display: none !important; } }
`;

interface Pair {
  readonly playground: HTMLElement;
  /** The block, and the one that says what it prints. */
  readonly originals: readonly HTMLElement[];
}

/**
 * Makes playgrounds of what `selector` finds. `defaults` are the attributes of those whose blocks do not give them in
 * `data-*`; besides, `output` is the selector that finds what a block prints. Returns how to end it; what was made stays.
 * Throws a DOMException, a SyntaxError, for a selector that is none.
 */
export function upgradePage(selector: string, defaults: Readonly<Record<string, string>> = {}): () => void {
  const output = defaults["output"] ?? OUTPUT;
  for (const each of [selector, output]) document.createDocumentFragment().querySelector(each);
  const reading = { selector, output, language: defaults["language"] ?? null };
  addStyles();
  const pairs = new Set<Pair>();

  const upgrade = (matched: Element): void => {
    if (!matched.isConnected || matched.closest(`${PLAYGROUND}, [${ORIGINAL}]`) !== null) return;
    const block = readBlock(matched, reading);
    if (block === null || block.whole.querySelector(PLAYGROUND) !== null) return;
    const { whole, program, language, expected } = block;
    const playground = document.createElement(PLAYGROUND);
    const names = attributes();
    const options = new Map<string, string>();
    if (expected !== null) options.set("expected", expected.text);
    for (const name of names) if (defaults[name] !== undefined) options.set(name, defaults[name]);
    for (const [name, value] of optionsOf(elementsOf(block, matched), names)) options.set(name, value);
    options.set("language", language);
    for (const [name, value] of options) {
      // An author writes it to take back a default.
      if (value !== "false") playground.setAttribute(name, value);
    }
    playground.setAttribute("upgraded", "");
    playground.append(program);
    const originals = expected === null ? [whole] : [whole, expected.whole];
    for (const original of originals) original.setAttribute(ORIGINAL, "");
    pairs.add({ playground, originals });
    whole.before(playground);
  };

  const slices = new Slices(upgrade);
  const upgradeAll = (root: ParentNode & Node): void => {
    if (root instanceof Element && root.matches(selector)) slices.add([root]);
    slices.add(root.querySelectorAll(selector));
  };

  /** With its block a playground goes; without its playground a block is seen again. */
  const forget = (): void => {
    for (const pair of pairs) {
      const { playground, originals } = pair;
      if (playground.isConnected && originals[0]?.isConnected === true) continue;
      playground.remove();
      for (const original of originals) original.removeAttribute(ORIGINAL);
      pairs.delete(pair);
    }
  };

  const observer = new MutationObserver((records) => {
    if (records.some(({ removedNodes }) => removedNodes.length > 0)) forget();
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element) upgradeAll(node);
    }
  });
  const begin = (): void => {
    upgradeAll(document);
    observer.observe(document, { childList: true, subtree: true });
  };
  // A block that is still arriving has half of its program.
  if (document.readyState !== "loading") begin();
  else document.addEventListener("DOMContentLoaded", begin, { once: true });
  return () => {
    document.removeEventListener("DOMContentLoaded", begin);
    observer.disconnect();
    slices.clear();
  };
}

/** What the page's playgrounds understand, whichever version of them it is. */
function attributes(): readonly string[] {
  const { observedAttributes } = customElements.get(PLAYGROUND) as unknown as {
    observedAttributes: string[];
  };
  return observedAttributes;
}

let styles: CSSStyleSheet | null = null;

/** As a sheet of a script's, which no policy of the page forbids. */
function addStyles(): void {
  if (styles !== null) return;
  styles = new CSSStyleSheet();
  styles.replaceSync(STYLES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles];
}
