/**
 * What a program wrote and how it ended, as text that is compared byte for byte. Knows no interpreter and no
 * files.
 *
 * A line of the output is a line of the transcript, after its stream: `out| ` or `err| `. Where a stream is
 * left in the middle of a line, it is `out> ` or `err> `. The last line is `status N`.
 */

export interface Piece {
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

export interface Output {
  /** In the order in which they were written. */
  readonly pieces: readonly Piece[];
  readonly status: number;
}

export function transcript({ pieces, status }: Output): string {
  const lines: string[] = [];
  for (const { stream, text } of joined(pieces)) {
    const mark = stream === "stdout" ? "out" : "err";
    const parts = normalized(text).split("\n");
    const rest = parts.pop() ?? "";
    for (const part of parts) lines.push(`${mark}| ${part}`);
    if (rest !== "") lines.push(`${mark}> ${rest}`);
  }
  return [...lines, `status ${status}`, ""].join("\n");
}

/** Pieces of one stream that follow each other, as one. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.stream === piece.stream) all[all.length - 1] = { ...last, text: last.text + piece.text };
    else all.push(piece);
  }
  return all;
}

/** Where the library is: in Pyodide, and in the engine. */
const LIBRARY = /(?:\/lib\/python314\.zip\/|\/usr\/lib\/python3\.14\/)/g;

/** Everything that is not compared byte for byte, and why. */
function normalized(text: string): string {
  return (
    withoutLibraryLines(text)
      // Where the library is installed is the machine's business.
      .replace(LIBRARY, "")
      // So is where an object lies in memory.
      .replace(/\b0x[0-9a-f]{6,}\b/g, "0x...")
      // A line of the library, in the repr of a coroutine or a handle, changes from one 3.14.x to the next.
      .replace(/\b((?:asyncio|concurrent|contextlib)[\w/]*\.py):\d+/g, "$1:N")
  );
}

/** A frame in a traceback, with what stands before it in the tree of an ExceptionGroup. */
const FRAME = /^(?<indent>[ |+-]*)File "(?<path>[^"]*)", line \d+, in (?<name>.*)$/;

/** The frames between the loop and the callback that it calls: in the engine they are not Python. */
const LOOP = /asyncio\/(?:base_|unix_)?events\.py", in (?:_run|_run_once|run_forever)$/;

/**
 * A traceback's frames in the library: no line number, for that changes from one 3.14.x to the next, and no source,
 * which the engine has of asyncio only.
 */
function withoutLibraryLines(text: string): string {
  const kept: string[] = [];
  let inLibrary: string | null = null;
  for (const line of text.split("\n")) {
    const { indent, path, name } = FRAME.exec(line)?.groups ?? {};
    if (indent !== undefined && path !== undefined && name !== undefined) {
      inLibrary = path.search(LIBRARY) === 0 ? indent : null;
      const short = inLibrary === null ? line : `${indent}File "${path}", in ${name}`;
      if (inLibrary === null || !LOOP.test(short)) kept.push(short);
    } else if (inLibrary === null || !line.startsWith(`${inLibrary}  `)) {
      inLibrary = null;
      kept.push(line);
    }
  }
  return kept.join("\n");
}
