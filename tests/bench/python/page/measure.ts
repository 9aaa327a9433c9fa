/** One measurement: a program that measures itself. Knows no peer and no workload. */
import type { Broken, Order, Timed } from "../../sample";
import type { Peer } from "./peers";
import { measuring } from "./programs";

export async function measure(peers: ReadonlyMap<string, Peer>, order: Order): Promise<Timed | Broken> {
  const { promise: late, resolve } = Promise.withResolvers<Broken>();
  const message = `had not ended after ${order.limit / 1000} s`;
  const alarm = setTimeout(() => resolve({ kind: "broken", how: "hangs", message }), order.limit);
  try {
    return await Promise.race([measured(peers, order), late]);
  } catch (error) {
    return { kind: "broken", how: "crashes", message: String(error) };
  } finally {
    clearTimeout(alarm);
  }
}

async function measured(peers: ReadonlyMap<string, Peer>, order: Order): Promise<Timed> {
  const peer = peers.get(order.peer);
  if (peer === undefined) throw new Error(`there is no peer ${order.peer}`);
  const program = measuring(order.workload, order.size, order.repeat, peer);
  let output = "";
  const start = performance.now();
  await peer.run(program, (text) => (output += text));
  const wall = performance.now() - start;
  await peer.quiet();
  const lines = output.trim().split("\n");
  if (lines.length !== order.repeat) throw new Error(`the program wrote ${JSON.stringify(output)}`);
  const numbers = lines.map((line) => line.split(" ").map(Number));
  const times = numbers.map(([seconds]) => (seconds ?? NaN) * 1000).sort((a, b) => a - b);
  const all = times.reduce((sum, time) => sum + time, 0);
  // Nothing else tells if an engine's clock runs faster than the page's.
  if (!(all <= wall)) throw new Error(`the program measured ${all} ms, of ${wall} ms that it ran`);
  const time = times[Math.floor(times.length / 2)] ?? NaN;
  return { kind: "measured", time, numbers: [numbers.at(-1)?.[1] ?? NaN, all, wall] };
}
