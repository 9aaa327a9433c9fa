/**
 * A worker that lives in the sandbox, as the page has it: one end of a port. Knows ports; how the worker at the other end is
 * made and ended, its maker knows.
 */
import type { WorkerHandle } from "./start-worker";

export class SandboxedWorker extends EventTarget implements WorkerHandle {
  readonly #port: MessagePort;
  readonly #end: () => void;

  constructor(port: MessagePort, end: () => void) {
    super();
    this.#port = port;
    this.#end = end;
    port.onmessage = ({ data }: MessageEvent<unknown>): void =>
      void this.dispatchEvent(new MessageEvent("message", { data }));
    port.onmessageerror = (): void => void this.dispatchEvent(new Event("messageerror"));
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }

  terminate(): void {
    this.#port.close();
    this.#end();
  }

  /** An error in it that was not caught. */
  fail(message: string): void {
    this.dispatchEvent(Object.assign(new Event("error", { cancelable: true }), { message }));
  }

  /** There is none, or none any more, and `why` says what to do. */
  refuse(why: string): void {
    this.dispatchEvent(new CustomEvent("refused", { detail: why }));
  }
}
