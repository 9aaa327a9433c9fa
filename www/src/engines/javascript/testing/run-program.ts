/**
 * For tests only: runs a program in Node as the worker runs it, on the real WebAssembly, and collects what the
 * page would hear. The program shares this realm, as it shares the worker's with the engine; whatever it or the
 * engine did to the realm's globals is undone afterwards.
 */
import { readFileSync } from "node:fs";
import type { FromWorker, ProgramError } from "../../../protocol/messages";
import { decodeFromWorker } from "../../../protocol/decode";
import type { Speed } from "../../../protocol/speed";
import type { TraceEvent } from "../../../protocol/trace";
import * as generated from "../../../generated/interleave/interleave.js";
import type { Api } from "../api";
import { run } from "../run";
import { keepRealm } from "./keep-realm";

const wasm = new URL("../../../generated/interleave/interleave_bg.wasm", import.meta.url);
generated.initSync({ module: readFileSync(wasm) });
export const api = generated as unknown as Api;

export interface Outcome {
  readonly status: "finished" | "failed";
  readonly stdout: string;
  readonly stderr: string;
  readonly error: ProgramError | null;
  /** Program time. */
  readonly elapsed: number;
  readonly trace: readonly TraceEvent[];
  readonly messages: readonly FromWorker[];
}

export interface Options {
  readonly speed?: Speed;
  /** Wall time after which the test fails, in milliseconds. */
  readonly within?: number;
}

// Taken before any program could replace them.
const { setTimeout, clearTimeout, performance, Promise: NativePromise } = globalThis;
const now = performance.now.bind(performance);
const date = Date.now;

export async function runProgram(code: string, options: Options = {}): Promise<Outcome> {
  const restore = keepRealm();
  const messages: FromWorker[] = [];
  const listeners: [string, (reason: unknown) => void][] = [];
  try {
    await new NativePromise<void>((resolve, reject) => {
      const limit = setTimeout(
        () => reject(new Error(`the program was not over; it said ${JSON.stringify(messages)}`)),
        options.within ?? 5_000,
      );
      const post = (message: FromWorker): void => {
        messages[messages.length] = structuredClone(message);
        if (message.kind !== "done" && message.kind !== "fault") return;
        clearTimeout(limit);
        resolve();
      };
      run({ kind: "run", code, speed: options.speed ?? "instant", trace: true }, api, {
        global: globalThis,
        post,
        now,
        date,
        later: (milliseconds, callback) => void setTimeout(callback, milliseconds),
        onUncaught(thrown, rejected) {
          for (const [event, listener] of [
            ["uncaughtException", thrown],
            ["unhandledRejection", rejected],
          ] as const) {
            listeners.push([event, listener]);
            takeOver(event, listener);
          }
        },
      }).catch(reject);
    });
  } finally {
    restore();
    for (const [event, listener] of listeners) handBack(event, listener);
  }
  return collect(messages);
}

// The test runner listens as well, and would fail the test that such an error is the subject of.
const others = new Map<string, ((...args: unknown[]) => void)[]>();

function takeOver(event: string, listener: (reason: unknown) => void): void {
  others.set(event, process.listeners(event as "uncaughtException") as (() => void)[]);
  process.removeAllListeners(event);
  process.on(event, listener);
}

function handBack(event: string, listener: (reason: unknown) => void): void {
  process.off(event, listener);
  for (const other of others.get(event) ?? []) process.on(event, other);
}

function collect(messages: readonly FromWorker[]): Outcome {
  const streams = { stdout: "", stderr: "" };
  const trace: TraceEvent[] = [];
  for (const message of messages) {
    // What the page could not read would be a fault there.
    const read = decodeFromWorker(message);
    if (read.kind === "output") streams[read.stream] += read.text;
    if (read.kind === "trace") trace.push(...read.events);
    if (read.kind === "fault") throw new Error(`fault: ${read.message}`);
  }
  const done = messages.at(-1);
  if (done?.kind !== "done") throw new Error("the last message is not `done`");
  return { ...streams, status: done.status, error: done.error, elapsed: done.elapsed, trace, messages };
}
