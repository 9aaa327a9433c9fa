/// <reference path="./assets.d.ts" />
/**
 * The programs of the examples, a file each: examples/python/gather.py is the Python of the example "gather".
 * Knows which languages there are, the usual one first; knows nothing of what the examples are about.
 */

/** Python first: it is what is shown unless the person or the address chooses. */
export const LANGUAGES = ["python", "javascript"] as const;

export type Language = (typeof LANGUAGES)[number];

/** One program in one language or in several. */
export type Program = Partial<Readonly<Record<Language, string>>>;

const EXTENSIONS: Readonly<Record<Language, string>> = { python: "py", javascript: "js" };

const FILES = import.meta.glob("./examples/*/*", { query: "?raw", import: "default", eager: true });

/** The files there are, by their address from this folder. */
export const PROGRAM_FILES: readonly string[] = Object.keys(FILES);

export function programFile(id: string, language: Language): string {
  return `./examples/${language}/${id}.${EXTENSIONS[language]}`;
}

export function programOf(id: string): Program {
  const program: Partial<Record<Language, string>> = {};
  for (const language of LANGUAGES) {
    const text = FILES[programFile(id, language)];
    // A file ends in a newline; an editor would show it as one more line.
    if (text !== undefined) program[language] = text.trimEnd();
  }
  return program;
}
