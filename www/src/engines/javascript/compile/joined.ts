/**
 * Compiled texts as one, each beginning on a line of its own: which of the person's texts a line belongs to. Knows texts and
 * positions; not what is in them.
 */
import type { Position } from "../../../protocol/messages";
import type { PositionMap } from "./positions";

/** A position in the program, or in a snippet before it. */
export interface Place extends Position {
  readonly snippet?: string;
}

/** One text. */
interface Piece {
  readonly code: string;
  readonly positions: PositionMap;
  /** What is known of the person's own. */
  readonly rewriter: {
    readonly snippet: string | null;
    functionAt(line: number, column: number): string;
  };
}

export interface Joined {
  readonly code: string;
  original(line: number, column: number): Place;
  originalLine(line: number): Place;
  functionAt(place: Place): string;
}

const LINE_END = /\r\n?|[\n\u2028\u2029]/g;

export function joined(pieces: readonly Piece[]): Joined {
  /** How many lines stand before each. */
  const before: number[] = [];
  let lines = 0;
  for (const { code } of pieces) {
    before.push(lines);
    lines += [...code.matchAll(LINE_END)].length + 1;
  }
  // No built-in methods: what is thrown is located while a program runs, which may have overwritten them.
  const numberAt = (line: number): number => {
    let number = pieces.length - 1;
    while (number > 0 && (before[number] ?? 0) >= line) number -= 1;
    return number;
  };
  const placed = (number: number, { line, column }: Position): Place => {
    const snippet = pieces[number]?.rewriter.snippet ?? null;
    return snippet === null ? { line, column } : { line, column, snippet };
  };
  return {
    code: pieces.map(({ code }) => code).join("\n"),
    original(line, column) {
      const number = numberAt(line);
      const piece = pieces[number] as Piece;
      return placed(number, piece.positions.original(line - (before[number] ?? 0), column));
    },
    originalLine(line) {
      const number = numberAt(line);
      return placed(number, { line: line - (before[number] ?? 0), column: 1 });
    },
    functionAt({ line, column, snippet = null }) {
      let number = pieces.length - 1;
      while (number > 0 && pieces[number]?.rewriter.snippet !== snippet) number -= 1;
      return (pieces[number] as Piece).rewriter.functionAt(line, column);
    },
  };
}
