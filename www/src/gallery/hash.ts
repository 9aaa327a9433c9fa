/** The example that an address names in its fragment, as in `#example=gather`. Pure. */

/** The id in a fragment, or null. What it names need not exist. */
export function exampleInHash(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, "")).get("example");
}

export function hashOf(id: string): string {
  return `#${new URLSearchParams({ example: id })}`;
}
