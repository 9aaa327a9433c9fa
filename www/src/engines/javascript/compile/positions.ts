/**
 * From a position in compiled code to the person's own. Knows source maps; not what was edited.
 *
 * Positions inside of text that the compiler put there map to the nearest text of the person's that
 * stands before it on the same line, so a position in generated code never comes out.
 */
import type MagicString from "magic-string";
import type { Position } from "../../../protocol/messages";
import { Lines } from "./lines";

type Segment = readonly number[];

export class PositionMap {
  readonly #source: string;
  readonly #code: string;
  readonly #text: MagicString;
  #tables: Tables | null = null;

  constructor(source: string, code: string, text: MagicString) {
    this.#source = source;
    this.#code = code;
    this.#text = text;
  }

  original(line: number, column: number): Position {
    // Built only when asked for: most programs never fail, and the map is larger than the program.
    this.#tables ??= buildTables(this.#source, this.#code, this.#text);
    return lookUp(this.#tables, line, column);
  }
}

interface Tables {
  readonly segments: readonly (readonly Segment[])[];
  readonly code: Lines;
  readonly source: Lines;
  // A source map knows but one kind of newline; JavaScript knows five. Hence two tables of lines each.
  readonly codeInMap: Lines;
  readonly sourceInMap: Lines;
}

function buildTables(source: string, code: string, text: MagicString): Tables {
  return {
    segments: text.generateDecodedMap({ hires: true }).mappings,
    code: Lines.ofProgram(code),
    source: Lines.ofProgram(source),
    codeInMap: Lines.ofSourceMap(code),
    sourceInMap: Lines.ofSourceMap(source),
  };
}

function lookUp(tables: Tables, line: number, column: number): Position {
  const place = tables.codeInMap.position(tables.code.offset(line, column));
  const segment = lastUpTo(tables.segments[place.line - 1] ?? [], place.column - 1);
  const offset =
    segment === undefined
      ? tables.sourceInMap.offset(place.line, 1)
      : tables.sourceInMap.offset((segment[2] ?? 0) + 1, (segment[3] ?? 0) + 1);
  return tables.source.position(offset);
}

/** The last segment that begins at or before the column. */
function lastUpTo(segments: readonly Segment[], column: number): Segment | undefined {
  let low = -1;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.[0] ?? 0) <= column) low = middle;
    else high = middle - 1;
  }
  return segments[low];
}
