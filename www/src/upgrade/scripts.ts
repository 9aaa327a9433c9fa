/**
 * Which script tags of a page are this module's: a module is not told by which it was loaded. Pure; knows addresses, no page.
 */

/** As much of a script tag as is needed here. */
export interface ScriptTag {
  readonly src: string;
}

/**
 * Those whose address is one of `addresses`, whatever query they carry: of several, each counts. Where there is none, for a
 * server may send one to another address, those that have the file's name.
 */
export function ownScripts<T extends ScriptTag>(scripts: readonly T[], addresses: readonly string[]): T[] {
  const own = new Set(addresses.map(withoutQuery));
  const exact = scripts.filter(({ src }) => own.has(withoutQuery(src)));
  if (exact.length > 0) return exact;
  const names = new Set([...own].map(fileOf));
  return scripts.filter(({ src }) => src !== "" && names.has(fileOf(withoutQuery(src))));
}

const withoutQuery = (address: string): string => address.replace(/[?#].*$/, "");

const fileOf = (address: string): string => address.slice(address.lastIndexOf("/") + 1);
