/**
 * What the keys do on the timeline, which `words/timeline.ts` tells. Knows keys and names of actions; does none of them. Tab
 * is none of these keys: it leads on, always.
 */

export type KeyAction =
  | { readonly does: "step"; readonly to: "before" | "behind" | "above" | "below"; readonly far: number }
  | { readonly does: "pan"; readonly by: 1 | -1 }
  | { readonly does: "closer" | "farther" | "fit" | "press" | "fold" | "leave" };

/** So many lanes a page. */
const PAGE = 10;

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  ArrowLeft: { does: "step", to: "before", far: 1 },
  ArrowRight: { does: "step", to: "behind", far: 1 },
  ArrowUp: { does: "step", to: "above", far: 1 },
  ArrowDown: { does: "step", to: "below", far: 1 },
  PageUp: { does: "step", to: "above", far: PAGE },
  PageDown: { does: "step", to: "below", far: PAGE },
  "Shift+ArrowLeft": { does: "pan", by: 1 },
  "Shift+ArrowRight": { does: "pan", by: -1 },
  "+": { does: "closer" },
  "Shift++": { does: "closer" },
  "=": { does: "closer" },
  "-": { does: "farther" },
  "0": { does: "fit" },
  Home: { does: "fit" },
  Enter: { does: "press" },
  " ": { does: "press" },
  f: { does: "fold" },
  Escape: { does: "leave" },
};

type Pressed = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** What a key does; null for one that is not the timeline's. */
export function actionOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Pressed): KeyAction | null {
  if (ctrlKey || metaKey || altKey) return null;
  const name = shiftKey ? `Shift+${key}` : key;
  return Object.hasOwn(ACTIONS, name) ? (ACTIONS[name] ?? null) : null;
}
