/**
 * Takes out of the element's styles what only people read: comments, and the white space between tokens. Vite does so with
 * CSS in files; ours stands in css`...`, which to it is text. Knows as much of CSS as that takes.
 */
import MagicString from "magic-string";
import type { Plugin } from "vite";

const STYLES = /\bcss`([^`$]*)`/g;

export function shortenCss(): Plugin {
  return {
    name: "shorten-css",
    apply: "build",
    enforce: "pre",
    transform: {
      filter: { id: /\/www\/src\/.*\.ts$/, code: "css`" },
      handler(code) {
        const text = new MagicString(code);
        for (const { index, 0: whole, 1: styles = "" } of code.matchAll(STYLES)) {
          text.overwrite(index, index + whole.length, `css\`${shortened(styles)}\``);
        }
        return { code: text.toString(), map: text.generateMap({ hires: "boundary" }) };
      },
    },
  };
}

/** What stands in quotes stays as it is, and so does a space that may mean something, as in `a :hover` and in calc(). */
function shortened(css: string): string {
  return css
    .split(/("[^"]*"|\/\*.*?\*\/)/s)
    .map((part) => {
      if (part.startsWith('"')) return part;
      if (part.startsWith("/*")) return "";
      return part
        .replace(/\s+/g, " ")
        .replace(/ ?([{};,]) ?/g, "$1")
        .replace(/: /g, ":")
        .replace(/;}/g, "}");
    })
    .join("")
    .trim();
}
