/**
 * One worker from its start to its end: sends it the engine's module where there is one, waits for `ready`
 * within a deadline, takes one run, hands on what arrives, decoded, and is ended by terminating. Knows the protocol; knows nothing of what a run
 * means, of languages or of the page.
 *
 * A worker can die at any moment. Whoever listens then hears one `fault` message and nothing more, so
 * there is a single way in which an engine fails. One that says before it is ready that its engine broke did
 * nothing for anybody yet: another is started in its place, a few times, and the console has the reason.
 */
import { decodeFromWorker } from "../protocol/decode";
import type { Heard, RunMessage, ToWorker } from "../protocol/messages";
import { words } from "../words/engine";
import type { WorkerHandle } from "./start-worker";

/** What a run hears: everything but `ready`, which is the connection's own affair. */
export type RunReply = Exclude<Heard, { kind: "ready" }>;

type State = "starting" | "ready" | "running" | "ended";

/** Starts a worker in the place of one whose engine broke, and has its module compiled anew. */
export type Restart = () => { worker: WorkerHandle; module: Promise<WebAssembly.Module> };

/**
 * How often that is done. JavaScriptCore (WebKitGTK 2.50) miscompiles the engine in two ways: now and then while it
 * tiers up in another thread (one process in twenty), and, in a build that is optimized little, always, where its last
 * tier duplicates tails (gone with JSC_useB3TailDup=0). Every start from a module that has such code breaks, hence anew.
 */
const RESTARTS = 2;

export class Connection {
  #worker: WorkerHandle;
  readonly #restart: Restart | null;
  #restarts = 0;
  readonly #readyWithin: number;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #state: State = "starting";
  /** Whether the module is still to come. */
  #incomplete = false;
  /** Whether the worker was ready before its module had come. */
  #early = false;
  #run: RunMessage | null = null;
  #started: () => void = () => {};
  #receive: (reply: RunReply) => void = () => {};
  #died: () => void = () => {};

  /** `readyWithin` is in milliseconds, from when the worker has all that it was to be sent. */
  constructor(
    worker: WorkerHandle,
    readyWithin: number,
    module: Promise<WebAssembly.Module> | null = null,
    restart: Restart | null = null,
  ) {
    this.#worker = worker;
    this.#readyWithin = readyWithin;
    this.#restart = restart;
    this.#listen();
    if (module === null) this.#expectReady();
    else this.#await(module);
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
    if (this.#state === "ready") this.#begin(message);
  }

  /** Sends something to the run under way; nothing, if none is. */
  send(message: Exclude<ToWorker, RunMessage>): void {
    if (this.#state === "running") this.#worker.postMessage(message);
  }

  /** Terminates the worker. Nothing is heard of it afterwards. May be called twice. */
  end(): void {
    if (this.#state === "ended") return;
    this.#state = "ended";
    this.#dismiss();
  }

  #listen(): void {
    this.#worker.addEventListener("message", this.#onMessage);
    this.#worker.addEventListener("error", this.#onError);
    this.#worker.addEventListener("messageerror", this.#onMessageError);
    this.#worker.addEventListener("refused", this.#onRefused);
  }

  #dismiss(): void {
    clearTimeout(this.#deadline);
    this.#worker.removeEventListener("message", this.#onMessage);
    this.#worker.removeEventListener("error", this.#onError);
    this.#worker.removeEventListener("messageerror", this.#onMessageError);
    this.#worker.removeEventListener("refused", this.#onRefused);
    this.#worker.terminate();
  }

  /** The engine broke, as its worker says. */
  #broke(message: string): void {
    if (this.#state !== "starting" || this.#restart === null || this.#restarts === RESTARTS) {
      return this.#fail(message);
    }
    this.#restarts += 1;
    console.warn(`Interleave starts the engine again (${this.#restarts} of ${RESTARTS}): ${message}`);
    this.#dismiss();
    const { worker, module } = this.#restart();
    this.#worker = worker;
    this.#early = false;
    this.#listen();
    this.#await(module);
  }

  #expectReady(): void {
    this.#deadline = setTimeout(() => {
      this.#fail(words.notReady(Math.round(this.#readyWithin / 1000)));
    }, this.#readyWithin);
  }

  #await(module: Promise<WebAssembly.Module>): void {
    this.#incomplete = true;
    module.then(
      (module) => {
        if (this.#state === "ended") return;
        this.#incomplete = false;
        this.#worker.postMessage({ kind: "engine", module } satisfies ToWorker);
        this.#expectReady();
        if (this.#early) this.#becomeReady();
      },
      (error: unknown) => {
        if (this.#state !== "ended") this.#fail(error instanceof Error ? error.message : String(error));
      },
    );
  }

  #begin(message: RunMessage): void {
    this.#state = "running";
    this.#worker.beWaitedFor?.();
    this.#worker.postMessage(message);
    this.#started();
  }

  #becomeReady(): void {
    if (this.#state !== "starting") return this.#fail(words.readyTwice);
    if (this.#incomplete) {
      this.#early = true;
      return;
    }
    clearTimeout(this.#deadline);
    this.#state = "ready";
    if (this.#run !== null) this.#begin(this.#run);
  }

  #fail(message: string): void {
    this.end();
    if (this.#run === null) this.#died();
    else this.#receive({ kind: "fault", message });
  }

  readonly #onMessage = (event: Event): void => {
    const message = decodeFromWorker((event as MessageEvent<unknown>).data);
    if (message.kind === "ready") this.#becomeReady();
    else if (message.kind === "fault") this.#broke(message.message);
    else if (this.#state === "running") this.#receive(message);
    else this.#fail(words.tooEarly);
  };

  readonly #onError = (event: Event): void => {
    // The page reports it in its own place, with what to do; the console would only repeat it.
    event.preventDefault();
    const { message } = event as ErrorEvent;
    const reason = typeof message === "string" && message !== "" ? message : null;
    this.#fail(this.#state === "starting" ? words.notStarted(reason) : words.stopped(reason));
  };

  readonly #onRefused = (event: Event): void => {
    this.#fail((event as CustomEvent<string>).detail);
  };

  readonly #onMessageError = (): void => {
    this.#fail(words.unreadable);
  };
}
