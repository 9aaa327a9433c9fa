/**
 * The text of a block of code as its author wrote it, whatever a highlighter made of it: without the line numbers and
 * buttons that stand in it, and with the ends of lines where each line is an element. Knows the DOM and the mark-up of
 * highlighters; nothing of playgrounds.
 */

/** What is not the author's: of Pygments, Prism, highlight.js, Shiki, mkdocs-material, mdBook, Sphinx, VitePress, Docusaurus. */
const FOREIGN = [
  "button, svg, style, script, .buttons, .copybtn, .md-clipboard, .md-code__nav, .headerlink",
  ".linenos, .lineno, .linenodiv, .line-number, .line-numbers, .line-numbers-rows, .line-numbers-wrapper",
  ".hljs-ln-numbers, .gutter, .md-annotation",
].join(", ");

/** Elements that are a line each, in some of them without an end of the line. */
const LINES = "div, li, tr, .line, .token-line, .code-line, .hljs-ln-line";

export function blockText(code: Element): string {
  let text = "";
  // A line has ended with its element, and may yet end with the text behind that as well.
  let ended = false;
  const write = (more: string): void => {
    if (more === "") return;
    if (ended && !more.startsWith("\n")) text += "\n";
    ended = false;
    text += more;
  };
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) return write((node.nodeValue ?? "").replace(/\r\n?/g, "\n"));
    if (!(node instanceof Element) || (node !== code && node.matches(FOREIGN))) return;
    if (node.localName === "br") return write("\n");
    const isLine = node !== code && node.matches(LINES) && !hasLines(node);
    if (isLine && ended) {
      text += "\n";
      ended = false;
    }
    const start = text.length;
    for (const child of node.childNodes) walk(child);
    if (isLine) ended = text.length === start || !text.endsWith("\n");
  };
  walk(code);
  return text;
}

/** Lines of the author's: a line number may be a block as well. */
function hasLines(node: Element): boolean {
  return [...node.querySelectorAll(LINES)].some((line) => line.closest(FOREIGN) === null);
}
