/**
 * Snippets that share a session as one program, for a link or a file: there nothing stands before it. Knows how the languages
 * write comments, and what of a text may only stand at its beginning; runs nothing.
 */
import type { Snippet } from "../protocol/messages";
import { words } from "../words/snippets";

/** The texts one after another, each under its name. */
export function joinedSnippets(language: string, before: readonly Snippet[], code: string): string {
  if (before.length === 0) return code;
  const all = [...before, { name: words.last, code }];
  return language === "javascript" ? joinedJavaScript(all) : joinedPython(all);
}

const FUTURE = /^from __future__ import [^\n]*\n?/gm;

function joinedPython(all: readonly Snippet[]): string {
  const futures = new Set(all.flatMap(({ code }) => code.match(FUTURE)?.map((line) => line.trim()) ?? []));
  const texts = all.map(({ name, code }) => `# ${name}\n${code.replace(FUTURE, "").trim()}\n`);
  return [...(futures.size > 0 ? [`${[...futures].join("\n")}\n`] : []), ...texts].join("\n");
}

const IMPORT = /^[ \t]*import\b[^;'"]*["']interleave["'][ \t]*;?[ \t]*\n?/gm;
/** What a line at the margin declares: a name, or a pattern with names in it. */
const DECLARED =
  /^(?:export\s+(?:default\s+)?)?(?:const|let|var|class|(?:async\s+)?function\b\s*\*?)\s*([\p{ID_Start}$_][\p{ID_Continue}$]*|[[{][^=]*)/gmu;
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

/**
 * An import stands at the top level, and imports a name once. Where a later text declares a name anew, it and all that follow
 * stand in a block of their own, so that the name means in each what it meant there.
 */
function joinedJavaScript(all: readonly Snippet[]): string {
  const imports = new Set(all.flatMap(({ code }) => code.match(IMPORT)?.map((line) => line.trim()) ?? []));
  const lines: string[] = [importing([...imports]), ""];
  const declared = new Set<string>();
  let blocks = 0;
  for (const { name, code } of all) {
    const text = code.replace(IMPORT, "").trim();
    const names = [...text.matchAll(DECLARED)].flatMap(([, found = ""]) => found.match(NAME) ?? []);
    if (names.some((found) => declared.has(found))) {
      lines.push("{");
      blocks += 1;
      declared.clear();
    }
    for (const found of names) declared.add(found);
    lines.push(`// ${name}`, text, "");
  }
  return `${lines.join("\n").trim()}\n${"}\n".repeat(blocks)}`;
}

/** The names of several imports in one, each once; an import of another shape stays as it is. */
function importing(imports: readonly string[]): string {
  const names = new Set<string>();
  const others: string[] = [];
  for (const each of imports) {
    const listed = /^import\s*\{([^{}]*)\}\s*from\b/.exec(each)?.[1];
    if (listed === undefined) others.push(each);
    else for (const name of listed.split(",")) if (name.trim() !== "") names.add(name.trim());
  }
  const one = names.size === 0 ? [] : [`import { ${[...names].join(", ")} } from "interleave";`];
  return [...one, ...others].join("\n");
}
