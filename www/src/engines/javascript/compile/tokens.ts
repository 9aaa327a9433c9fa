/**
 * The tokens of a program, found by offset. The tree says where an `await` or an arrow function begins
 * and ends, but not where its `=>` or its brackets stand; the tokens do, and unlike a search in the text
 * they are not fooled by comments.
 */
import { tokTypes, type Token, type TokenType } from "acorn";

export type { Token };

/** What may follow an assignment within its statement, and so a `yield` or an arrow function. */
export const AFTER_ASSIGNMENT: ReadonlySet<TokenType> = new Set([
  tokTypes.parenR,
  tokTypes.bracketR,
  tokTypes.braceR,
  tokTypes.comma,
  tokTypes.colon,
  tokTypes.semi,
  tokTypes.eof,
]);

export class Tokens {
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The first token at or after the offset, or the first one there of the given type. */
  from(offset: number, type?: TokenType): Token {
    for (let index = this.#firstFrom(offset); index < this.#tokens.length; index++) {
      const token = this.#tokens[index];
      if (token !== undefined && (type === undefined || token.type === type)) return token;
    }
    throw new Error(`no ${type?.label ?? "token"} after offset ${offset}`);
  }

  /** The last token that begins before the offset. */
  before(offset: number): Token {
    const token = this.#tokens[this.#firstFrom(offset) - 1];
    if (token === undefined) throw new Error(`no token before offset ${offset}`);
    return token;
  }

  /** Where a statement's text ends, without its semicolon if it has one. */
  endWithoutSemicolon(statement: { readonly end: number }): number {
    const last = this.before(statement.end);
    return last.type === tokTypes.semi ? this.before(last.start).end : last.end;
  }

  *[Symbol.iterator](): Iterator<Token> {
    yield* this.#tokens;
  }

  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#tokens[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The name or string a token stands for, with escapes resolved; null for other tokens. */
export function textOf(token: Token): string | null {
  const value: unknown = (token as { value?: unknown }).value;
  return typeof value === "string" ? value : null;
}
