/**
 * One run of one program, from its text to `done`. Puts the parts together: the compiler, the event loop, the
 * console, the clock, the ends of a run. Knows all of them by what they offer; what is outside (the page, wall
 * time, the scope in which programs run) is handed in.
 */
import type {
  FromWorker,
  HoldMessage,
  ProgramError,
  RunMessage,
  Snippet,
  Stream,
} from "../../protocol/messages";
import { words } from "../../words/javascript";
import type { Api, Future, Task } from "./api";
import { boundBuffers } from "./buffers/bound";
import { CompileError, compile, type Compiled } from "./compile";
import type { Body } from "./compile/contract";
import { createConsole } from "./console/console";
import { showErrors } from "./console/format";
import { Ending } from "./ending";
import { ErrorReader, compileFailure } from "./errors/program-error";
import { ProgramSource } from "./errors/program-source";
import { Trail } from "./errors/trail";
import { Hold } from "./hold";
import { Lines } from "./lines";
import { Here } from "./here";
import { load } from "./load";
import { createModules, exportsOf } from "./modules";
import { Output } from "../output/output";
import { noticeOf } from "../before";
import { LateTrace } from "../trace/late-trace";
import { TraceSender } from "../trace/sender";
import { NativeError, NativePromise, apply } from "../primordials";
import { createPromiseClass } from "./promise";
import { createRuntime } from "./runtime";
import { installGlobals, type ProgramGlobals } from "./globals";
import { showOwn } from "./show-own";
import { Snippets, inSnippet } from "./snippets";
import { FRAMES_OF_LITTLE, ensureStack } from "./stack-guard";
import { TaskNames } from "./spawn";
import { createQueueMicrotask } from "./time/queue-microtask";
import { ProgramClock } from "./time/program-clock";
import { createTimers } from "./time/timers";
import { located } from "./traced";
import { UncaughtErrors, retrieval } from "./uncaught";
import { Watcher } from "./watcher";

/** The world outside of a program. */
export interface RunHost {
  /** The scope whose globals programs see. */
  readonly global: object;
  post(message: FromWorker): void;
  /** Wall time: milliseconds that never go back, and milliseconds since 1970. */
  now(): number;
  date(): number;
  /** Calls something of the engine's own: what that throws, is no program's, and ends the run as a fault. */
  attempt(act: () => void): void;
  /** Calls back in a job of its own after so many milliseconds of wall time. */
  later(milliseconds: number, callback: () => void): void;
  /** Calls back when somebody wants to hold the program, or let it go on; with what came before, at once. */
  onHold(receive: (message: HoldMessage) => void): void;
  /**
   * Calls back with what was thrown and reached nobody, with promises of the browser's that were rejected and that nobody
   * had asked by then, and with those of them that somebody asked later.
   */
  onUncaught(
    thrown: (error: unknown) => void,
    rejected: (promise: unknown, reason: unknown) => void,
    handled: (promise: unknown) => void,
  ): void;
}

/** How often it is looked whether anything is to be said, in milliseconds of wall time. */
const LOOK_EVERY = 500;

/** Posts everything that the run has to say; the last message is `done`. */
export async function run(message: RunMessage, api: Api, host: RunHost): Promise<void> {
  const { before = [] } = message;
  if (before.length > 0) host.post(noticeOf(before));
  const compiled = tryCompile(message, before, api);
  if ("failure" in compiled) {
    host.post({ kind: "done", status: "failed", error: compiled.failure, elapsed: 0 });
    return;
  }
  const { sites } = compiled;
  const program = await load(compiled);

  const output = new Output(host);
  const trail = new Trail(sites);
  const errors = new ErrorReader(new ProgramSource(compiled, program), trail);
  const snippets = new Snippets(before, errors);
  const write = (stream: Stream, text: string): void => {
    ensureStack();
    if (!snippets.isLast) return;
    output.write(stream, text);
    loop.wrote(stream === "stdout" ? 1 : 2, output.written[stream]);
  };
  const report = (text: string): void => write("stderr", `${text}\n`);
  const uncaught = new UncaughtErrors({
    errors,
    report,
    isRetrieved: retrieval(api),
    neverRetrieved: (future) => loop.neverRetrieved(future),
  });
  const sender = new TraceSender(host.post);
  const tracer = snippets.isLast ? sender : new LateTrace(sender);
  const watcher = new Watcher(
    trail,
    (value) => value instanceof api.Future || value instanceof NativePromise,
  );

  const here = new Here();
  const isInstant = message.speed === "instant";
  const loop = new api.EventLoop({
    clock: isInstant || !snippets.isLast ? "instant" : "live",
    speed: isInstant ? 1 : Number(message.speed),
    order: "browser",
    site: () => watcher.takeSite(),
    onIdle: () => host.attempt(() => ending.idle()),
    onError(error, source, how) {
      if (source instanceof api.Task) ending.taskFailed(source, error);
      else if (how === "failed") uncaught.futureFailed(source as Future, error);
      else if (source instanceof api.Future)
        uncaught.thrown(error, (line) => words.uncaughtInDoneCallback(source.name, line));
      else uncaught.thrown(error, words.uncaughtInCallback);
    },
    ...(message.trace
      ? {
          trace: (batch) => tracer.send(located(batch, sites), batch.dropped),
          here: () => here.site,
          left: () => here.leave(),
        }
      : {}),
  });
  const { createCore } = loop;
  loop.createCore = (task) => {
    ensureStack(FRAMES_OF_LITTLE);
    return apply(createCore, loop, [task]);
  };
  api.EventLoop.setCurrent(loop);

  const ending = new Ending({
    loop,
    sites,
    errors,
    uncaught,
    report,
    later: host.later,
    isHeld: () => hold.holds,
    isLast: () => snippets.isLast,
    halt: () => loop.pause(),
    next(top) {
      // The trace is handed over with it.
      loop.pause();
      const program = top.result() as () => Body;
      snippets.next();
      if (snippets.isLast) begin();
      const next = runtime.main(program) as Task;
      if (!hold.holds) loop.resume();
      return next;
    },
    over(error) {
      const elapsed = loop.now() - began;
      loop.stop();
      tracer.close();
      output.flush();
      host.post(done(snippets.placed(error), elapsed));
    },
  });
  const hold = new Hold({
    loop,
    now: () => loop.now() - began,
    post: host.post,
    flush: () => output.flush(),
    resumed: () => ending.resumed(),
  });
  const clock = new ProgramClock(loop, isInstant || !snippets.isLast, host.date());
  /** Program time when the first line of the program itself came. */
  let began = 0;
  /** All has run that runs before the program. */
  const begin = (): void => {
    began = loop.now();
    if (tracer instanceof LateTrace) tracer.begin(began);
    if (isInstant) return;
    loop.goLive(Number(message.speed));
    clock.goLive();
  };
  watcher.onJob = () => {
    clock.jobBegins();
    ending.happens();
  };
  const timers = createTimers(loop, {
    run(callback, args, what) {
      watcher.begins();
      try {
        apply(callback, host.global, args);
      } catch (error) {
        uncaught.thrown(error, (line) => words.uncaughtInCallbackOf(what, line));
      } finally {
        watcher.ends();
      }
    },
    warn: report,
    here,
  });
  const rejected = (failed: Future, reason: unknown): void => uncaught.promiseRejected(failed, reason);
  const promise = createPromiseClass({ api, loop, here, rejected });
  const globals: ProgramGlobals = {
    clock,
    promise,
    queueMicrotask: createQueueMicrotask(loop, (error) =>
      uncaught.thrown(error, (line) => words.uncaughtInCallbackOf("queueMicrotask", line)),
    ),
    timers,
    console: createConsole({
      write,
      now: () => clock.read(),
      frames: (error) => errors.frames(error),
    }),
  };
  installGlobals(host.global, globals);
  boundBuffers(host.global);
  showErrors((error) => errors.frames(error));
  showOwn(api, promise, sites);
  host.onUncaught(
    (error) => uncaught.thrown(error, words.uncaughtInCallback),
    (failed, reason) => uncaught.nativeRejected(failed, reason),
    (failed) => uncaught.nativeHandled(failed),
  );

  const names = new TaskNames();
  const modules = createModules({ api, loop, clock, names });
  const lines = new Lines(loop, () => tracer.leftOut(1));
  const parts = { api, loop, sites, watcher, here, names, lines, modules, promise, rejected };
  const runtime = createRuntime(parts);
  ending.watch(program.start(runtime) as ReturnType<typeof loop.spawn>);
  lookNowAndThen();
  host.onHold((message) => {
    if (!ending.isOver) hold.receive(message);
  });

  /** A program that never ends must hear of its failed tasks too, and may have stopped its own loop. */
  function lookNowAndThen(): void {
    host.later(LOOK_EVERY, () => {
      if (ending.isOver) return;
      if (loop.stopped) return ending.stopped();
      // Between two jobs of the browser none of the program's can be under way, unless it broke off in the middle.
      if (loop.running) throw new NativeError("a job of the event loop was cut off");
      if (hold.holds) uncaught.lookLater();
      else uncaught.lookAgain();
      lookNowAndThen();
    });
  }
}

function tryCompile(
  { code, trace, lines }: RunMessage,
  before: readonly Snippet[],
  api: Api,
): Compiled | { readonly failure: ProgramError } {
  try {
    return compile(code, { exports: exportsOf(api), calls: trace, lines }, before);
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const snippet = before.findIndex(({ name }) => name === error.snippet);
    return { failure: inSnippet(compileFailure(error), snippet) };
  }
}

function done(error: ProgramError | null, elapsed: number): FromWorker {
  return error === null
    ? { kind: "done", status: "finished", error, elapsed }
    : { kind: "done", status: "failed", error, elapsed };
}
