/**
 * Serves one run to the page: takes the engine's WebAssembly, says `ready` once an interpreter stands, runs the
 * program, passes on Stop, answers and who holds it. Knows the protocol and the scope of a worker; of Python only that an
 * interpreter runs a text.
 */
import { decodeToWorker } from "../../protocol/decode";
import type { FromWorker, ProgramError, RunMessage, ToWorker } from "../../protocol/messages";
import { MOST_EVENTS, MOST_LINES } from "../../protocol/trace";
import { words } from "../../words/python";
import { noticeOf } from "../before";
import type { Api, Ended, Python } from "./api";
import { faultOf, OUT_OF_MEMORY, OutOfMemory } from "./faults";
import { PageHost } from "./page";
import { Stacks } from "./stacks";
import { bearWithoutSuspending, NOTICE } from "./suspending";

/** As much of a worker's scope as is needed. */
export interface WorkerScope {
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<unknown>) => void): void;
  setTimeout(callback: () => void, milliseconds: number): number;
  clearTimeout(timer: number): void;
  readonly performance: { now(): number };
}

/** `begins` is called when a run is about to. */
export function serve(scope: WorkerScope, api: Api, begins: () => void = () => {}): void {
  const post = (message: FromWorker, transfer: Transferable[] = []): void =>
    scope.postMessage(message, transfer);
  // Read again and again, so it is looked up once.
  const { performance } = scope;
  const channel = new MessageChannel();
  let soon: () => void = () => {};
  channel.port1.onmessage = (): void => soon();
  const page = new PageHost({
    post,
    now: () => performance.now(),
    setTimeout: (callback, milliseconds) => scope.setTimeout(callback, milliseconds),
    clearTimeout: (timer) => scope.clearTimeout(timer),
    soon(callback) {
      soon = callback;
      channel.port2.postMessage(null);
    },
    stacks: new Stacks((stack) => api.runStack(stack)),
  });
  const suspends = bearWithoutSuspending();
  let python: Python | null = null;

  const fault = (error: unknown): void => {
    page.flush();
    post({ kind: "fault", message: faultOf(error) });
  };

  const start = async (module: WebAssembly.Module): Promise<void> => {
    await api.default({ module_or_path: module });
    python = new api.Python(page);
    post({ kind: "ready" });
  };

  const run = async ({ code, speed, trace, lines, before = [] }: RunMessage): Promise<void> => {
    if (python === null) throw new Error("a program came before the interpreter was ready");
    begins();
    if (!suspends) post({ kind: "notice", text: NOTICE });
    if (lines && code.includes("sys.settrace")) post({ kind: "notice", text: UNTOLD });
    if (before.length > 0) {
      post(noticeOf(before));
      page.runsAfterOthers();
      for (const { name, code } of before) python.runBefore(name, code);
    }
    if (trace) python.trace(MOST_EVENTS, lines ? MOST_LINES : 0);
    page.begin();
    const epoch = Date.now();
    const ratio = speed === "instant" ? undefined : Number(speed);
    try {
      const ended = suspends
        ? await python.run(code, ratio, epoch)
        : python.runWithoutSuspending(code, epoch);
      page.end();
      post(done(ended));
    } catch (error) {
      if (!(error instanceof OutOfMemory)) throw error;
      page.write(2, `MemoryError: ${OUT_OF_MEMORY}\n`);
      page.end();
      post({
        kind: "done",
        status: "failed",
        error: { name: "MemoryError", message: OUT_OF_MEMORY, line: null, column: null, frames: [] },
        elapsed: page.elapsed(),
      });
    }
  };

  const receive = (message: ToWorker): void | Promise<void> => {
    switch (message.kind) {
      case "engine":
        return start(message.module);
      case "run":
        return run(message);
      case "input":
        return page.answer(message.text);
      case "interrupt":
        return python?.interrupt();
      case "pause":
        return python?.pause();
      case "step":
        return python?.step(message.by === "turn");
      case "resume":
        return python?.resume();
    }
  };

  scope.addEventListener("message", async (event) => {
    try {
      await receive(decodeToWorker(event.data));
    } catch (error) {
      fault(error);
    }
  });
}

/** CPython's monitoring tells a line whoever else is told of it; this interpreter's, of who asked by settrace alone. */
export const UNTOLD = words.untoldLines;

function done(ended: Ended): FromWorker {
  const { elapsed } = ended;
  const error = errorOf(ended);
  if (error === null) return { kind: "done", status: "finished", error, elapsed };
  return { kind: "done", status: "failed", error, elapsed };
}

/** Why it failed, if it did: an exception that nobody caught, or an exit with a code that says so. */
function errorOf({ error, message, place, places, functions, exitCode, before }: Ended): ProgramError | null {
  const within = before === undefined ? {} : { before };
  const [line = null, column = null] = place;
  if (error !== undefined) {
    const frames = functions.map((name, n) => ({
      name,
      line: places[2 * n] ?? 1,
      column: places[2 * n + 1] ?? 1,
    }));
    return { name: error, message, line, column, frames, ...within };
  }
  if (before !== undefined) {
    const exit = words.exitedBefore(exitCode);
    return { name: "SystemExit", message: exit, line, column, frames: [], ...within };
  }
  if (exitCode === 0) return null;
  const exit = words.exited(exitCode);
  return { name: "SystemExit", message: exit, line, column, frames: [] };
}
