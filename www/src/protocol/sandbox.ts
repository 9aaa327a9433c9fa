/**
 * What crosses between the page and the frame that makes workers for it, and how the page reads it. A worker's own
 * messages do not come this way: each has a port of its own to the page. Knows no DOM and no worker.
 *
 * The page greets the frame with a port, once; all else goes over that port. First comes `engine`, then any number of
 * `start`, each with the worker's port, of `end` and of `ask`.
 */
import { Malformed, isRecord, readCount, readString } from "./read";

/** With a port, what the page says to the frame's window. */
export const GREETING = "interleave: port";

export type ToSandbox =
  /** The text of the script that each worker runs, and its WebAssembly. */
  | { readonly kind: "engine"; readonly code: string; readonly wasm: ArrayBuffer }
  | { readonly kind: "start"; readonly id: number; readonly name: string }
  | { readonly kind: "end"; readonly id: number }
  /** Whether it is still there. */
  | { readonly kind: "ask" };

export type FromSandbox =
  /** It took the port. */
  | { readonly kind: "open" }
  /** The answer to `ask`. */
  | { readonly kind: "here" }
  /** A worker could not be made, or an error in it was not caught. */
  | { readonly kind: "failed"; readonly id: number; readonly message: string };

/** What a worker hears first, with the port to the page. */
export interface ToSandboxedWorker {
  readonly module: WebAssembly.Module;
}

/** Throws `Malformed` for anything else. */
export function decodeFromSandbox(data: unknown): FromSandbox {
  if (!isRecord(data)) throw new Malformed("it is not an object");
  const { kind } = data;
  if (kind === "open" || kind === "here") return { kind };
  if (kind === "failed") return { kind, id: readCount(data, "id"), message: readString(data, "message") };
  throw new Malformed("it is of an unknown kind");
}
