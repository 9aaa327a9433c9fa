/**
 * A program as text for other places: a link in Markdown, an element in a page, a frame where a page takes no scripts. Pure:
 * knows how each of these languages writes text that could be taken for something else.
 */
import { words } from "../words/snippets";
import type { SharedProgram } from "./fragment";

/** The program as a block of code, with a link below it that opens it. */
export function markdownOf({ code, language, title }: SharedProgram, link: string): string {
  // A fence is longer than any run of backticks in what it holds (CommonMark 0.31, section 4.5).
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const name = title === null ? words.run : words.runTitled(escapeMarkdown(title));
  return `${fence}${language}\n${code.replace(/\n?$/, "\n")}${fence}\n\n[${name}](${link})\n`;
}

/** The program as a playground, for a page that may load scripts. `module` is the address of interleave.js. */
export function elementOf({ code, language, speed, view }: SharedProgram, module: string): string {
  const attributes = [
    `language="${escapeHtml(language)}"`,
    ...(speed === null ? [] : [`speed="${speed}"`]),
    ...(view === null ? [] : [`view="${escapeHtml(view)}"`]),
  ].join(" ");
  return (
    `<script type="module" src="${escapeHtml(module)}"></script>\n\n` +
    `<interleave-playground ${attributes}>\n${content(code)}\n</interleave-playground>\n`
  );
}

/** The program in a frame, for a page that takes no scripts. `link` opens embed.html with the program. */
export function frameOf(program: SharedProgram, link: string): string {
  const name = program.title ?? words.untitled;
  return (
    `<iframe src="${escapeHtml(link)}" title="${escapeHtml(name)}" loading="lazy" ` +
    `allow="clipboard-write" style="width: 100%; height: ${frameHeight(program)}rem; border: 0"></iframe>\n`
  );
}

/**
 * The height that a frame has where no script of its page fits it, in rem: of all that is in view, one below the other as on a
 * phone, no more than a window has room for. The rest is scrolled to in the frame.
 */
function frameHeight({ code, view }: SharedProgram): number {
  const shows = (...parts: string[]): boolean => view === null || parts.some((part) => view.includes(part));
  const lines = code.replace(/\n+$/, "").split("\n").length;
  const buttons = 5;
  const program = shows("code") ? 2 + 1.5 * lines : 0;
  const output = shows("output") ? 16 : 0;
  const picture = shows("timeline", "now") ? 16 : 0;
  return Math.min(buttons + program + output + picture, 40);
}

/** In a script, all text stands as it is, unless it has what could end the script or change how its end is found. */
function content(code: string): string {
  return /<\/?script|<!--/i.test(code)
    ? escapeHtml(code)
    : `<script type="text/plain">\n${code.replace(/\n+$/, "")}\n</script>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Every character that could mean something is written with a backslash (CommonMark 0.31, section 2.4). */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[!-/:-@[-`{-~]/g, "\\$&");
}
