/**
 * Finds the places in the person's program that a report of an error names, as CPython writes them: `File
 * "main.py", line 3`. Pure.
 */

/** A piece of a text; `line` where it is the name of a place. */
export interface Piece {
  readonly text: string;
  readonly line: number | null;
}

/** The text in pieces, in order. `file` is what the program's file is called. */
export function findPlaces(text: string, file: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(placeOf(file))) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), line: null });
    pieces.push({ text: match[0], line: Number(match[1]) });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), line: null });
  return pieces;
}

function placeOf(file: string): RegExp {
  return new RegExp(`File "${file.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}", line ([1-9]\\d{0,8})`, "g");
}
