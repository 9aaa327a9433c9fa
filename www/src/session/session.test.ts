import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FromWorker, ProgramError } from "../protocol/messages";
import { MOST_EVENTS } from "../protocol/trace";
import { EngineModules } from "../transport/engine-modules";
import { FAKE_ENGINE, FAKE_LARGE_ENGINE, FAKE_WASM, FakeWorkers } from "../transport/fake-worker";
import { WorkerPool } from "../transport/pool";
import {
  PAUSE_WITHIN,
  STOP_WITHIN,
  Session,
  type Program,
  type SessionListener,
  type SessionState,
} from "./session";

const PROGRAM: Program = { code: "hello()", language: "javascript", speed: "1", lines: false };
const ERROR: ProgramError = { name: "TypeError", message: "no", line: 2, column: 1, frames: [] };

const QUIET: SessionListener = {
  stateChanged() {},
  outputReplaced() {},
  outputChanged() {},
  wrote() {},
  traced() {},
  ended() {},
};

let workers: FakeWorkers;
let session: Session;
/** What the listener heard, in order. */
let heard: string[];

beforeEach(() => {
  workers = new FakeWorkers();
  heard = [];
  session = new Session(new WorkerPool(workers.start), [FAKE_ENGINE], {
    stateChanged: (state) => heard.push(state.name),
    outputReplaced: () => heard.push("new output"),
    outputChanged: () => heard.push("output changed"),
    wrote: (stream, text) => heard.push(`${stream}: ${text}`),
    traced: (rows, dropped) => heard.push(`traced: ${rows.length}, ${dropped} dropped`),
    ended: (result) => heard.push(`ended: ${result.status}`),
  });
});

/** Starts a run and has its worker ready. */
function start(): { readonly worker: FakeWorkers["last"]; readonly result: ReturnType<Session["run"]> } {
  const result = session.run(PROGRAM);
  const worker = workers.last;
  worker.say({ kind: "ready" });
  return { worker, result };
}

describe("a run", () => {
  it("goes from loading to running to finished", async () => {
    expect(session.state.name).toBe("idle");
    const { worker, result } = start();
    expect(worker.received).toEqual([
      { kind: "run", code: "hello()", speed: "1", trace: true, lines: false },
    ]);
    worker.say({ kind: "output", stream: "stdout", text: "hi\n" });
    worker.say({ kind: "output", stream: "stderr", text: "hm\n" });
    worker.say({ kind: "done", status: "finished", error: null, elapsed: 2000 });
    expect(heard).toEqual([
      "new output",
      "loading",
      "running",
      "stdout: hi\n",
      "output changed",
      "stderr: hm\n",
      "output changed",
      "finished",
      "ended: finished",
    ]);
    expect(await result).toEqual({
      status: "finished",
      stdout: "hi\n",
      stderr: "hm\n",
      error: null,
      trace: [],
    });
    expect(session.state).toEqual({ name: "finished", elapsed: 2000, speed: "1" });
    expect(worker.terminated).toBe(true);
  });

  it("that fails has the program's error", async () => {
    const { worker, result } = start();
    worker.say({ kind: "done", status: "failed", error: ERROR, elapsed: 1 });
    expect((await result).error).toEqual(ERROR);
    expect(session.state).toEqual({ name: "failed", error: ERROR, reported: false });
  });

  it("whose engine dies fails with what happened, and the next one has a fresh worker", async () => {
    const { worker, result } = start();
    worker.say({ kind: "output", stream: "stdout", text: "so far\n" });
    worker.crash("unreachable");
    const { status, stdout, error } = await result;
    expect({ status, stdout }).toEqual({ status: "failed", stdout: "so far\n" });
    expect(error).toMatchObject({ name: "EngineError", line: null });
    expect(error?.message).toContain("unreachable");
    const next = start();
    expect(next.worker).not.toBe(worker);
    next.worker.say({ kind: "done", status: "finished", error: null, elapsed: 0 });
    expect((await next.result).status).toBe("finished");
  });

  it("in a language without an engine fails and says which there are", async () => {
    const result = await session.run({ ...PROGRAM, language: "cobol" });
    expect(result.status).toBe("failed");
    expect(result.error?.message).toBe(
      "There is no engine for “cobol” here. Set the language to one of: javascript.",
    );
    expect(workers.started).toHaveLength(0);
    expect(session.isBusy).toBe(false);
  });

  it("where workers are forbidden fails and says so", async () => {
    const forbidden = new WorkerPool(() => {
      throw new DOMException("blocked by policy", "SecurityError");
    });
    const result = await new Session(forbidden, [FAKE_ENGINE], QUIET).run(PROGRAM);
    expect(result.error?.message).toContain("blocked by policy");
  });
});

describe("stopping", () => {
  it("ends the worker at once and keeps the output", async () => {
    const { worker, result } = start();
    worker.say({ kind: "output", stream: "stdout", text: "so far" });
    session.stop();
    expect(worker.terminated).toBe(true);
    expect(session.state.name).toBe("stopped");
    expect(session.output.text()).toBe("so far");
    expect(await result).toMatchObject({ status: "stopped", stdout: "so far", error: null });
  });

  it("works while the engine is loading", async () => {
    const result = session.run(PROGRAM);
    session.stop();
    expect((await result).status).toBe("stopped");
    expect(workers.started[0]?.terminated).toBe(true);
    expect(workers.started[0]?.received).toEqual([]);
  });

  it("does nothing when nothing runs", () => {
    session.stop();
    expect(heard).toEqual([]);
  });

  it("drops what the old run says later", async () => {
    const { worker, result } = start();
    session.stop();
    worker.say({ kind: "output", stream: "stdout", text: "late\n" });
    worker.say({ kind: "done", status: "finished", error: null, elapsed: 1 });
    expect((await result).stdout).toBe("");
    expect(session.state.name).toBe("stopped");
  });

  it("from within a listener is safe", async () => {
    const stopper: Session = new Session(new WorkerPool(workers.start), [FAKE_ENGINE], {
      ...QUIET,
      stateChanged: (state) => heard.push(state.name),
      wrote: () => stopper.stop(),
    });
    const result = stopper.run(PROGRAM);
    workers.last.say({ kind: "ready" });
    workers.started[0]?.say({ kind: "output", stream: "stdout", text: "x" });
    expect((await result).status).toBe("stopped");
    expect(stopper.isBusy).toBe(false);
  });
});

describe("holding a run", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const pause = () => (session.state.name === "running" ? session.state.pause : undefined);
  const sent = (worker: FakeWorkers["last"]) => worker.received.slice(1);

  it("pauses, steps and goes on", () => {
    const { worker } = start();
    expect(pause()).toBeNull();
    session.hold({ kind: "pause" });
    expect(pause()).toEqual({ at: null, awaited: true, late: false });
    worker.say({ kind: "paused", at: 1_200, turn: 5 });
    expect(pause()).toEqual({ at: { at: 1_200, turn: 5 }, awaited: false, late: false });
    session.hold({ kind: "step", by: "job" });
    expect(pause()).toEqual({ at: { at: 1_200, turn: 5 }, awaited: true, late: false });
    worker.say({ kind: "paused", at: 1_300, turn: 6 });
    session.hold({ kind: "step", by: "turn" });
    worker.say({ kind: "paused", at: 1_300, turn: 7 });
    expect(pause()).toEqual({ at: { at: 1_300, turn: 7 }, awaited: false, late: false });
    session.hold({ kind: "resume" });
    expect(pause()).toBeNull();
    expect(sent(worker)).toEqual([
      { kind: "pause" },
      { kind: "step", by: "job" },
      { kind: "step", by: "turn" },
      { kind: "resume" },
    ]);
  });

  it("says after a moment that a job keeps it waiting, also within a step", () => {
    const { worker } = start();
    session.hold({ kind: "pause" });
    vi.advanceTimersByTime(PAUSE_WITHIN);
    expect(pause()).toEqual({ at: null, awaited: true, late: true });
    worker.say({ kind: "paused", at: 1, turn: 1 });
    expect(pause()).toEqual({ at: { at: 1, turn: 1 }, awaited: false, late: false });
    session.hold({ kind: "step", by: "job" });
    vi.advanceTimersByTime(PAUSE_WITHIN);
    expect(pause()).toMatchObject({ late: true });
    worker.say({ kind: "paused", at: 2, turn: 1 });
    vi.advanceTimersByTime(10 * PAUSE_WITHIN);
    expect(pause()).toMatchObject({ late: false });
  });

  it("sends nothing that makes no sense", async () => {
    session.hold({ kind: "pause" });
    const { worker, result } = start();
    session.hold({ kind: "step", by: "job" });
    session.hold({ kind: "resume" });
    expect(sent(worker)).toEqual([]);
    session.hold({ kind: "pause" });
    session.hold({ kind: "pause" });
    session.hold({ kind: "step", by: "job" });
    worker.say({ kind: "paused", at: 1, turn: 1 });
    session.hold({ kind: "step", by: "job" });
    session.hold({ kind: "step", by: "job" });
    expect(sent(worker)).toEqual([{ kind: "pause" }, { kind: "step", by: "job" }]);
    worker.say({ kind: "done", status: "finished", error: null, elapsed: 1 });
    await result;
    session.hold({ kind: "resume" });
    expect(session.state.name).toBe("finished");
  });

  it("may be let go before it has come to wait, and an answer that is late changes nothing", () => {
    const { worker } = start();
    session.hold({ kind: "pause" });
    session.hold({ kind: "resume" });
    worker.say({ kind: "paused", at: 1, turn: 1 });
    expect(pause()).toBeNull();
    vi.advanceTimersByTime(PAUSE_WITHIN);
    expect(pause()).toBeNull();
  });

  it("does not keep it from being stopped", async () => {
    const { worker, result } = start();
    session.hold({ kind: "pause" });
    worker.say({ kind: "paused", at: 1, turn: 1 });
    session.stop();
    expect((await result).status).toBe("stopped");
    expect(worker.terminated).toBe(true);
  });
});

describe("running again", () => {
  it("stops the run under way, and only the new one is heard", async () => {
    const first = start();
    first.worker.say({ kind: "output", stream: "stdout", text: "old\n" });
    const second = start();
    first.worker.say({ kind: "output", stream: "stdout", text: "late\n" });
    second.worker.say({ kind: "output", stream: "stdout", text: "new\n" });
    second.worker.say({ kind: "done", status: "finished", error: null, elapsed: 0 });
    expect(await first.result).toMatchObject({ status: "stopped", stdout: "old\n" });
    expect(await second.result).toMatchObject({ status: "finished", stdout: "new\n" });
    expect(session.output.text()).toBe("new\n");
  });

  it("finds a worker standing by", async () => {
    const { worker, result } = start();
    worker.say({ kind: "done", status: "finished", error: null, elapsed: 0 });
    await result;
    const spare = workers.last;
    expect(spare).not.toBe(worker);
    spare.say({ kind: "ready" });
    heard = [];
    void session.run(PROGRAM);
    expect(heard).toEqual(["new output", "loading", "running"]);
    expect(spare.received).toHaveLength(1);
  });

  it("may be asked for from within the listener that hears the end", async () => {
    let again: ReturnType<Session["run"]> | null = null;
    const restless: Session = new Session(new WorkerPool(workers.start), [FAKE_ENGINE], {
      ...QUIET,
      ended: () => (again ??= restless.run(PROGRAM)),
    });
    const first = restless.run(PROGRAM);
    const [worker] = workers.started;
    worker?.say({ kind: "ready" });
    worker?.say({ kind: "done", status: "finished", error: null, elapsed: 0 });
    expect((await first).status).toBe("finished");
    workers.last.say({ kind: "ready" });
    workers.last.say({ kind: "done", status: "failed", error: ERROR, elapsed: 0 });
    expect((await again!).status).toBe("failed");
  });
});

describe("clear", () => {
  it("stops, forgets the output and is idle again", async () => {
    const { worker, result } = start();
    worker.say({ kind: "output", stream: "stdout", text: "x\n" });
    session.clear();
    expect((await result).status).toBe("stopped");
    expect(session.output.isEmpty).toBe(true);
    expect(session.state.name).toBe("idle");
  });
});

describe("warming", () => {
  it("readies a worker in advance, once", () => {
    session.warm("javascript");
    session.warm("javascript");
    expect(workers.started).toHaveLength(1);
    void session.run(PROGRAM);
    expect(workers.started).toHaveLength(1);
  });

  it("of an unknown language does nothing", () => {
    session.warm("cobol");
    expect(workers.started).toHaveLength(0);
  });
});

/** As crate/interleave/src/trace/words.rs writes it: version, count; code, time, turn, timer. */
function timersFired(count: number, dropped: number): FromWorker {
  const words = [3, count];
  for (let n = 0; n < count; n += 1) words.push(10, 0.5, 2, 1);
  return { kind: "trace", words: Float64Array.from(words), text: "", places: [], dropped };
}

describe("the trace", () => {
  it("is kept up to a limit", async () => {
    const { worker, result } = start();
    worker.say(timersFired(MOST_EVENTS - 1, 0));
    worker.say(timersFired(3, 5));
    worker.say({ kind: "done", status: "finished", error: null, elapsed: 0 });
    const { trace } = await result;
    expect(trace).toHaveLength(MOST_EVENTS);
    expect(trace.at(-1)).toEqual({ kind: "timer-fired", at: 0.5, turn: 2, timer: 1 });
  });
});

describe("output that never arrived", () => {
  it("is said on the page and in the result", async () => {
    const { worker, result } = start();
    worker.say({ kind: "dropped", stream: "stdout", lines: 3 });
    worker.say({ kind: "done", status: "finished", error: null, elapsed: 0 });
    expect((await result).stdout).toBe("… 3 lines left out …\n");
    expect(session.output.text()).toBe("… 3 lines left out …\n");
  });
});

describe("an engine that the page downloads, and that can be interrupted", () => {
  const python: Program = { code: "input()", language: "python", speed: "1", lines: false };
  let states: SessionState[];
  let answer: (response: Response) => void;

  beforeEach(async () => {
    states = [];
    const modules = new EngineModules(() => new Promise((resolve) => (answer = resolve)));
    const pool = new WorkerPool(workers.start, modules);
    session = new Session(pool, [FAKE_ENGINE, FAKE_LARGE_ENGINE], {
      ...QUIET,
      stateChanged: (state) => states.push(state),
      wrote: (stream, text) => heard.push(`${stream}: ${text}`),
    });
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  function begin(): ReturnType<typeof start> {
    const result = session.run(python);
    return { worker: workers.last, result };
  }

  async function startPython(): Promise<ReturnType<typeof start>> {
    const { worker, result } = begin();
    answer(
      new Response(FAKE_WASM, { headers: { "content-type": "application/wasm", "content-length": "8" } }),
    );
    vi.useRealTimers();
    await vi.waitUntil(() => worker.received.length > 0);
    vi.useFakeTimers();
    worker.say({ kind: "ready" });
    return { worker, result };
  }

  it("says how far the download is, then that the engine starts", async () => {
    await startPython();
    expect(states).toEqual([
      { name: "loading", engine: "Python", download: null },
      { name: "loading", engine: "Python", download: { received: 0, total: null } },
      { name: "loading", engine: "Python", download: { received: 0, total: 8 } },
      { name: "loading", engine: "Python", download: { received: 8, total: 8 } },
      { name: "loading", engine: "Python", download: null },
      { name: "running", asked: null, stopping: false, pause: null },
    ]);
  });

  it("that cannot be downloaded fails the run, and the next one tries again", async () => {
    const { result } = begin();
    answer(new Response("", { status: 404 }));
    expect((await result).error).toMatchObject({ name: "EngineError", line: null });
    expect(session.state.name).toBe("failed");
    expect((await startPython()).worker.terminated).toBe(false);
  });

  it("starts nothing before anyone comes near", () => {
    expect(workers.started).toEqual([]);
  });

  it("is interrupted by Stop, and heard until the program has cleaned up", async () => {
    const { worker, result } = await startPython();
    session.stop();
    expect(worker.received.at(-1)).toEqual({ kind: "interrupt" });
    expect(states.at(-1)).toEqual({ name: "running", asked: null, stopping: true, pause: null });
    worker.say({ kind: "output", stream: "stdout", text: "cleaned up\n" });
    worker.say({
      kind: "done",
      status: "failed",
      error: { ...ERROR, name: "KeyboardInterrupt" },
      elapsed: 1,
    });
    expect(await result).toMatchObject({ status: "stopped", stdout: "cleaned up\n", error: null });
    expect(session.state).toEqual({ name: "stopped" });
  });

  it("is ended where the program does not end in time", async () => {
    const { worker, result } = await startPython();
    session.stop();
    vi.advanceTimersByTime(STOP_WITHIN - 1);
    expect(worker.terminated).toBe(false);
    vi.advanceTimersByTime(1);
    expect(worker.terminated).toBe(true);
    expect((await result).status).toBe("stopped");
  });

  it("is ended at once by a second Stop, and by another run", async () => {
    const { worker, result } = await startPython();
    session.stop();
    session.stop();
    expect(worker.terminated).toBe(true);
    expect((await result).status).toBe("stopped");
    const first = session.run(python);
    await vi.advanceTimersByTimeAsync(0);
    workers.last.say({ kind: "ready" });
    session.stop();
    void session.run(python);
    expect((await first).status).toBe("stopped");
    vi.advanceTimersByTime(STOP_WITHIN);
    expect(session.isBusy).toBe(true);
  });

  it("asks for a line, and shows the answer as a terminal does", async () => {
    const { worker, result } = await startPython();
    worker.say({ kind: "ask", prompt: "Name? " });
    expect(states.at(-1)).toEqual({ name: "running", asked: "Name? ", stopping: false, pause: null });
    session.answer("Ada");
    session.answer("twice");
    expect(worker.received.slice(2)).toEqual([{ kind: "input", text: "Ada" }]);
    expect(states.at(-1)).toEqual({ name: "running", asked: null, stopping: false, pause: null });
    worker.say({ kind: "ask", prompt: "" });
    session.answer(null);
    worker.say({ kind: "done", status: "finished", error: null, elapsed: 0 });
    expect(session.output.text()).toBe("Name? Ada\n^D\n");
    expect((await result).stdout).toBe("Name? ");
    expect(heard).toEqual(["stdout: Name? "]);
  });

  it("is stopped while it asks", async () => {
    const { worker } = await startPython();
    worker.say({ kind: "ask", prompt: "Name? " });
    session.stop();
    expect(states.at(-1)).toEqual({ name: "running", asked: null, stopping: true, pause: null });
    expect(worker.received.at(-1)).toEqual({ kind: "interrupt" });
  });

  it("has its notices kept for the run", async () => {
    const { worker } = await startPython();
    worker.say({ kind: "notice", text: "Waiting is skipped." });
    worker.say({ kind: "done", status: "finished", error: null, elapsed: 0 });
    expect(session.notices).toEqual(["Waiting is skipped."]);
    void session.run(python);
    expect(session.notices).toEqual([]);
  });

  it("reports errors itself, unless the report is missing", async () => {
    const first = await startPython();
    first.worker.say({ kind: "output", stream: "stderr", text: "Traceback ...\nTypeError: no\n" });
    first.worker.say({ kind: "done", status: "failed", error: ERROR, elapsed: 0 });
    expect(session.state).toEqual({ name: "failed", error: ERROR, reported: true });
    void session.run(python);
    const second = workers.last;
    await vi.advanceTimersByTimeAsync(0);
    second.say({ kind: "ready" });
    second.say({ kind: "done", status: "failed", error: ERROR, elapsed: 0 });
    expect(session.state).toEqual({ name: "failed", error: ERROR, reported: false });
  });
});
