/** Pyodide in a worker, one interpreter for all programs. */
import type { Peer, Wrote } from "./peers";

/** What the worker says. */
export type Said =
  | { readonly kind: "ready" }
  | { readonly kind: "wrote"; readonly line: string }
  | { readonly kind: "ended"; readonly error: string | null };

export async function openPyodide(): Promise<Peer> {
  const worker = new Worker(new URL("./pyodide-worker.ts", import.meta.url), { type: "module" });
  let heard: (said: Said) => void = () => {};
  worker.onmessage = ({ data }: MessageEvent<Said>) => heard(data);
  await new Promise<void>((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    heard = ({ kind }) => kind === "ready" && resolve();
  });
  return {
    // Its documentation says so for a loop that runs already; asyncio.run there would switch stacks as well.
    runMain: "await main()",
    run,
    quiet: async () => {},
  };

  function run(program: string, wrote: Wrote): Promise<void> {
    return new Promise((resolve, reject) => {
      worker.onerror = ({ message }) => reject(new Error(message));
      heard = (said) => {
        if (said.kind === "wrote") wrote(`${said.line}\n`);
        if (said.kind !== "ended") return;
        if (said.error === null) resolve();
        else reject(new Error(said.error));
      };
      worker.postMessage(program);
    });
  }
}
