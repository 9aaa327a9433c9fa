/**
 * `console.table`: rows and columns in a frame, as Node draws them. Knows tabular data; the values in the
 * cells are shown by whoever asks. Reads own properties only and calls no getters.
 */
import { getOwnPropertyDescriptor, isArray, ownKeys, padEnd, repeat } from "../../primordials";

type Row = Map<string, string>;

const INDEX = "(index)";
const ITERATION = "(iteration index)";
const VALUES = "Values";
const KEY = "Key";
/** More than this is not read as a table. */
const MOST_ROWS = 1_000;
const MOST_COLUMNS = 50;

/** Null for what has no rows, which is then shown as any value is. */
export function table(data: unknown, columns: unknown, show: (value: unknown) => string): string | null {
  if (typeof data !== "object" || data === null) return null;
  const chosen = isArray(columns) ? columns.map(String) : null;
  const isKeyed = data instanceof Map || data instanceof Set;
  const heads: string[] = [isKeyed ? ITERATION : INDEX];
  const rows: { name: string; cells: Row }[] = [];
  let hasValues = false;
  for (const [name, value, key] of entries(data)) {
    if (rows.length === MOST_ROWS) break;
    const cells: Row = new Map();
    if (key !== undefined) cells.set(KEY, show(key));
    if (typeof value === "object" && value !== null && !isKeyed) {
      for (const [column, cell] of ownEntries(value, show)) {
        if (chosen !== null ? chosen.includes(column) : cells.size < MOST_COLUMNS) cells.set(column, cell);
      }
    } else {
      hasValues = true;
      cells.set(VALUES, show(value));
    }
    for (const column of cells.keys()) {
      if (column !== VALUES && !heads.includes(column) && heads.length <= MOST_COLUMNS) heads.push(column);
    }
    rows.push({ name, cells });
  }
  for (const column of chosen ?? []) if (!heads.includes(column)) heads.push(column);
  if (hasValues) heads.push(VALUES);
  return draw(
    heads,
    rows.map(({ name, cells }) => heads.map((head, n) => (n === 0 ? name : (cells.get(head) ?? "")))),
  );
}

/** Name, value, and the key where it is not the name. */
function* entries(data: object): Iterable<readonly [string, unknown, unknown?]> {
  let index = 0;
  if (data instanceof Map) for (const [key, value] of data) yield [String(index++), value, key];
  else if (data instanceof Set) for (const value of data) yield [String(index++), value];
  else if (isArray(data)) for (const value of data) yield [String(index++), value];
  else {
    for (const key of ownKeys(data)) {
      const property = getOwnPropertyDescriptor(data, key);
      if (property?.enumerable) yield [String(key), "value" in property ? property.value : undefined];
    }
  }
}

function* ownEntries(row: object, show: (value: unknown) => string): Iterable<readonly [string, string]> {
  for (const key of ownKeys(row)) {
    const property = getOwnPropertyDescriptor(row, key);
    if (!property?.enumerable || typeof key === "symbol") continue;
    yield [key, "value" in property ? show(property.value) : "[Getter]"];
  }
}

function draw(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map(
    (head, n) => rows.reduce((most, row) => Math.max(most, width(row[n] ?? "")), width(head)) + 2,
  );
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((cells) => repeat("─", cells)).join(middle) + right;
  const line = (cells: readonly string[]): string =>
    `│${cells.map((cell, n) => ` ${padEnd(cell, (widths[n] ?? 0) - 1 - width(cell) + cell.length)}`).join("│")}│`;
  return [rule("┌", "┬", "┐"), line(heads), rule("├", "┼", "┤"), ...rows.map(line), rule("└", "┴", "┘")].join(
    "\n",
  );
}

/** Columns that a text takes up: characters outside of the basic plane are two units and, mostly, two wide. */
function width(text: string): number {
  return text.length;
}
