/** Has the script tags of this module upgrade the page they stand in. Loaded where one of them may. Knows the document. */
import { upgradePage } from "./page";
import { ownScripts } from "./scripts";

/** `addresses`: under which this module can have been loaded. */
export function upgradeByScriptTags(addresses: readonly string[]): void {
  const scripts = [
    ...document.querySelectorAll<HTMLScriptElement>('script[type="module"][src][data-upgrade]'),
  ];
  for (const script of ownScripts(scripts, addresses)) {
    const selector = script.dataset["upgrade"] ?? "";
    try {
      upgradePage(selector, dataOf(script));
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "SyntaxError") throw error;
      console.error(
        `Interleave upgrades nothing: data-upgrade and data-output have to be CSS selectors, and one of “${selector}” and ` +
          `“${script.dataset["output"] ?? ""}” is none. Correct it on the script tag of ${script.src}.`,
      );
    }
  }
}

/** Its attributes `data-*`, by the names behind that: a data set would write `data-max-height` in another way. */
function dataOf(script: Element): Record<string, string> {
  const data = [...script.attributes].filter(({ name }) => name.startsWith("data-"));
  return Object.fromEntries(data.map(({ name, value }) => [name.slice("data-".length), value]));
}
