/**
 * Whether a licence, or a choice of licences, is among those that are allowed. Knows the grammar of SPDX's expressions
 * (https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/); no licence.
 */

/** `MIT/Apache-2.0` is how crates said OR before there were expressions. */
export const expression = (licence: string): string => licence.replaceAll("/", " OR ");

/** Throws where it is no expression. */
export function isAllowed(licence: string, allowed: ReadonlySet<string>): boolean {
  const words = licence.match(/[()]|[^()\s]+/g) ?? [];
  let at = 0;
  const next = (word: string): boolean => words[at] === word && ++at > 0;
  // Both sides are read, whatever the first one says.
  const either = (): boolean => {
    let fits = both();
    while (next("OR")) fits = both() || fits;
    return fits;
  };
  const both = (): boolean => {
    let fits = one();
    while (next("AND")) fits = one() && fits;
    return fits;
  };
  const one = (): boolean => {
    if (next("(")) {
      const fits = either();
      if (!next(")")) throw new Error(`“${licence}” lacks a bracket.`);
      return fits;
    }
    const id = words[at];
    if (id === undefined || /^([()]|AND|OR|WITH)$/.test(id))
      throw new Error(`“${licence}” is no SPDX expression.`);
    at += 1;
    return allowed.has(next("WITH") ? `${id} WITH ${words[at++] ?? ""}` : id);
  };
  const fits = either();
  if (at < words.length) throw new Error(`“${licence}” is no SPDX expression.`);
  return fits;
}
