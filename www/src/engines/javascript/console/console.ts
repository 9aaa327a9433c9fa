/**
 * The `console` of programs. What informs goes to stdout, what warns to stderr. Knows the console's own
 * state (groups, counters, timers); where text goes, what time it is and where the program stands are
 * handed in.
 */
import type { Frame, Stream } from "../../../protocol/messages";
import { words } from "../../../words/javascript";
import {
  NativeError,
  defineProperty,
  floor,
  mapDelete,
  mapGet,
  mapSet,
  padEnd,
  toFixed,
} from "../../primordials";
import { format, indent, show } from "./format";
import { table } from "./table";

export interface ConsoleHost {
  write(stream: Stream, text: string): void;
  /** Program time in milliseconds. */
  now(): number;
  frames(error: unknown): readonly Frame[];
}

type Log = (...args: unknown[]) => void;

/** What DevTools and Node have in common, less what has no meaning here. */
export type ProgramConsole = Readonly<Record<string, Log>>;

const GROUP = "  ";

export function createConsole(host: ConsoleHost): ProgramConsole {
  let indentation = "";
  const counts = new Map<string, number>();
  const started = new Map<string, number>();

  const line = (stream: Stream, text: string): void => {
    host.write(stream, `${indentation}${indentation === "" ? text : indent(text, indentation)}\n`);
  };
  const logTo =
    (stream: Stream): Log =>
    (...args) =>
      line(stream, format(args));
  const out = logTo("stdout");
  const warn = logTo("stderr");

  const elapsed = (label: string, args: readonly unknown[], asked: "read" | "end"): void => {
    const start = mapGet(started, label);
    if (start === undefined) return warn(words.noTimer(label, asked));
    const text = `${label}: ${duration(host.now() - start)}`;
    line("stdout", args.length === 0 ? text : `${text} ${format(args)}`);
  };

  const methods: Record<string, Log> = {
    log: out,
    info: out,
    debug: out,
    dirxml: out,
    warn,
    error: warn,
    dir(value, options) {
      line("stdout", show(value, options as object | undefined));
    },
    table(data, columns) {
      line("stdout", tableOf(data, columns) ?? format([data]));
    },
    assert(condition, ...args) {
      if (condition) return;
      const [first, ...rest] = args;
      if (args.length === 0) warn("Assertion failed");
      else if (typeof first === "string") warn(`Assertion failed: ${first}`, ...rest);
      else warn("Assertion failed:", ...args);
    },
    trace(...args) {
      const stack = host.frames(new NativeError());
      let text = args.length === 0 ? "Trace" : `Trace: ${format(args)}`;
      for (let n = 0; n < stack.length; n += 1) {
        const frame = stack[n] as Frame;
        text += `\n    at ${frame.name} (line ${frame.line})`;
      }
      line("stderr", text);
    },
    group(...args) {
      if (args.length > 0) out(...args);
      indentation += GROUP;
    },
    groupEnd() {
      indentation = indentation.length <= GROUP.length ? "" : indentation.substring(GROUP.length);
    },
    count(label) {
      const name = labelOf(label);
      const count = (mapGet(counts, name) ?? 0) + 1;
      mapSet(counts, name, count);
      line("stdout", `${name}: ${count}`);
    },
    countReset(label) {
      mapDelete(counts, labelOf(label));
    },
    time(label) {
      mapSet(started, labelOf(label), host.now());
    },
    timeLog(label, ...args) {
      elapsed(labelOf(label), args, "read");
    },
    timeEnd(label) {
      elapsed(labelOf(label), [], "end");
      mapDelete(started, labelOf(label));
    },
    // What was written stays: clearing would hide the beginning of the story that a run tells.
    clear() {},
  };
  methods["groupCollapsed"] = methods["group"] as Log;
  defineProperty(methods, Symbol.toStringTag, { value: "console", configurable: true });
  return methods;
}

function tableOf(data: unknown, columns: unknown): string | null {
  try {
    return table(data, columns, (value) => show(value, { depth: 0, breakLength: Infinity }));
  } catch {
    return null; // some row threw while it was looked at
  }
}

function labelOf(label: unknown): string {
  return label === undefined ? "default" : format([label]);
}

/** As Node writes them: `0.5ms`, `300ms`, `2.000s`, `1:02.500 (m:ss.mmm)`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Number(toFixed(milliseconds, 3))}ms`;
  if (milliseconds < 60_000) return `${toFixed(milliseconds / 1_000, 3)}s`;
  const minutes = floor(milliseconds / 60_000);
  const seconds = toFixed((milliseconds % 60_000) / 1_000, 3);
  return `${minutes}:${seconds.length < 6 ? padEnd("", 6 - seconds.length, "0") : ""}${seconds} (m:ss.mmm)`;
}
