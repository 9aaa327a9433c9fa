/** How the picture looks, all of it: loaded with it, one sheet a part. */
import { advice } from "./styles/advice";
import { base } from "./styles/base";
import { compare } from "./styles/compare";
import { controls } from "./styles/controls";
import { legend } from "./styles/legend";
import { list } from "./styles/list";
import { now } from "./styles/now";
import { saving } from "./styles/saving";
import { timeline } from "./styles/timeline";

const styles = [base, controls, timeline, legend, compare, advice, now, saving, list];

/** The styles came with the picture, so its element has not got them yet. */
export function adoptStyles(root: Node): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  const missing = sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...missing];
}
