/**
 * For tests only: runs a program in Node as the worker runs it, on the real WebAssembly, and collects what the
 * page would hear. Each program gets a realm of its own that looks like a worker's scope, with the engine loaded
 * into it, so that the program shares its built-in objects with the engine and with nobody else.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createContext, Script, type Context } from "node:vm";
import { build, type Rolldown } from "vite";
import type { Port } from "./entry";
import { decodeFromWorker } from "../../../protocol/decode";
import type { FromWorker, ProgramError, ToWorker } from "../../../protocol/messages";
import type { Speed } from "../../../protocol/speed";
import type { TraceEvent } from "../../../protocol/trace";

export interface Outcome {
  readonly status: "finished" | "failed";
  readonly stdout: string;
  readonly stderr: string;
  readonly error: ProgramError | null;
  /** Program time. */
  readonly elapsed: number;
  readonly trace: readonly TraceEvent[];
  readonly messages: readonly FromWorker[];
}

export interface Options {
  readonly speed?: Speed;
  /** Whether the lines are told that it comes to. */
  readonly lines?: boolean;
  /** What runs before it; they are called "snippet 1" and so on. */
  readonly before?: readonly string[];
  /** Wall time after which the test fails, in milliseconds. */
  readonly within?: number;
  /** The page: hears each message, and may answer. */
  readonly page?: (message: FromWorker, send: (message: ToWorker) => void) => void;
  /** Globals besides those of a worker. */
  readonly globals?: Readonly<Record<string, unknown>>;
}

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const wasm = new Uint8Array(readFileSync(path("../../../generated/interleave/interleave_bg.wasm")));
const engine = new Script(await bundle(), { filename: "engine.js" });

/** The engine as the text of one script. */
async function bundle(): Promise<string> {
  const outputs = (await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      lib: { entry: path("entry.ts"), formats: ["iife"], name: "engine" },
    },
  })) as Rolldown.RolldownOutput[];
  const [chunk] = outputs[0]?.output ?? [];
  if (chunk === undefined) throw new Error("nothing was built");
  return chunk.code;
}

type Listener = (event: object) => void;

/** As the real one, but its static methods can be replaced without replacing ours. */
function ownAbortSignal(): object {
  const own = function () {};
  own.prototype = AbortSignal.prototype as unknown;
  return own;
}

/** A realm with what a worker's scope has, as far as programs and the engine use it. */
function createScope(post: (message: FromWorker) => void, globals: object) {
  const listeners: { type: string; listener: Listener }[] = [];
  const timeouts = new Set<NodeJS.Timeout>();
  /** Hands an event to the listeners, and says whether there were any. */
  const dispatch = (type: string, event: object): boolean => {
    const found = listeners.filter((each) => each.type === type);
    for (const { listener } of found) listener({ preventDefault() {}, ...event });
    return found.length > 0;
  };
  const scope = {
    AbortController,
    AbortSignal: ownAbortSignal(),
    DOMException,
    Event,
    EventTarget,
    MessageChannel,
    TextDecoder,
    TextEncoder,
    URL,
    crypto,
    structuredClone,
    performance: { now: () => performance.now(), timeOrigin: performance.timeOrigin },
    setTimeout(callback: () => void, delay: number) {
      const timeout = setTimeout(() => {
        timeouts.delete(timeout);
        callback();
      }, delay);
      timeouts.add(timeout);
      return timeout;
    },
    clearTimeout(timeout: NodeJS.Timeout) {
      timeouts.delete(timeout);
      clearTimeout(timeout);
    },
    // Nobody listens there; what a program gets through to it would still be told from what the engine says.
    postMessage: (message: FromWorker) => post(structuredClone(message)),
    fetch: () => "reached the network",
    reportError: (error: unknown) => void dispatch("error", { error }),
    addEventListener: (type: string, listener: Listener) => void listeners.push({ type, listener }),
    removeEventListener(type: string, listener: Listener) {
      const at = listeners.findIndex((each) => each.type === type && each.listener === listener);
      if (at !== -1) listeners.splice(at, 1);
    },
    ...globals,
  };
  const context: Context = createContext(scope);
  return {
    context,
    dispatch,
    close() {
      for (const timeout of timeouts) clearTimeout(timeout);
    },
  };
}

export async function runProgram(code: string, options: Options = {}): Promise<Outcome> {
  const messages: FromWorker[] = [];
  let over: () => void = () => {};
  let failed: (error: Error) => void = () => {};
  const receivers: ((event: { data: ToWorker }) => void)[] = [];
  const send = (data: ToWorker): void => {
    setImmediate(() => receivers.forEach((receive) => receive({ data })));
  };
  const hear = (message: FromWorker): void => {
    messages.push(message);
    if (message.kind === "ready") {
      const { speed = "instant", lines = false } = options;
      const before = options.before?.map((code, n) => ({ name: `snippet ${n + 1}`, code }));
      send({ kind: "run", code, speed, trace: true, lines, ...(before === undefined ? {} : { before }) });
    } else if (message.kind === "done" || message.kind === "fault") {
      over();
    }
    options.page?.(message, send);
  };
  const port: Port = {
    postMessage: (message) => hear(structuredClone(message)),
    addEventListener: (_, listener) => void receivers.push(listener),
  };
  const scope = createScope(hear, options.globals ?? {});
  const release = takeOverErrors((type, event) => {
    if (!scope.dispatch(type, event)) failed(new Error(`not heard by the engine: ${type}`, { cause: event }));
  });
  const within = options.within ?? 15_000;
  const limit = setTimeout(() => {
    failed(new Error(`the program was not over after ${within} ms; it said ${JSON.stringify(messages)}`));
  }, within);
  try {
    await new Promise<void>((resolve, reject) => {
      over = resolve;
      failed = reject;
      engine.runInContext(scope.context);
      (scope.context["engine"] as typeof import("./entry")).begin(wasm, port);
    });
    // Whatever comes after `done` is a mistake that the page would not hear of.
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    clearTimeout(limit);
    scope.close();
    release();
  }
  return collect(messages);
}

/** The test runner listens as well, and would fail the test that such an error is the subject of. */
function takeOverErrors(heard: (type: string, event: object) => void): () => void {
  const names = ["uncaughtException", "unhandledRejection", "rejectionHandled"] as const;
  const others = names.map((name) => process.listeners(name as "uncaughtException"));
  const thrown = (error: unknown): void => heard("error", { error });
  const rejected = (reason: unknown, promise: object): void =>
    heard("unhandledrejection", { promise, reason });
  const handled = (promise: object): void => heard("rejectionhandled", { promise });
  for (const name of names) process.removeAllListeners(name);
  process.on("uncaughtException", thrown);
  process.on("unhandledRejection", rejected);
  process.on("rejectionHandled", handled);
  return () => {
    names.forEach((name, n) => {
      process.removeAllListeners(name);
      for (const other of others[n] ?? []) process.on(name as "uncaughtException", other);
    });
  };
}

function collect(messages: readonly FromWorker[]): Outcome {
  const streams = { stdout: "", stderr: "" };
  const trace: TraceEvent[] = [];
  for (const message of messages) {
    // What the page could not read would be a fault there.
    const read = decodeFromWorker(message);
    if (read.kind === "output") streams[read.stream] += read.text;
    if (read.kind === "trace") trace.push(...read.rows.events());
    if (read.kind === "fault") throw new Error(`fault: ${read.message}`);
  }
  const done = messages.at(-1);
  if (done?.kind !== "done") throw new Error("the last message is not `done`");
  return { ...streams, status: done.status, error: done.error, elapsed: done.elapsed, trace, messages };
}
