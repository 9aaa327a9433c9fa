/**
 * The language of all that the page says. Each file of this folder has the words of one part of the page, in English, as one
 * object: texts, and functions of what stands in them. Code takes its words from here and has none of its own; no file here
 * knows more than plain values, so that a translator reads sentences and no programs. A translation is a folder beside these
 * files with files of the same names, whose objects have the same types (CONTRIBUTING.md, "Words"; build/words).
 *
 * Not here, for it is the language of programming and not of the page: exceptions and tracebacks of the program that runs,
 * what a page's author is told on the console, programs, and the names of things in an API.
 */
export const words = {
  /** As in the attribute `lang` (BCP 47). */
  tag: "en",
  direction: "ltr",
};
