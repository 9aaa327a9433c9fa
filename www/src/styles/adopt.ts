/** Styles that come to an element after it was made, with a part of it that is loaded later. Knows no looks. */
import type { CSSResult } from "lit";

/** Puts them behind those that the shadow root has, each once. */
export function adoptStyles(root: ShadowRoot, styles: readonly CSSResult[]): void {
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  const missing = sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...missing];
}
