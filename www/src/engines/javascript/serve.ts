/**
 * Serves one run to the page: says `ready`, waits for `run`, runs it. Knows the protocol and the scope of a
 * worker; nothing of how programs are run.
 */
import { decodeToWorker } from "../../protocol/decode";
import { Malformed } from "../../protocol/read";
import type { FromWorker } from "../../protocol/messages";
import type { Api } from "./api";
import { describeThrown } from "./errors/thrown";
import { isolate } from "./isolation";
import { run } from "./run";

/** As much of a worker's scope as is needed. */
export interface WorkerScope {
  postMessage(message: FromWorker): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
  removeEventListener(type: string, listener: (event: Event) => void): void;
  setTimeout(callback: () => void, milliseconds: number): unknown;
  readonly performance: { now(): number };
}

/** To be called once the WebAssembly is loaded, before any program could have touched the scope. */
export function serve(scope: WorkerScope, api: Api): void {
  // Taken now: the program gets a scope without some of these, and with others in their place.
  const post = scope.postMessage.bind(scope);
  const setTimeout = scope.setTimeout.bind(scope);
  const now = scope.performance.now.bind(scope.performance);
  const date = Date.now;
  const fault = (error: unknown): void => {
    const { name, message } = describeThrown(error);
    post({ kind: "fault", message: `${name}: ${message}` });
  };

  const receive = (event: Event): void => {
    // One run a worker; a program that sends itself messages is not heard.
    scope.removeEventListener("message", receive);
    isolate(scope);
    let message;
    try {
      message = decodeToWorker((event as MessageEvent<unknown>).data);
      if (message.kind !== "run") throw new Malformed(`expected a run, got ${message.kind}`);
    } catch (error) {
      fault(error);
      return;
    }
    run(message, api, {
      global: scope,
      post,
      now,
      date,
      later: (milliseconds, callback) => void setTimeout(callback, milliseconds),
      onUncaught(thrown, rejected) {
        scope.addEventListener("error", (event) => {
          event.preventDefault();
          thrown((event as ErrorEvent).error);
        });
        scope.addEventListener("unhandledrejection", (event) => {
          event.preventDefault();
          rejected((event as PromiseRejectionEvent).reason);
        });
      },
    }).catch(fault);
  };
  scope.addEventListener("message", receive);
  post({ kind: "ready" });
}
