/** By how much a program is indented: as it is already, else as its language is usually written. Pure. */

const USUAL: Readonly<Record<string, string>> = { python: "    ", javascript: "  " };

/** The white space that one step of indentation is. */
export function indentationOf(text: string, language: string): string {
  // The first line that is indented stands one step in, but for a line that goes on in brackets or a comment.
  const first = /^(?: {2,8}|\t)(?=\S)(?![*\])}])/m.exec(text)?.[0];
  return first ?? USUAL[language] ?? "  ";
}
