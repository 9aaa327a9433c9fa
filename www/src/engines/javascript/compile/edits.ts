/**
 * In-place edits of the program's text. Knows in which order texts at one offset end up, and that no
 * newline may come or go; not what the edits mean.
 *
 * A rewrite surrounds a piece of the program: it calls `before` on its way down the tree (outer first)
 * and `after` on its way up (inner first), so that what surrounds a larger piece stands outside of what
 * surrounds a smaller one, also where they begin or end at the same offset. What closes a piece stands
 * before what opens the next.
 */
import MagicString from "magic-string";
import { PositionMap } from "./positions";

const LINE_END = /[\r\n\u2028\u2029]/;
const NOT_LINE_END = /[^\r\n\u2028\u2029]/g;

export class Edits {
  readonly #source: string;
  readonly #text: MagicString;

  constructor(source: string) {
    this.#source = source;
    this.#text = new MagicString(source);
  }

  before(offset: number, text: string): void {
    this.#text.appendRight(offset, text);
  }

  after(offset: number, text: string): void {
    this.#text.appendLeft(offset, text);
  }

  /** Replaces one token. */
  replace(token: { readonly start: number; readonly end: number }, text: string): void {
    if (LINE_END.test(text)) throw new Error("an edit must not add a newline");
    this.#text.update(token.start, token.end, text);
  }

  /** Replaces everything between two offsets but its newlines; `text` takes the place of the first characters. */
  blank(start: number, end: number, text: string): void {
    const spaces = this.#source.slice(start + text.length, end).replace(NOT_LINE_END, " ");
    this.#text.update(start, end, text + spaces);
  }

  /** The edited text between two further ones, with the map back to the source. */
  finish(prefix: string, suffix: string): { code: string; positions: PositionMap } {
    this.#text.prepend(prefix).append(suffix);
    const code = this.#text.toString();
    return { code, positions: new PositionMap(this.#source, code, this.#text) };
  }
}
