/**
 * What stands around a place where parsing failed: brackets that are still open, and the function. There
 * is no tree of a program that does not parse, so both are told from the tokens before the place. Knows
 * tokens; not messages.
 */
import { tokTypes, type Token, type TokenType } from "acorn";
import { textOf } from "./tokens";

/** Closing brackets by their opening ones. */
const CLOSING: ReadonlyMap<TokenType, string> = new Map([
  [tokTypes.parenL, ")"],
  [tokTypes.bracketL, "]"],
  [tokTypes.braceL, "}"],
  [tokTypes.dollarBraceL, "}"],
]);
const CLOSERS: ReadonlySet<TokenType> = new Set([tokTypes.parenR, tokTypes.bracketR, tokTypes.braceR]);

/** A bracket or a template that was opened and not closed. */
export interface Open {
  readonly token: Token;
  readonly closer: string;
}

/** A function, as far as tokens tell. */
export interface Surrounding {
  readonly kind: "function" | "arrow" | "method" | "accessor" | "constructor" | "field";
  /** Null where it has none. */
  readonly name: string | null;
  readonly start: number;
  readonly async: boolean;
}

export class Surroundings {
  readonly #tokens: readonly Token[];
  /** Index of the opening bracket for each closing one. */
  readonly #partners = new Map<number, number>();
  readonly #open: number[] = [];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
    tokens.forEach((token, index) => this.#read(token, index));
  }

  /** The innermost bracket (or template) that is still open. */
  get innermost(): Open | null {
    const token = this.#tokens[this.#open.at(-1) ?? -1];
    return token === undefined ? null : { token, closer: CLOSING.get(token.type) ?? "`" };
  }

  get last(): Token | null {
    return this.#tokens.at(-1) ?? null;
  }

  /** The token that many before the last. */
  before(steps: number): Token | null {
    return this.#tokens.at(-1 - steps) ?? null;
  }

  /** The innermost function around the end of the tokens; null at the top level. */
  get function(): Surrounding | null {
    // Whether a comma or semicolon ended the expression that stands behind an arrow further left.
    let ended = false;
    for (let index = this.#tokens.length - 1; index >= 0; index--) {
      const partner = this.#partners.get(index);
      if (partner !== undefined) {
        index = partner;
        continue;
      }
      const type = this.#type(index);
      if (type === tokTypes.arrow && !ended) return this.#arrow(index);
      if (type === tokTypes.comma || type === tokTypes.semi) ended = true;
      if (type !== undefined && CLOSING.has(type)) {
        const found = type === tokTypes.braceL ? this.#body(index) : null;
        if (found !== null) return found;
        ended = false;
      }
    }
    return null;
  }

  #read(token: Token, index: number): void {
    const top = this.#open.at(-1);
    if (token.type === tokTypes.backQuote) {
      if (top !== undefined && this.#type(top) === tokTypes.backQuote) this.#close(index);
      else this.#open.push(index);
    } else if (CLOSING.has(token.type)) {
      this.#open.push(index);
    } else if (CLOSERS.has(token.type)) {
      this.#close(index);
    }
  }

  #close(index: number): void {
    const open = this.#open.pop();
    if (open !== undefined) this.#partners.set(index, open);
  }

  /** The function whose body a brace opens; null for blocks, and for objects. */
  #body(brace: number): Surrounding | null {
    const before = brace - 1;
    if (this.#type(before) === tokTypes.arrow) return this.#arrow(before);
    if (this.#isClass(brace)) return { kind: "field", name: null, ...this.#at(brace) };
    const open = this.#partners.get(before);
    if (this.#type(before) !== tokTypes.parenR || open === undefined) return null;
    return this.#named(open - 1);
  }

  /** The function whose parameters follow the token at an index. */
  #named(key: number): Surrounding | null {
    const type = this.#type(key);
    if (type === undefined) return null;
    const isFunction = (index: number) => this.#type(index) === tokTypes._function;
    const afterStar = this.#type(key - 1) === tokTypes.star ? key - 2 : key - 1;
    if (isFunction(key) || (type === tokTypes.star && isFunction(key - 1))) {
      return { kind: "function", name: null, ...this.#at(isFunction(key) ? key : key - 1) };
    }
    if (type === tokTypes.name && isFunction(afterStar)) {
      return { kind: "function", name: this.#text(key), ...this.#at(afterStar) };
    }
    // `if (x) {` and its like; `for await (x of y) {`.
    if (type.keyword !== undefined) return null;
    if (this.#text(key) === "await" && this.#type(key - 1) === tokTypes._for) return null;
    if (this.#text(key) === "constructor") return { kind: "constructor", name: null, ...this.#at(key) };
    const before = this.#text(key - 1);
    const kind = before === "get" || before === "set" ? "accessor" : "method";
    const name = type === tokTypes.privateId ? `#${this.#text(key) ?? ""}` : this.#text(key);
    return { kind, name, ...this.#at(key) };
  }

  #arrow(arrow: number): Surrounding {
    const first = this.#partners.get(arrow - 1) ?? arrow - 1;
    const assigns = this.#type(first - 1) === tokTypes.eq || this.#type(first - 1) === tokTypes.colon;
    const named = assigns && this.#type(first - 2) === tokTypes.name;
    return { kind: "arrow", name: named ? this.#text(first - 2) : null, ...this.#at(first) };
  }

  #isClass(brace: number): boolean {
    if ([brace - 1, brace - 2].some((index) => this.#type(index) === tokTypes._class)) return true;
    // `class A extends B {`, where B may be a call or a member of something.
    for (let index = brace - 1; index > 0; index--) {
      const type = this.#type(index);
      if (type === tokTypes._extends) return true;
      const partner = this.#partners.get(index);
      if (partner !== undefined) index = partner;
      else if (type !== tokTypes.name && type !== tokTypes.dot) return false;
    }
    return false;
  }

  #type(index: number): TokenType | undefined {
    return this.#tokens[index]?.type;
  }

  #text(index: number): string | null {
    const token = this.#tokens[index];
    return token === undefined ? null : textOf(token);
  }

  #at(index: number): Pick<Surrounding, "start" | "async"> {
    return { start: this.#tokens[index]?.start ?? 0, async: this.#text(index - 1) === "async" };
  }
}
