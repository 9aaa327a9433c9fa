/**
 * The generated module, instantiated once for a test file, and loops for one test each. What programs see is
 * imported from the module itself.
 */
import { readFileSync } from "node:fs";
import {
  EventLoop,
  initSync,
  type EventLoopOptions,
} from "../../../www/src/generated/interleave/interleave.js";

const wasm = new URL("../../../www/src/generated/interleave/interleave_bg.wasm", import.meta.url);

/** The instance's memory in bytes: it only ever grows. */
export const { memory } = initSync({ module: readFileSync(wasm) });

/** A loop on the instant clock, made the current one. Errors that nobody catches end up in `errors`. */
export function instantLoop(options: EventLoopOptions = {}) {
  const errors: unknown[] = [];
  const loop = new EventLoop({ clock: "instant", onError: (error) => errors.push(error), ...options });
  EventLoop.setCurrent(loop);
  return { loop, errors };
}

/** A loop that stands still, made the current one: `run` lets every job run that is ready, now. */
export function steppedLoop(options: EventLoopOptions = {}) {
  const { loop, errors } = instantLoop(options);
  loop.pause();
  const run = () => {
    while (loop.step());
  };
  return { loop, errors, run };
}

/** Lets so many macrotasks of Node pass. */
export async function macrotasks(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed++) await new Promise((resolve) => setImmediate(resolve));
}

export function failure(body: () => unknown): Error {
  try {
    body();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error("it was expected to throw");
}
