/** The example, and the language, that an address names in its fragment: `#example=gather&language=javascript`. Pure. */

export interface Asked {
  /** An id, or null. What it names need not exist. */
  readonly example: string | null;
  readonly language: string | null;
}

export function askedInHash(hash: string): Asked {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  return { example: fields.get("example"), language: fields.get("language") };
}

/** Without a language, an address shows the example in the usual one. */
export function hashOf(example: string, language: string | null): string {
  return `#${new URLSearchParams(language === null ? { example } : { example, language })}`;
}
