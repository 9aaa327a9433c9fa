import { beforeEach, describe, expect, it } from "vitest";
import type { ProgramError } from "../protocol/messages";
import type { TraceEvent } from "../protocol/trace";
import { FAKE_ENGINE, FakeWorkers } from "../transport/fake-worker";
import { WorkerPool } from "../transport/pool";
import { TRACE_LIMIT } from "./run";
import { Session, type Program } from "./session";

const PROGRAM: Program = { code: "hello()", language: "javascript", speed: "1" };
const ERROR: ProgramError = { name: "TypeError", message: "no", line: 2, column: 1, frames: [] };

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
    expect(worker.received).toEqual([{ kind: "run", code: "hello()", speed: "1", trace: true }]);
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
    expect(session.state).toEqual({ name: "failed", error: ERROR });
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
    const quiet = { stateChanged() {}, outputReplaced() {}, outputChanged() {}, wrote() {}, ended() {} };
    const result = await new Session(forbidden, [FAKE_ENGINE], quiet).run(PROGRAM);
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
      stateChanged: (state) => heard.push(state.name),
      outputReplaced() {},
      outputChanged() {},
      wrote: () => stopper.stop(),
      ended() {},
    });
    const result = stopper.run(PROGRAM);
    workers.last.say({ kind: "ready" });
    workers.started[0]?.say({ kind: "output", stream: "stdout", text: "x" });
    expect((await result).status).toBe("stopped");
    expect(stopper.isBusy).toBe(false);
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
      stateChanged() {},
      outputReplaced() {},
      outputChanged() {},
      wrote() {},
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

describe("the trace", () => {
  it("is kept up to a limit", async () => {
    const event: TraceEvent = { kind: "timer-fired", at: 0, turn: 0, timer: 1 };
    const events = Array.from({ length: TRACE_LIMIT - 1 }, () => event);
    const { worker, result } = start();
    worker.say({ kind: "trace", events, dropped: 0 });
    worker.say({ kind: "trace", events: [event, event, event], dropped: 5 });
    worker.say({ kind: "done", status: "finished", error: null, elapsed: 0 });
    expect((await result).trace).toHaveLength(TRACE_LIMIT);
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
