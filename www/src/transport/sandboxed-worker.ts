/**
 * A worker that lives in the sandbox, as the page has it: one end of a port. Knows ports; how the worker at the other end is
 * made and ended, its maker knows.
 */
import type { WorkerHandle } from "./start-worker";

/** Who made it hears of what its user does. */
export interface Maker {
  /** It was given something to do. */
  told(): void;
  ended(): void;
}

export class SandboxedWorker extends EventTarget implements WorkerHandle {
  readonly #port: MessagePort;
  readonly #maker: Maker;
  #hasSpoken = false;
  #wasTold = false;

  constructor(port: MessagePort, maker: Maker) {
    super();
    this.#port = port;
    this.#maker = maker;
    port.onmessage = ({ data }: MessageEvent<unknown>): void => {
      this.#hasSpoken = true;
      this.dispatchEvent(new MessageEvent("message", { data }));
    };
    port.onmessageerror = (): void => void this.dispatchEvent(new Event("messageerror"));
  }

  /** It was made, said so, and was given nothing to do: nobody waits for it. */
  get isIdle(): boolean {
    return this.#hasSpoken && !this.#wasTold;
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
    this.#wasTold = true;
    this.#maker.told();
  }

  terminate(): void {
    this.#port.close();
    this.#maker.ended();
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
