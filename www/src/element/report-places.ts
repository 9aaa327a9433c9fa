/**
 * Finds the places that a report of an error names, as CPython writes them: those in the person's program (`File
 * "main.py", line 3`, `main.py:3` in warnings) or in a snippet before it, and those elsewhere, of which the person wrote nothing. Pure.
 */

/** A piece of a text. */
export interface Piece {
  readonly text: string;
  /** Where the piece names a line of the program, which. */
  readonly line: number | null;
  /** Of a line in a snippet that runs before the program: the number of that, from 0. */
  readonly before?: number;
  /** Whether the piece names a place in a file that is not the program's. */
  readonly elsewhere: boolean;
}

/** The text in pieces, in order. `file` is what the program's file is called, and `before` what those before it are. */
export function findPlaces(text: string, file: string, before: readonly string[] = []): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const plain = (to: number): void => {
    if (to > end) pieces.push({ text: text.slice(end, to), line: null, elsewhere: false });
  };
  for (const match of text.matchAll(placesOf([file, ...before]))) {
    plain(match.index);
    const line = match[2] ?? match[4];
    const number = before.indexOf(match[1] ?? match[3] ?? "");
    pieces.push({
      text: match[0],
      line: line === undefined ? null : Number(line),
      elsewhere: !line,
      ...(number === -1 ? {} : { before: number }),
    });
    end = match.index + match[0].length;
  }
  plain(text.length);
  return pieces;
}

function placesOf(files: readonly string[]): RegExp {
  const names = files.map((file) => file.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const line = "([1-9]\\d{0,8})";
  const inFrame = `File "(${names})", line ${line}`;
  const inWords = `(?<![\\w./\\\\"-])(${names})(?:, line |:)${line}`;
  const elsewhere = `File "(?!(?:${names})")[^"\\n]*", line \\d[^\\n]*`;
  return new RegExp([inFrame, inWords, elsewhere].join("|"), "g");
}
