/** The engines that are compared, by name: each in a worker, as its own documentation has it. */
import { openInterleave } from "./interleave";
import { openPyodide } from "./pyodide";

/** What a program wrote, as it arrives at the page. */
export type Wrote = (text: string) => void;

export interface Peer {
  /** Written after a program that defines `main()`, a coroutine function, to run it. */
  readonly runMain: string;
  /** Resolves when the program has ended; rejects if it failed. */
  run(program: string, wrote: Wrote): Promise<void>;
  /** Resolves when it does nothing that would take the processor from what is measured next. */
  quiet(): Promise<void>;
}

/** Starts loading an engine. */
export type Open = () => Promise<Peer>;

export const PEERS: Readonly<Record<string, Open>> = {
  interleave: () => openInterleave({ traced: true }),
  untraced: () => openInterleave({ traced: false }),
  pyodide: openPyodide,
};

export async function openPeers(): Promise<ReadonlyMap<string, Peer>> {
  const peers = new Map<string, Peer>();
  for (const [name, open] of Object.entries(PEERS)) peers.set(name, await open());
  return peers;
}
