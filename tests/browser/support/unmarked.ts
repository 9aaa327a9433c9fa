/**
 * What a page says outside of ⟦ and ⟧, which stand around all words of a site that was built in the language "marked"
 * (www/build/words.ts). Knows which parts of a playground are the program's and not the page's.
 */
import type { Page } from "./page";

/** What the person wrote, and what the program did. */
const PROGRAMS =
  ".cm-content, .editor textarea, .output .text, .reason strong, .share-dialog textarea, #code";

/** Texts with Latin letters, as seen, and attributes, as heard: with the element that has them. */
export function unmarked(page: Page): Promise<string[]> {
  return page.evaluate((programs) => {
    const found: string[] = [];
    const heard = [
      "aria-label",
      "aria-description",
      "aria-roledescription",
      "aria-valuetext",
      "title",
      "placeholder",
      "alt",
      "label",
    ];
    let depth = 0;
    const outside = (text: string): string => {
      let out = "";
      for (const sign of text) {
        if (sign === "⟦") depth += 1;
        if (depth === 0) out += sign;
        if (sign === "⟧") depth -= 1;
      }
      return out.replace(/\s+/g, " ").trim();
    };
    const look = (node: Node): void => {
      if (node instanceof Text) {
        const text = outside(node.data);
        if (/[A-Za-z]/.test(text)) found.push(`${node.parentElement?.localName ?? "root"}: ${text}`);
        return;
      }
      if (node instanceof Element) {
        if (node.matches("script, style, noscript, template")) return;
        const around = depth;
        for (const name of heard) {
          depth = 0;
          const text = outside(node.getAttribute(name) ?? "");
          if (/[A-Za-z]/.test(text)) found.push(`${node.localName} ${name}: ${text}`);
        }
        depth = around;
        if (node.matches(programs)) return;
        if (node.shadowRoot !== null) look(node.shadowRoot);
      }
      node.childNodes.forEach(look);
    };
    look(document.head.querySelector("title") ?? document.head);
    look(document.body);
    if (depth !== 0) found.push(`${depth} more ⟦ than ⟧`);
    return found;
  }, PROGRAMS);
}
