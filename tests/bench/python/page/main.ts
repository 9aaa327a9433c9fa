/** The page that measures Python: with `?start=<peer>` how soon one engine runs, otherwise all that is ordered. */
import type { Bench, Timed } from "../../sample";
import { measure } from "./measure";
import { openPeers, PEERS } from "./peers";
import { startUp } from "./start-up";

const only = new URLSearchParams(location.search).get("start");
if (only === null) {
  const peers = await openPeers();
  const bench: Bench<Timed> = { measure: (order) => measure(peers, order) };
  Object.assign(globalThis, { bench });
} else {
  const open = PEERS[only];
  if (open === undefined) throw new Error(`there is no peer ${only}`);
  Object.assign(globalThis, { startUp: startUp(open) });
}
