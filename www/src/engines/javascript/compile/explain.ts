/**
 * What a parser's message means for someone who is learning. Knows the parser's frequent messages and
 * the tokens before the place where it gave up; not how to parse.
 */
import type { Token } from "acorn";
import type { Lines } from "./lines";

export interface Explanation {
  readonly message: string;
  readonly offset: number;
}

export function explain(
  message: string,
  offset: number,
  source: string,
  tokens: readonly Token[],
  lines: Lines,
): Explanation {
  return { message, offset };
}
