/**
 * A worker for tests: keeps what it is sent, and says what the test has it say. Not part of the page.
 */
import type { EngineDefinition } from "../engines/engine";
import type { FromWorker } from "../protocol/messages";
import type { StartWorker, WorkerHandle } from "./start-worker";

export class FakeWorker extends EventTarget implements WorkerHandle {
  readonly received: unknown[] = [];
  terminated = false;

  postMessage(message: unknown): void {
    this.received.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  /** As if the worker had posted it, well-formed or not. */
  say(message: FromWorker): void;
  say(message: unknown): void;
  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  /** An uncaught error in it; without a message, its module could not be loaded. */
  crash(message?: string): Event {
    const event = new Event("error", { cancelable: true });
    if (message !== undefined) Object.assign(event, { message });
    this.dispatchEvent(event);
    return event;
  }

  /** As if there could be none. */
  refuse(detail: string): void {
    this.dispatchEvent(new CustomEvent("refused", { detail }));
  }
}

/** Hands out fake workers and remembers them in order. */
export class FakeWorkers {
  readonly started: FakeWorker[] = [];
  readonly start: StartWorker = () => {
    const worker = new FakeWorker();
    this.started.push(worker);
    return worker;
  };

  /** The worker started last. */
  get last(): FakeWorker {
    const worker = this.started.at(-1);
    if (worker === undefined) throw new Error("No worker was started.");
    return worker;
  }
}

export const FAKE_ENGINE: EngineDefinition = {
  language: "javascript",
  label: "JavaScript",
  workerUrl: "fake.js",
  readyWithin: 5_000,
};

/** One as Python's is: the page downloads it, it can be interrupted, and it reports errors itself. */
export const FAKE_LARGE_ENGINE: EngineDefinition = {
  language: "python",
  label: "Python",
  workerUrl: "fake-python.js",
  wasmUrl: "https://example.org/fake.wasm",
  readyWithin: 5_000,
  interrupts: true,
  programFile: "main.py",
};

/** The smallest module there is: the magic number and the version. */
export const FAKE_WASM = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
