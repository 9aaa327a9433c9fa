/**
 * Finds the places that a report of an error names, as CPython writes them: those in the person's program (`File
 * "main.py", line 3`, `main.py:3` in warnings), and those elsewhere, of which the person wrote nothing. Pure.
 */

/** A piece of a text. */
export interface Piece {
  readonly text: string;
  /** Where the piece names a line of the program, which. */
  readonly line: number | null;
  /** Whether the piece names a place in a file that is not the program's. */
  readonly elsewhere: boolean;
}

/** The text in pieces, in order. `file` is what the program's file is called. */
export function findPlaces(text: string, file: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const plain = (to: number): void => {
    if (to > end) pieces.push({ text: text.slice(end, to), line: null, elsewhere: false });
  };
  for (const match of text.matchAll(placesOf(file))) {
    plain(match.index);
    const line = match[1] ?? match[2];
    pieces.push({ text: match[0], line: line === undefined ? null : Number(line), elsewhere: !line });
    end = match.index + match[0].length;
  }
  plain(text.length);
  return pieces;
}

function placesOf(file: string): RegExp {
  const name = file.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const line = "([1-9]\\d{0,8})";
  const inFrame = `File "${name}", line ${line}`;
  const inWords = `(?<![\\w./\\\\"-])${name}(?:, line |:)${line}`;
  const elsewhere = `File "(?!${name}")[^"\\n]*", line \\d[^\\n]*`;
  return new RegExp([inFrame, inWords, elsewhere].join("|"), "g");
}
