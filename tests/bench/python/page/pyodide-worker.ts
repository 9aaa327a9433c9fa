/** Pyodide as its documentation loads it in a worker ("Using Pyodide in a web worker"). */
import type { Said } from "./pyodide";

interface Pyodide {
  readonly globals: { get(name: "dict"): () => object };
  setStdout(options: { batched(line: string): void }): void;
  runPythonAsync(program: string, options: { globals: object }): Promise<unknown>;
}

const say = (said: Said): void => postMessage(said);

const address = new URL("/pyodide/pyodide.mjs", location.origin).href;
const { loadPyodide } = (await import(/* @vite-ignore */ address)) as { loadPyodide(): Promise<Pyodide> };
const pyodide = await loadPyodide();
pyodide.setStdout({ batched: (line) => say({ kind: "wrote", line }) });

onmessage = async ({ data: program }: MessageEvent<string>) => {
  try {
    // Names of one program are not seen by the next.
    await pyodide.runPythonAsync(program, { globals: pyodide.globals.get("dict")() });
    say({ kind: "ended", error: null });
  } catch (error) {
    say({ kind: "ended", error: String(error) });
  }
};
say({ kind: "ready" });
