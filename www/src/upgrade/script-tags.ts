/** Has the script tags of this module upgrade the page they stand in. Loaded where one of them may. Knows the document. */
import { upgradePage } from "./page";
import { ownScripts } from "./scripts";

/** `addresses`: under which this module can have been loaded. */
export function upgradeByScriptTags(addresses: readonly string[]): void {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[type="module"][src]')];
  const asking = scripts.filter((script) => "upgrade" in optionsOf(script));
  for (const script of ownScripts(asking, addresses)) {
    const options = optionsOf(script);
    const selector = options["upgrade"] ?? "";
    try {
      upgradePage(selector, options);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "SyntaxError") throw error;
      console.error(
        `Interleave upgrades nothing: data-upgrade and data-output have to be CSS selectors, and one of “${selector}” and ` +
          `“${options["output"] ?? ""}” is none. Correct it on the script tag of ${script.src}.`,
      );
    }
  }
}

/**
 * Its attributes `data-*`, by the names behind that: a data set would write `data-max-height` in another way. A generator of
 * sites may give a script an address and no attributes: what the address has behind its question mark counts as well.
 */
function optionsOf({ attributes, src }: HTMLScriptElement): Record<string, string> {
  const asked = new URLSearchParams(/\?([^#]*)/.exec(src)?.[1] ?? "");
  const data = [...attributes].filter(({ name }) => name.startsWith("data-"));
  const said = data.map(({ name, value }): [string, string] => [name.slice("data-".length), value]);
  return Object.fromEntries([...asked, ...said]);
}
