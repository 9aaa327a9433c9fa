/** Everything that is compared, by name. */
import { promises } from "./promises";
import { yardsticks } from "./yardsticks";

/** Runs a workload: `size` of what it is made of, for `lasting` milliseconds if it has no end of its own. */
export type Run = (workload: string, size: number, lasting: number) => Promise<ArrayLike<number>>;

export type Peers = ReadonlyMap<string, Run>;

/** Those in Rust, each a module of its own. */
const MODULES = ["interleave", "spawn_local", "tokio_with_wasm", "wasmtimer"];

interface Module {
  default(): Promise<unknown>;
  run(workload: string, size: number, lasting: number): Promise<Float64Array>;
}

export async function loadPeers(): Promise<Peers> {
  const peers = new Map<string, Run>([["promises", promises], ...yardsticks]);
  for (const name of MODULES) {
    const address = new URL(`peers/${name}/peer.js`, document.baseURI).href;
    const module = (await import(/* @vite-ignore */ address)) as Module;
    await module.default();
    peers.set(name, module.run);
  }
  return peers;
}
