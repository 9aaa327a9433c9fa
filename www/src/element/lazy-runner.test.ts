import { beforeEach, describe, expect, it } from "vitest";
import type { RunResult } from "../session/run";
import type { Program, SessionState } from "../session/session";
import { LazyRunner } from "./lazy-runner";
import type { Runner, RunnerHost } from "./runner";

const PROGRAM: Program = { code: "hello()", language: "javascript", speed: "1", lines: false };
const RESULT: RunResult = { status: "finished", stdout: "hello\n", stderr: "", error: null, trace: [] };

/** What the element heard, and what the runner was told. */
let heard: string[];
let loads: number;
let arrive: () => void;
let break_: (reason: Error) => void;
let runner: LazyRunner;
let states: SessionState[];

class FakeRunner {
  readonly #host: RunnerHost;

  constructor(host: RunnerHost) {
    this.#host = host;
    heard.push("made");
  }

  run({ code }: Program): Promise<RunResult> {
    heard.push(`runs ${code}`);
    this.#host.stateChanged({ name: "finished", elapsed: 0, speed: "1" });
    return Promise.resolve(RESULT);
  }

  warm = (language: string): void => void heard.push(`warms ${language}`);
  show = (section: HTMLElement | null): void => void heard.push(section === null ? "hidden" : "shown");
  stop = (): void => void heard.push("stops");
  end = (): void => void heard.push("ends");
}

/** Until all that is ready was done. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  heard = [];
  states = [];
  loads = 0;
  const load = (): Promise<new (host: RunnerHost) => Runner> => {
    loads += 1;
    return new Promise((resolve, reject) => {
      arrive = () => resolve(FakeRunner as unknown as new (host: RunnerHost) => Runner);
      break_ = reject;
    });
  };
  const host: RunnerHost = {
    engines: [],
    language: () => "javascript",
    expected: () => null,
    stateChanged: (state) => states.push(state),
    wrote() {},
    traced() {},
    ended: ({ status }) => heard.push(`ended: ${status}`),
    goTo() {},
    goToLine() {},
  };
  runner = new LazyRunner(host, load);
});

describe("what runs programs, before it was loaded", () => {
  it("is loaded with the first run, which says so at once and then goes on by itself", async () => {
    expect(loads).toBe(0);
    const result = runner.run(PROGRAM);
    expect(states).toEqual([{ name: "loading", engine: null, download: null }]);
    expect([runner.isBusy, runner.program, runner.output]).toEqual([true, PROGRAM, null]);
    arrive();
    expect(await result).toBe(RESULT);
    expect(heard).toEqual(["made", "hidden", "runs hello()"]);
    expect(runner.state.name).toBe("finished");
    await runner.run(PROGRAM);
    expect(loads).toBe(1);
  });

  it("is loaded once for whoever comes near, and has a worker ready then", async () => {
    runner.preload();
    runner.warm("python");
    arrive();
    await settled();
    expect(heard).toEqual(["made", "hidden", "warms python"]);
    expect(loads).toBe(1);
  });

  it("runs the last program only, if it was asked for several", async () => {
    const first = runner.run(PROGRAM);
    const second = runner.run({ ...PROGRAM, code: "bye()" });
    expect((await first).status).toBe("stopped");
    arrive();
    expect(await second).toBe(RESULT);
    expect(heard).toEqual(["ended: stopped", "made", "hidden", "runs bye()"]);
  });

  it("runs nothing that was stopped before it came", async () => {
    const result = runner.run(PROGRAM);
    runner.stop();
    expect(await result).toEqual({ status: "stopped", stdout: "", stderr: "", error: null, trace: [] });
    expect([runner.state.name, runner.isBusy]).toEqual(["stopped", false]);
    arrive();
    await settled();
    expect(heard).toEqual(["ended: stopped", "made", "hidden"]);
    expect(runner.state.name).toBe("stopped");
  });

  it("begins at the beginning when it is cleared", async () => {
    const result = runner.run(PROGRAM);
    runner.clear();
    expect((await result).status).toBe("stopped");
    expect(runner.state).toEqual({ name: "idle" });
  });

  it("says in the run that it could not be loaded, and the next run tries again", async () => {
    runner.warm("javascript");
    const result = runner.run(PROGRAM);
    break_(new TypeError("Failed to fetch"));
    expect(await result).toMatchObject({
      status: "failed",
      error: {
        name: "EngineError",
        message:
          "What runs programs could not be loaded: Failed to fetch. Check the connection and run again; " +
          "if that does not help, load the page again.",
      },
    });
    expect(runner.state.name).toBe("failed");
    const next = runner.run(PROGRAM);
    arrive();
    expect(await next).toBe(RESULT);
    expect(loads).toBe(2);
  });

  it("paints where it is to by then", async () => {
    const section = {} as HTMLElement;
    runner.show(section);
    runner.preload();
    arrive();
    await settled();
    runner.show(null);
    expect(heard).toEqual(["made", "shown", "hidden"]);
  });
});

describe("a run whose program is still to come", () => {
  const run = (): Promise<RunResult> => runner.run(PROGRAM);

  it("is under way at once, and begins when it is there", async () => {
    let come: (problem: string | null) => void = () => {};
    const result = runner.runAfter(new Promise((resolve) => (come = resolve)), run);
    runner.preload();
    arrive();
    await settled();
    expect([runner.isBusy, runner.state.name, heard]).toEqual([true, "loading", ["made", "hidden"]]);
    come(null);
    expect(await result).toBe(RESULT);
    expect(heard).toEqual(["made", "hidden", "runs hello()"]);
  });

  it("fails with the reason if it does not come", async () => {
    const result = await runner.runAfter(Promise.resolve("There is no file."), run);
    expect(result).toMatchObject({ status: "failed", error: { message: "There is no file." } });
    expect([runner.isBusy, heard]).toEqual([false, ["ended: failed"]]);
  });

  it("does not begin once it was stopped", async () => {
    const result = runner.runAfter(Promise.resolve(null), run);
    runner.stop();
    expect((await result).status).toBe("stopped");
    await settled();
    expect([loads, heard]).toEqual([0, ["ended: stopped"]]);
  });
});
