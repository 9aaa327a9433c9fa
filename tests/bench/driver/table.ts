/** Tables in Markdown, which a terminal shows as well. */

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The first column is words, the others are figures and stand to the right, unless they are words too. */
export function toMarkdown({ head, rows }: Table, words: readonly number[] = [0]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = line(head.map((_, column) => (words.includes(column) ? "---" : "---:")));
  return [line(head), rule, ...rows.map(line)].join("\n");
}
