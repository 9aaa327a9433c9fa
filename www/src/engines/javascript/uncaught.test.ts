/** When an error counts as one that nobody caught, in the midst of a program; its words stand in testing/programs/bad-input.txt. */
import { expect, test } from "vitest";
import type { ErrorReader } from "./errors/program-error";
import { runProgram, type Outcome } from "./testing/run-program";
import { UncaughtErrors } from "./uncaught";

class Port {
  onmessage: ((event: object) => void) | null = null;
  other: Port | null = null;

  postMessage(data: unknown): void {
    setImmediate(() => this.other?.onmessage?.({ data }));
  }

  close(): void {
    this.onmessage = null;
  }
}

/** As in browsers, one message at a time; Node hands over a thousand before it comes to anything else. */
class Channel {
  readonly port1 = new Port();
  readonly port2 = new Port();

  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

/** What is looked at now and then is looked at all the time. */
const IMPATIENT = {
  setTimeout: (callback: () => void) => setImmediate(callback),
  clearTimeout: clearImmediate,
  MessageChannel: Channel,
};

const NATIVE = `const failing = eval("(async () => { throw new Error('native'); })");\n`;

/** Runs it job by job, and looks between any two. */
const stepped = (code: string): Promise<Outcome> =>
  runProgram(code, {
    globals: IMPATIENT,
    page(message, send) {
      if (message.kind === "ready") send({ kind: "pause" });
      if (message.kind === "paused") setTimeout(() => send({ kind: "step", by: "job" }), 5);
    },
  });

test("who has asked a promise by then is going to be called with its error, however long that takes", async () => {
  const { stdout, stderr, error } = await runProgram(
    `const long = eval("() => { for (let n = 0; n < 3e7; n += 1); }");
     for (let n = 0; n < 5; n += 1) queueMicrotask(long);
     await Promise.reject(new Error("own")).catch(({ message }) => console.log(message));`,
    { globals: IMPATIENT },
  );
  expect({ stdout, stderr, error }).toEqual({ stdout: "own\n", stderr: "", error: null });
});

test.each([
  ["a promise", "const promise = Promise.reject(new Error('own'));", "own"],
  ["a task", "const promise = (async () => { throw new Error('own'); })();", "own"],
  ["a promise of the browser's", `${NATIVE} const promise = failing();`, "native"],
])("%s that is held up for a person on its way to who asks it", async (_, made, message) => {
  const { stdout, stderr, error } = await stepped(
    `${made}
     await null;
     await null;
     await promise.catch(({ message }) => console.log(message));`,
  );
  expect({ stdout, stderr, error }).toEqual({ stdout: `${message}\n`, stderr: "", error: null });
});

test("a program that never ends is told of each", async () => {
  const { stderr, error } = await runProgram(
    `${NATIVE}
     import { EventLoop, sleep } from "interleave";
     failing();
     Promise.reject(new Error("a promise"));
     (async () => { throw new Error("a task"); })();
     (async function* () { throw new Error("a generator"); })().next();
     while (performance.now() < 1e6) await sleep(100);
     EventLoop.current.stop();`,
    { globals: IMPATIENT },
  );
  expect(stderr.match(/(native|a promise|a task|a generator)/g)?.toSorted()).toEqual([
    "a generator",
    "a promise",
    "a task",
    "native",
  ]);
  expect(error?.message).toBe("a promise");
});

/** Errors that are said as they are. */
function uncaught(): { errors: UncaughtErrors; said: string[] } {
  const said: string[] = [];
  const reader = { read: (error: unknown) => ({ message: String(error) }), line: String };
  const errors = new UncaughtErrors({
    errors: reader as unknown as ErrorReader,
    report: (text) => void said.push(text),
    isRetrieved: () => false,
    neverRetrieved() {},
  });
  return { errors, said };
}

test("is said at the second look, and not on account of one from before a pause", () => {
  const { errors, said } = uncaught();
  errors.nativeRejected({}, "lost");
  errors.lookAgain();
  errors.lookLater();
  errors.lookAgain();
  expect(said).toEqual([]);
  errors.lookAgain();
  expect(said).toEqual(["A promise was rejected and nobody handled it: lost"]);
});

test("an event that a program makes of nothing harms nothing", () => {
  const { errors, said } = uncaught();
  errors.nativeHandled(undefined);
  errors.nativeRejected(undefined, "made up");
  errors.look();
  expect(said).toEqual(["A promise was rejected and nobody handled it: made up"]);
});
