/**
 * The program that an author wrote into the page, and what it prints: read from the element's children and freed of the
 * indentation that the markup around it needed. Knows the DOM; knows no editor.
 */

const EXPECTED = "script[data-expected]";

/** The program between the element's tags, or null when there is none. */
export function readProgram(host: Element): string | null {
  const script = host.querySelector(`:scope > script[type="text/plain"]:not(${EXPECTED})`);
  // A pre has its text to the letter; around it there is what indents the markup.
  const holder = script ?? host.querySelector(":scope > pre");
  const text = holder?.textContent ?? textBeside(host);
  return text.trim() === "" ? null : dedent(text);
}

/** What the program prints, in a `<script type="text/plain" data-expected>` between the element's tags. */
export function readExpected(host: Element): string | null {
  const script = host.querySelector(`:scope > ${EXPECTED}`);
  return script === null ? null : dedent(script.textContent);
}

function textBeside(host: Element): string {
  const nodes = [...host.childNodes].filter((node) => !(node instanceof Element && node.matches(EXPECTED)));
  return nodes
    .map(({ nodeType, textContent }) => (nodeType === Node.COMMENT_NODE ? "" : textContent))
    .join("");
}

/**
 * Without blank lines at the beginning and the end, and without the white space that all other lines
 * begin with.
 */
export function dedent(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const written = lines.filter((line) => line.trim() !== "");
  const margin = written.reduce<string | null>(
    (common, line) => sharedStart(common ?? indentOf(line), indentOf(line)),
    null,
  );
  const width = margin?.length ?? 0;
  return lines
    .map((line) => (line.trim() === "" ? "" : line.slice(width)))
    .join("\n")
    .replace(/^\n+|\n+$/g, "");
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

function sharedStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}
