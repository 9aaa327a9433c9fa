import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RunMessage } from "../protocol/messages";
import { Connection, type RunReply } from "./connection";
import { FAKE_WASM, FakeWorker } from "./fake-worker";

const RUN: RunMessage = { kind: "run", code: "1", speed: "1", trace: false, lines: false };

let worker: FakeWorker;
let connection: Connection;
let replies: RunReply[];
let starts: number;

beforeEach(() => {
  vi.useFakeTimers();
  worker = new FakeWorker();
  connection = new Connection(worker, 5_000);
  replies = [];
  starts = 0;
});
afterEach(() => vi.useRealTimers());

function run(): void {
  connection.run(
    RUN,
    () => (starts += 1),
    (reply) => replies.push(reply),
  );
}

describe("a run", () => {
  it("is sent once the worker is ready, and only then", () => {
    run();
    expect(worker.received).toEqual([]);
    expect(starts).toBe(0);
    worker.say({ kind: "ready" });
    expect(worker.received).toEqual([RUN]);
    expect(starts).toBe(1);
  });

  it("is sent at once to a worker that is ready", () => {
    worker.say({ kind: "ready" });
    run();
    expect(worker.received).toEqual([RUN]);
    expect(starts).toBe(1);
  });

  it("hears every message in order", () => {
    worker.say({ kind: "ready" });
    run();
    worker.say({ kind: "output", stream: "stdout", text: "a" });
    worker.say({ kind: "done", status: "finished", error: null, elapsed: 1 });
    expect(replies.map((reply) => reply.kind)).toEqual(["output", "done"]);
  });

  it("is the only one of its connection", () => {
    run();
    expect(connection.usable).toBe(false);
    expect(run).toThrow("takes one run");
  });

  it("hears nothing after the end", () => {
    worker.say({ kind: "ready" });
    run();
    connection.end();
    worker.say({ kind: "output", stream: "stdout", text: "late" });
    worker.crash("late");
    expect(worker.terminated).toBe(true);
    expect(replies).toEqual([]);
  });
});

describe("a module of the engine's", () => {
  const module = new WebAssembly.Module(FAKE_WASM);
  let arrive: (module: WebAssembly.Module) => void;
  let fail: (error: Error) => void;

  beforeEach(() => {
    const loading = new Promise<WebAssembly.Module>((resolve, reject) => {
      arrive = resolve;
      fail = reject;
    });
    connection = new Connection(worker, 5_000, loading);
  });

  it("is sent before the run, however late it comes", async () => {
    run();
    vi.advanceTimersByTime(60_000);
    arrive(module);
    await vi.advanceTimersByTimeAsync(0);
    expect(worker.received).toEqual([{ kind: "engine", module }]);
    worker.say({ kind: "ready" });
    expect(worker.received).toEqual([{ kind: "engine", module }, RUN]);
    expect(replies).toEqual([]);
  });

  it("comes first even where the worker is ready earlier", async () => {
    run();
    worker.say({ kind: "ready" });
    expect(worker.received).toEqual([]);
    arrive(module);
    await vi.advanceTimersByTimeAsync(0);
    expect(worker.received).toEqual([{ kind: "engine", module }, RUN]);
    expect(starts).toBe(1);
  });

  it("starts the time for getting ready", async () => {
    run();
    arrive(module);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(replies).toEqual([
      {
        kind: "fault",
        message: "The engine did not start within 5 seconds. Check the connection and run again.",
      },
    ]);
  });

  it("that does not come ends the worker and says why", async () => {
    run();
    fail(new Error("Python could not be downloaded."));
    await vi.advanceTimersByTimeAsync(0);
    expect(replies).toEqual([{ kind: "fault", message: "Python could not be downloaded." }]);
    expect(worker.terminated).toBe(true);
  });

  it("that comes after the end is not sent", async () => {
    run();
    connection.end();
    arrive(module);
    await vi.advanceTimersByTimeAsync(0);
    expect(worker.received).toEqual([]);
    expect(replies).toEqual([]);
  });
});

describe("an engine that breaks before it is ready", () => {
  const module = new WebAssembly.Module(FAKE_WASM);
  let workers: FakeWorker[];
  let warnings: string[];

  beforeEach(async () => {
    workers = [new FakeWorker()];
    warnings = [];
    vi.spyOn(console, "warn").mockImplementation((text: string) => void warnings.push(text));
    connection = new Connection(workers[0]!, 5_000, Promise.resolve(module), () => {
      const next = new FakeWorker();
      workers.push(next);
      return { worker: next, module: Promise.resolve(module) };
    });
    await vi.advanceTimersByTimeAsync(0);
  });
  afterEach(() => vi.restoreAllMocks());

  const breaks = async (n: number): Promise<void> => {
    workers[n]!.say({ kind: "fault", message: `broken ${n}` });
    await vi.advanceTimersByTimeAsync(0);
  };

  it("is started again, and the run goes there", async () => {
    run();
    await breaks(0);
    expect(workers.map((worker) => worker.terminated)).toEqual([true, false]);
    expect(warnings).toEqual(["Interleave starts the engine again (1 of 2): broken 0"]);
    workers[1]!.say({ kind: "ready" });
    expect(workers[1]!.received).toEqual([{ kind: "engine", module }, RUN]);
    expect(starts).toBe(1);
    expect(replies).toEqual([]);
  });

  it("is started again only twice, and then its run hears why", async () => {
    run();
    await breaks(0);
    await breaks(1);
    await breaks(2);
    expect(workers.map((worker) => worker.terminated)).toEqual([true, true, true]);
    expect(replies).toEqual([{ kind: "fault", message: "broken 2" }]);
  });

  it("has its whole time again", async () => {
    run();
    vi.advanceTimersByTime(4_999);
    await breaks(0);
    vi.advanceTimersByTime(4_999);
    expect(replies).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(replies).toHaveLength(1);
  });

  it("is not started again once it was ready", async () => {
    workers[0]!.say({ kind: "ready" });
    run();
    await breaks(0);
    expect(workers).toHaveLength(1);
    expect(replies).toEqual([{ kind: "fault", message: "broken 0" }]);
  });
});

describe("what is sent to a run", () => {
  it("arrives while it runs, and at no other time", () => {
    connection.send({ kind: "interrupt" });
    run();
    connection.send({ kind: "interrupt" });
    worker.say({ kind: "ready" });
    connection.send({ kind: "input", text: "Ada" });
    connection.end();
    connection.send({ kind: "interrupt" });
    expect(worker.received).toEqual([RUN, { kind: "input", text: "Ada" }]);
  });
});

describe("a worker that fails", () => {
  const fault = (message: string): RunReply[] => [{ kind: "fault", message }];

  it("by not being ready in time is ended and reported", () => {
    run();
    vi.advanceTimersByTime(4_999);
    expect(replies).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(replies).toEqual(
      fault("The engine did not start within 5 seconds. Check the connection and run again."),
    );
    expect(worker.terminated).toBe(true);
  });

  it("is given all the time it needs once it is ready", () => {
    worker.say({ kind: "ready" });
    run();
    vi.advanceTimersByTime(60_000);
    expect(replies).toEqual([]);
  });

  it("by not loading is told apart from one that breaks", () => {
    run();
    const event = worker.crash();
    expect(replies).toEqual(fault("The engine could not be loaded. Check the connection and run again."));
    expect(event.defaultPrevented).toBe(true);
  });

  it("by breaking during the run says why", () => {
    worker.say({ kind: "ready" });
    run();
    worker.crash("unreachable");
    expect(replies).toEqual(
      fault("The engine stopped working: unreachable. The next run starts a fresh one."),
    );
  });

  it("by sending nonsense is ended", () => {
    worker.say({ kind: "ready" });
    run();
    worker.say({ kind: "output", stream: "stdout" });
    expect(replies).toEqual(fault('The engine sent a message that makes no sense: "text" is not a string.'));
    expect(worker.terminated).toBe(true);
  });

  it("by sending what cannot be read is ended", () => {
    worker.say({ kind: "ready" });
    run();
    worker.dispatchEvent(new Event("messageerror"));
    expect(replies).toEqual(
      fault("The engine sent a message that could not be read. The next run starts a fresh one."),
    );
  });

  it("by being refused says why, in the words of whoever refuses", () => {
    run();
    worker.refuse("This page does not allow it.");
    expect(replies).toEqual(fault("This page does not allow it."));
    expect(worker.terminated).toBe(true);
  });

  it("by speaking out of turn is ended", () => {
    run();
    worker.say({ kind: "output", stream: "stdout", text: "early" });
    expect(replies).toEqual(fault("The engine sent something before it was given a program."));
  });

  it("by being ready twice is ended", () => {
    worker.say({ kind: "ready" });
    run();
    worker.say({ kind: "ready" });
    expect(replies).toEqual(fault("The engine said twice that it is ready."));
  });

  it("before it was given a run tells whoever keeps it, once", () => {
    let deaths = 0;
    connection.onDeath(() => (deaths += 1));
    worker.crash();
    worker.crash();
    expect(deaths).toBe(1);
    expect(connection.usable).toBe(false);
  });
});
