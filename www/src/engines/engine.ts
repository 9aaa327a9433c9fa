/// <reference path="./assets.d.ts" />
/**
 * What an engine is to the page: a language and the address of the module that serves it in a worker.
 * Knows nothing of how a worker is started, what it does, or what the page looks like.
 */
import javascriptWasm from "../generated/interleave/interleave_bg.wasm?url";
import pythonWasm from "../generated/python/python_bg.wasm?url";
import { WASM_BYTES } from "../generated/python/size";
import { words as names } from "../words/languages";
import sandbox from "../sandbox/frame?sandbox&url";
import javascriptWorker from "./javascript/worker?script&url";
import pythonWorker from "./python/worker?worker&url";

export type Language = "javascript" | "python";

export interface EngineDefinition {
  readonly language: Language;
  /** The language's name as people write it. */
  readonly label: string;
  /** Address of the worker's module; of its script, where it is sandboxed. It says `ready` once it can take a run, and serves one run. */
  readonly workerUrl: string;
  /**
   * Address of the engine's WebAssembly, where it is large: the page then downloads it, shows how far it
   * is, compiles it once, and sends it to every worker.
   */
  readonly wasmUrl?: string;
  /**
   * Where programs of the language could reach what their worker can: the frame in which the worker lives then, cut off
   * from the page and from the network, and the WebAssembly that it is given there.
   */
  readonly sandbox?: { readonly frameUrl: string; readonly wasmUrl: string };
  /** The size of that file as it is on disk, for the progress bar of a download that is packed. */
  readonly wasmBytes?: number;
  /**
   * How long it may take to say `ready`, in milliseconds: the worker's own downloads included, the
   * page's of `wasmUrl` not.
   */
  readonly readyWithin: number;
  /** Whether a program can be made to wait only where the browser can suspend WebAssembly (JSPI). */
  readonly suspends?: boolean;
  /** Whether it understands `interrupt`, so that a stopped program can clean up. */
  readonly interrupts?: boolean;
  /**
   * What the program's file is called in reports of errors that the engine writes to stderr itself, as
   * CPython does. Without it the page reports the error.
   */
  readonly programFile?: string;
}

/** The engines of this build. */
export const ENGINES: readonly EngineDefinition[] = [
  {
    language: "python",
    label: names.python,
    workerUrl: pythonWorker,
    wasmUrl: pythonWasm,
    wasmBytes: WASM_BYTES,
    readyWithin: 60_000,
    suspends: true,
    interrupts: true,
    programFile: "main.py",
  },
  {
    language: "javascript",
    label: names.javascript,
    workerUrl: javascriptWorker,
    sandbox: { frameUrl: sandbox, wasmUrl: javascriptWasm },
    readyWithin: 30_000,
  },
];
