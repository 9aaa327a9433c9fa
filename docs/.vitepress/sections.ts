/**
 * Has a page take a section of a file of the repository, so that what is said there is said once:
 * `<!-- README.md: Limits -->` stands for what is under that heading, up to the next heading of the same level or above;
 * `<!-- README.md: Limits, alone -->` up to the next heading of any level. The search finds it as well.
 */
import { readFileSync } from "node:fs";
import type { MarkdownRenderer } from "vitepress";

const MARK = /^<!-- ([\w./-]+\.md): (.+?)(, alone)? -->$/gm;
const HEADING = /^(#+) (.+)$/;

export function sections(md: MarkdownRenderer): void {
  md.core.ruler.before("normalize", "sections", (state) => {
    state.src = state.src.replace(MARK, (_, file: string, title: string, alone?: string) =>
      section(file, title, alone !== undefined),
    );
  });
}

function section(file: string, title: string, alone: boolean): string {
  const lines = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8").split("\n");
  const levels = headingLevels(lines);
  const start = lines.findIndex((line, index) => levels[index] !== 0 && HEADING.exec(line)?.[2] === title);
  if (start === -1) throw new Error(`${file} has no heading "${title}"`);
  const most = alone ? Infinity : (levels[start] ?? 0);
  const end = levels.findIndex((level, index) => index > start && level !== 0 && level <= most);
  return lines
    .slice(start + 1, end === -1 ? undefined : end)
    .join("\n")
    .trim();
}

/** For each line, the level of the heading that it is, or 0; a comment in a program is none. */
function headingLevels(lines: readonly string[]): number[] {
  let inFence = false;
  return lines.map((line) => {
    if (line.startsWith("```")) inFence = !inFence;
    return inFence ? 0 : (HEADING.exec(line)?.[1]?.length ?? 0);
  });
}
