/**
 * Serves one run to the page: says `ready`, waits for `run`, runs it, passes on who holds it. Knows the protocol and the scope of a
 * worker; nothing of how programs are run.
 */
import { decodeToWorker } from "../../protocol/decode";
import { Malformed } from "../../protocol/read";
import type { FromWorker, HoldMessage, RunMessage, ToWorker } from "../../protocol/messages";
import type { Api } from "./api";
import { describeThrown } from "./errors/thrown";
import { isolate } from "./isolation";
import { run } from "./run";

/** As much of a worker's scope as is needed. */
export interface WorkerScope {
  addEventListener(type: string, listener: (event: Event) => void): void;
  setTimeout(callback: () => void, milliseconds: number): unknown;
  readonly performance: { now(): number };
}

/** The way to the page and back, which no program finds. */
export interface Page {
  readonly post: (message: FromWorker) => void;
  /** Has each message handed over that comes from the page. */
  listen(receive: (data: unknown) => void): void;
}

/** To be called once the WebAssembly is loaded, before any program could have touched the scope. */
export function serve(scope: WorkerScope, api: Api, { post, listen }: Page): void {
  // Taken now: the program gets others in their place.
  const setTimeout = scope.setTimeout.bind(scope);
  const now = scope.performance.now.bind(scope.performance);
  const date = Date.now;
  const fault = (error: unknown): void => {
    const { name, message } = describeThrown(error);
    post({ kind: "fault", message: `${name}: ${message}` });
  };

  const attempt = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      fault(error);
    }
  };

  let hasRun = false;
  /** What came before the program had a loop that could be held. */
  const early: HoldMessage[] = [];
  let hold = (message: HoldMessage): void => void early.push(message);

  const receive = (message: ToWorker): void => {
    switch (message.kind) {
      case "run":
        if (hasRun) throw new Malformed("a worker takes one run");
        hasRun = true;
        return begin(message);
      case "pause":
      case "step":
      case "resume":
        if (!hasRun) throw new Malformed(`expected a run, got ${message.kind}`);
        return hold(message);
      default:
        throw new Malformed(`expected a run, got ${message.kind}`);
    }
  };

  const begin = (message: RunMessage): void => {
    run(message, api, {
      global: scope,
      post,
      now,
      date,
      attempt,
      later: (milliseconds, callback) => void setTimeout(() => attempt(callback), milliseconds),
      onHold(receive) {
        hold = receive;
        for (const message of early) receive(message);
      },
      onUncaught(thrown, rejected, handled) {
        scope.addEventListener("error", (event) => {
          event.preventDefault();
          attempt(() => thrown((event as ErrorEvent).error));
        });
        scope.addEventListener("unhandledrejection", (event) => {
          event.preventDefault();
          const { promise, reason } = event as PromiseRejectionEvent;
          attempt(() => rejected(promise, reason));
        });
        scope.addEventListener("rejectionhandled", (event) => {
          attempt(() => handled((event as PromiseRejectionEvent).promise));
        });
      },
    }).catch(fault);
  };
  listen((data) => {
    // Before anything of a program's could run, and whatever the message is.
    if (!hasRun) isolate(scope);
    attempt(() => receive(decodeToWorker(data)));
  });
  post({ kind: "ready" });
}
