/** The page that measures: loads every peer, then does what the driver orders. */
import type { Bench } from "../sample";
import { watchTimeouts } from "./timeouts";
import { loadPeers } from "./peers";
import { measure } from "./measure";

// Before any peer can keep the original to itself.
const timeouts = watchTimeouts();
const peers = await loadPeers();

const bench: Bench = { measure: (order) => measure(peers, timeouts, order) };
Object.assign(globalThis, { bench });
