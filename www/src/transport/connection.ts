/**
 * One worker from its start to its end: waits for `ready` within a deadline, takes one run, hands on
 * what arrives, decoded, and is ended by terminating. Knows the protocol; knows nothing of what a run
 * means, of languages or of the page.
 *
 * A worker can die at any moment. Whoever listens then hears one `fault` message and nothing more, so
 * there is a single way in which an engine fails.
 */
import { decodeFromWorker } from "../protocol/decode";
import type { FromWorker, RunMessage } from "../protocol/messages";
import type { WorkerHandle } from "./start-worker";

/** What a run hears: everything but `ready`, which is the connection's own affair. */
export type RunReply = Exclude<FromWorker, { kind: "ready" }>;

type State = "starting" | "ready" | "running" | "ended";

export class Connection {
  readonly #worker: WorkerHandle;
  readonly #deadline: ReturnType<typeof setTimeout>;
  #state: State = "starting";
  #run: RunMessage | null = null;
  #started: () => void = () => {};
  #receive: (reply: RunReply) => void = () => {};
  #died: () => void = () => {};

  /** `readyWithin` is in milliseconds, from now. */
  constructor(worker: WorkerHandle, readyWithin: number) {
    this.#worker = worker;
    this.#deadline = setTimeout(() => {
      const seconds = Math.round(readyWithin / 1000);
      this.#fail(`The engine did not start within ${seconds} seconds. Check the connection and run again.`);
    }, readyWithin);
    worker.addEventListener("message", this.#onMessage);
    worker.addEventListener("error", this.#onError);
    worker.addEventListener("messageerror", this.#onMessageError);
  }

  /** Whether it can still take a run, now or once it is ready. */
  get usable(): boolean {
    return this.#state !== "ended" && this.#run === null;
  }

  /** Called once if it dies before it was given a run. */
  onDeath(died: () => void): void {
    this.#died = died;
  }

  /**
   * Sends the run as soon as the worker is ready; `started` is called then (at once if it is ready
   * now). A connection takes one run.
   */
  run(message: RunMessage, started: () => void, receive: (reply: RunReply) => void): void {
    if (!this.usable) throw new Error("A connection takes one run, and this one had its own or has ended.");
    this.#run = message;
    this.#started = started;
    this.#receive = receive;
    if (this.#state === "ready") this.#send(message);
  }

  /** Terminates the worker. Nothing is heard of it afterwards. May be called twice. */
  end(): void {
    if (this.#state === "ended") return;
    this.#state = "ended";
    clearTimeout(this.#deadline);
    this.#worker.removeEventListener("message", this.#onMessage);
    this.#worker.removeEventListener("error", this.#onError);
    this.#worker.removeEventListener("messageerror", this.#onMessageError);
    this.#worker.terminate();
  }

  #send(message: RunMessage): void {
    this.#state = "running";
    this.#worker.postMessage(message);
    this.#started();
  }

  #becomeReady(): void {
    if (this.#state !== "starting") return this.#fail("The engine said twice that it is ready.");
    clearTimeout(this.#deadline);
    this.#state = "ready";
    if (this.#run !== null) this.#send(this.#run);
  }

  #fail(message: string): void {
    this.end();
    if (this.#run === null) this.#died();
    else this.#receive({ kind: "fault", message });
  }

  readonly #onMessage = (event: Event): void => {
    const message = decodeFromWorker((event as MessageEvent<unknown>).data);
    if (message.kind === "ready") this.#becomeReady();
    else if (message.kind === "fault") this.#fail(message.message);
    else if (this.#state === "running") this.#receive(message);
    else this.#fail("The engine sent something before it was given a program.");
  };

  readonly #onError = (event: Event): void => {
    // The page reports it in its own place, with what to do; the console would only repeat it.
    event.preventDefault();
    const { message } = event as ErrorEvent;
    const reason = typeof message === "string" && message !== "" ? `: ${message}` : "";
    this.#fail(
      this.#state === "starting"
        ? `The engine could not be loaded${reason}. Check the connection and run again.`
        : `The engine stopped working${reason}. The next run starts a fresh one.`,
    );
  };

  readonly #onMessageError = (): void => {
    this.#fail("The engine sent a message that could not be read. The next run starts a fresh one.");
  };
}
