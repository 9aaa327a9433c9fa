/**
 * Parsing, with acorn. Knows how a module is parsed and that a parser fails with a place; how its
 * messages become helpful is in explain.ts.
 */
import type { Program, Token } from "acorn";
import { LimitedParser } from "./depth";
import { explain } from "./explain";
import { CompileError } from "./errors";
import { Lines } from "./lines";
import { Tokens } from "./tokens";

/** What acorn throws. */
interface ParserError extends SyntaxError {
  readonly pos: number;
}

export function parse(source: string): { source: string; program: Program; tokens: Tokens } {
  const tokens: Token[] = [];
  try {
    const program = LimitedParser.parse(source, {
      ecmaVersion: "latest",
      sourceType: "module",
      allowHashBang: true,
      onToken: (token) => tokens.push(token),
    });
    return { source, program, tokens: new Tokens(tokens) };
  } catch (error) {
    if (!isParserError(error)) throw error;
    const lines = Lines.ofProgram(source);
    const failure = { message: error.message.replace(/ \(\d+:\d+\)$/, ""), offset: error.pos };
    const explained = explain(failure, source, tokens, lines);
    throw new CompileError(explained.message, lines.position(explained.offset));
  }
}

function isParserError(error: unknown): error is ParserError {
  return error instanceof SyntaxError && typeof (error as Partial<ParserError>).pos === "number";
}
