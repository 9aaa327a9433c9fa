/**
 * What is shown of the gallery: one example in one language. Chooses them from what an address or the person
 * asks for and what there is. Pure.
 */
import { EXAMPLES, findExample, type Example } from "./examples";
import type { Asked } from "./hash";
import { LANGUAGES, type Language } from "./programs";

export interface Choice {
  readonly example: Example;
  readonly language: Language;
}

/**
 * What an address asks for; `preferred` decides where it names no language, or one that the example does not
 * have. `offered` are the languages that can be run.
 */
export function choose(asked: Asked, preferred: Language, offered: readonly string[]): Choice {
  const example = findExample(asked.example);
  const languages = languagesOf(example, offered);
  const language =
    languages.find((each) => each === asked.language) ??
    languages.find((each) => each === preferred) ??
    languages[0];
  if (language === undefined)
    throw new Error(`The example "${example.id}" is in no language that runs here.`);
  return { example, language };
}

/** The languages that an example is there in, of those that can be run, the usual one first. */
export function languagesOf(example: Example, offered: readonly string[]): readonly Language[] {
  return LANGUAGES.filter((language) => example.code[language] !== undefined && offered.includes(language));
}

/** The examples that can be run, in their order. */
export function runnable(offered: readonly string[]): readonly Example[] {
  return EXAMPLES.filter((example) => languagesOf(example, offered).length > 0);
}

/** The example before (-1) or after (1) this one, or null at either end. */
export function neighbour(example: Example, step: -1 | 1, offered: readonly string[]): Example | null {
  const examples = runnable(offered);
  return examples[examples.indexOf(example) + step] ?? null;
}

/** What this one can be compared with: the same in another language, or in another way. */
export function besides({ example, language }: Choice, offered: readonly string[]): readonly Choice[] {
  const other = example.beside === undefined ? null : findExample(example.beside);
  const another = other !== null && languagesOf(other, offered).includes(language);
  return [
    ...(another ? [{ example: other, language }] : []),
    ...languagesOf(example, offered)
      .filter((each) => each !== language)
      .map((each) => ({ example, language: each })),
  ];
}

export function noticeOf({ example, language }: Choice): string {
  return example.notices?.[language] ?? example.notice;
}

export function codeOf({ example, language }: Choice): string {
  return example.code[language] ?? "";
}

/** Under which name an edit of it is kept. JavaScript came first, and had the example's id to itself. */
export function editKey({ example, language }: Choice): string {
  return language === "javascript" ? example.id : `${example.id}.${language}`;
}
