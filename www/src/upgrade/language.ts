/** In which language a block of code is written, as pages say it: by classes, or in plain words. Pure. */

const NAMES: Readonly<Record<string, string>> = {
  javascript: "javascript",
  js: "javascript",
  mjs: "javascript",
  python: "python",
  python3: "python",
  py: "python",
  py3: "python",
};

/** As the playground calls it; null for a language that it has not. */
export function languageNamed(name: string): string | null {
  const known = name.trim().toLowerCase();
  return Object.hasOwn(NAMES, known) ? (NAMES[known] ?? null) : null;
}

/** What the classes say: `language-python`, `lang-py`, or Sphinx's `highlight-python3`. Null where they say nothing. */
export function languageClass(classes: Iterable<string>): string | null {
  for (const name of classes) {
    const match = /^(?:lang(?:uage)?|highlight)-([\w+#.]+)$/i.exec(name);
    // What Sphinx writes where nobody said which.
    if (match?.[1] !== undefined && match[1].toLowerCase() !== "default") return match[1];
  }
  return null;
}
