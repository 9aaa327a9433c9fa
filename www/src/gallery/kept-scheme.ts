/**
 * Whether the standalone page is to be light or dark whatever the system is: as the person chose, kept in this browser where it may
 * be. Knows where that is kept, and the attribute by which the style sheet knows; no control.
 */
import type { Scheme } from "../theme/scheme-around";

export const KEY = "interleave-scheme";

/** Null is as the system. */
export function keptScheme(): Scheme | null {
  const kept = withStorage((storage) => storage.getItem(KEY));
  return kept === "light" || kept === "dark" ? kept : null;
}

export function keepScheme(scheme: Scheme | null): void {
  withStorage((storage) => (scheme === null ? storage.removeItem(KEY) : storage.setItem(KEY, scheme)));
}

export function dressIn(scheme: Scheme | null): void {
  const { dataset } = document.documentElement;
  if (scheme === null) delete dataset["scheme"];
  else dataset["scheme"] = scheme;
}

/** Null where the browser has none for this page, or no room in it: the page works without. */
function withStorage<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(localStorage);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
