/**
 * Reads messages of unknown shape. What arrives from a worker was written by code that runs beside a
 * stranger's program, so nothing about it is taken on trust: a message that is not of the protocol
 * becomes a `fault` that says what was wrong with it, and is never passed on half-read. Knows the
 * protocol only; no DOM and no worker.
 */
import {
  MOST_BEFORE,
  type Frame,
  type Heard,
  type ProgramError,
  type RunMessage,
  type Snippet,
  type Step,
  type Stream,
  type ToWorker,
} from "./messages";
import { words } from "../words/message";
import { decodeTrace } from "./decode-trace";
import {
  Malformed,
  isRecord,
  readArray,
  readBoolean,
  readCount,
  readNumber,
  readString,
  type Fields,
} from "./read";
import { parseSpeed } from "./speed";

/** Never throws: anything that is not a message of the protocol is a `fault`. */
export function decodeFromWorker(data: unknown): Heard {
  try {
    return readFromWorker(data);
  } catch (error) {
    if (error instanceof Malformed) {
      return { kind: "fault", message: words.senseless(error.message) };
    }
    throw error;
  }
}

/** The page's message as a worker reads it; throws `Malformed` for anything else. */
export function decodeToWorker(data: unknown): ToWorker {
  const fields = record(data);
  const kind = fields["kind"];
  switch (kind) {
    case "engine":
      return { kind, module: readModule(fields, "module") };
    case "run":
      return readRun(fields);
    case "interrupt":
    case "pause":
    case "resume":
      return { kind };
    case "step":
      return { kind, by: readStep(fields) };
    case "input":
      return { kind, text: fields["text"] === null ? null : readString(fields, "text") };
    default:
      throw new Malformed(`unknown kind ${describe(kind)}`);
  }
}

function readRun(fields: Fields): RunMessage {
  const speed = parseSpeed(fields["speed"]);
  if (speed === null) throw new Malformed(`unknown speed ${describe(fields["speed"])}`);
  const code = readString(fields, "code");
  return {
    kind: "run",
    code,
    speed,
    trace: readBoolean(fields, "trace"),
    lines: readBoolean(fields, "lines"),
    ...(fields["before"] === undefined ? {} : { before: readSnippets(fields) }),
  };
}

function readSnippets(fields: Fields): readonly Snippet[] {
  const all = readArray(fields, "before");
  if (all.length > MOST_BEFORE) throw new Malformed(`more than ${MOST_BEFORE} snippets before a program`);
  const snippets = all.map(readSnippet);
  if (new Set(snippets.map(({ name }) => name)).size < snippets.length) {
    throw new Malformed("two snippets of one name");
  }
  return snippets;
}

function readSnippet(value: unknown): Snippet {
  const fields = record(value);
  const name = readString(fields, "name");
  // Names of files in reports, where a quote or a line end would end them.
  if (!/^[\w ().-]{1,100}$/.test(name) || name === "main.py" || name === "main.js")
    throw new Malformed("no name for a snippet");
  return { name, code: readString(fields, "code") };
}

function readStep(fields: Fields): Step {
  const by = fields["by"];
  if (by === "job" || by === "turn") return by;
  throw new Malformed(`unknown step ${describe(by)}`);
}

function readModule(fields: Fields, name: string): WebAssembly.Module {
  const value = fields[name];
  if (value instanceof WebAssembly.Module) return value;
  throw new Malformed(`"${name}" is not a WebAssembly module`);
}

function readFromWorker(data: unknown): Heard {
  const fields = record(data);
  const kind = fields["kind"];
  switch (kind) {
    case "ready":
      return { kind };
    case "output":
      return { kind, stream: readStream(fields), text: readString(fields, "text") };
    case "cut":
      return { kind, stream: readStream(fields), characters: readCount(fields, "characters") };
    case "dropped":
      return { kind, stream: readStream(fields), lines: readCount(fields, "lines") };
    case "trace":
      return { kind, rows: decodeTrace(fields), dropped: readCount(fields, "dropped") };
    case "paused":
      return { kind, at: readElapsed(fields, "at"), turn: readCount(fields, "turn") };
    case "ask":
      return { kind, prompt: readString(fields, "prompt") };
    case "notice":
      return { kind, text: readString(fields, "text") };
    case "done":
      return readDone(fields);
    case "fault":
      return { kind, message: readString(fields, "message") };
    default:
      throw new Malformed(`unknown kind ${describe(kind)}`);
  }
}

function readDone(fields: Fields): Heard {
  const status = fields["status"];
  const elapsed = readElapsed(fields, "elapsed");
  if (status === "finished") {
    if (fields["error"] !== null) throw new Malformed("a finished program with an error");
    return { kind: "done", status, error: null, elapsed };
  }
  if (status === "failed") return { kind: "done", status, error: readError(fields["error"]), elapsed };
  throw new Malformed(`unknown status ${describe(status)}`);
}

function readElapsed(fields: Fields, name: string): number {
  const elapsed = readNumber(fields, name);
  if (elapsed < 0) throw new Malformed(`"${name}" is negative`);
  return elapsed;
}

function readError(value: unknown): ProgramError {
  if (!isRecord(value)) throw new Malformed("a failed program without an error");
  return {
    name: readString(value, "name"),
    message: readString(value, "message"),
    line: value["line"] === null ? null : readPlace(value, "line"),
    column: value["column"] === null ? null : readPlace(value, "column"),
    frames: readArray(value, "frames").map(readFrame),
    ...(value["before"] === undefined ? {} : { before: readCount(value, "before") }),
  };
}

function readFrame(value: unknown): Frame {
  const fields = record(value);
  return {
    name: readString(fields, "name"),
    line: readPlace(fields, "line"),
    column: readPlace(fields, "column"),
  };
}

/** A line or a column: they count from 1. */
function readPlace(fields: Fields, name: string): number {
  const place = readCount(fields, name);
  if (place < 1) throw new Malformed(`"${name}" counts from 1`);
  return place;
}

function readStream(fields: Fields): Stream {
  const stream = fields["stream"];
  if (stream === "stdout" || stream === "stderr") return stream;
  throw new Malformed(`unknown stream ${describe(stream)}`);
}

function record(data: unknown): Fields {
  if (isRecord(data)) return data;
  throw new Malformed(`expected an object, got ${describe(data)}`);
}

/** Short, and safe for values whose conversion to a string would run foreign code or never end. */
function describe(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : typeof value;
}
