/**
 * The one error the compiler throws for a program it cannot compile. Knows a message and a place; not
 * how either was found, nor how they are shown.
 */
import type { Position } from "../../../protocol/messages";

/** Thrown for a program that does not parse, or that uses what a program here cannot have. */
export class CompileError extends Error {
  // JavaScript reports what it cannot parse under this name, and so does the page.
  override readonly name = "SyntaxError";
  /** Which of the snippets before the program it is in; null for the program itself. */
  snippet: string | null = null;

  constructor(
    message: string,
    /** In the person's own text; line and column count from 1, columns in UTF-16 units. */
    readonly position: Position,
  ) {
    super(message);
  }
}
