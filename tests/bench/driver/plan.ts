/** What is measured on whom, how often, and what result is right. Knows no browser and no clock. */

export interface Peer {
  readonly name: string;
  /** As people call it. */
  readonly label: string;
}

export const INTERLEAVE = "interleave";

export const PEERS: readonly Peer[] = [
  { name: INTERLEAVE, label: "Interleave" },
  { name: "spawn_local", label: "spawn_local, gloo-timers" },
  { name: "tokio_with_wasm", label: "tokio_with_wasm" },
  { name: "wasmtimer", label: "wasmtimer" },
  { name: "promises", label: "native promises" },
  { name: "set_timeout_zero", label: "setTimeout(0), clamped" },
  { name: "message_channel", label: "MessageChannel" },
  { name: "scheduler_yield", label: "scheduler.yield()" },
  { name: "idle", label: "an idle page" },
];

export interface Workload {
  readonly name: string;
  readonly title: string;
  /** What `size` counts: one of them, many of them. */
  readonly unit: readonly [string, string];
  readonly size: number;
  readonly repeat: number;
  /** In how many rounds, at most. */
  readonly rounds: number;
  /** Whether it is so short that it matters how well the browser has compiled it. */
  readonly warmed: boolean;
  /** Milliseconds. */
  readonly lasting: number;
  readonly limit: number;
  /** Who does it; with another size, where all of it would take minutes. */
  readonly peers: Readonly<Record<string, { readonly size?: number; readonly repeat?: number }>>;
  /** What the first number returned must be; null where the numbers are measurements. */
  readonly right: ((size: number) => number) | null;
}

const sumBelow = (size: number): number => (size * (size - 1)) / 2;
const itself = (size: number): number => size;

const TASKS = { [INTERLEAVE]: {}, spawn_local: {}, tokio_with_wasm: {}, promises: {} };
const TIMERS = { [INTERLEAVE]: {}, spawn_local: {}, tokio_with_wasm: {}, wasmtimer: {}, promises: {} };
/** A yield of 4 ms each. */
const FEW = { size: 200, repeat: 1 };

const usual = { repeat: 1, rounds: 1000, warmed: false, lasting: 0, limit: 20_000 };
const short = { ...usual, warmed: true };

/** Throughput: the time it takes. */
export const THROUGHPUT: readonly Workload[] = [
  {
    ...short,
    name: "spawn-join",
    title: "Spawn 10,000 tasks, join each",
    unit: ["task", "tasks"],
    size: 10_000,
    repeat: 10,
    peers: TASKS,
    right: sumBelow,
  },
  {
    ...short,
    name: "spawn-detached",
    title: "Spawn 10,000 tasks that nobody joins",
    unit: ["task", "tasks"],
    size: 10_000,
    repeat: 10,
    peers: TASKS,
    right: itself,
  },
  {
    ...short,
    name: "fan-out",
    title: "Fan out to 1,000 waiting tasks, join all",
    unit: ["task", "tasks"],
    size: 1_000,
    repeat: 50,
    peers: TASKS,
    right: sumBelow,
  },
  {
    ...short,
    name: "ping-pong",
    title: "Ping-pong of 100,000 messages over channels",
    unit: ["message", "messages"],
    size: 100_000,
    peers: TASKS,
    right: itself,
  },
  {
    ...short,
    name: "yields",
    title: "100,000 yields of one task",
    unit: ["yield", "yields"],
    size: 100_000,
    peers: {
      ...TASKS,
      tokio_with_wasm: FEW,
      set_timeout_zero: FEW,
      message_channel: { size: 10_000 },
      scheduler_yield: { size: 10_000 },
    },
    right: itself,
  },
  {
    ...short,
    name: "shared-yields",
    title: "100,000 yields of 1,000 tasks",
    unit: ["yield", "yields"],
    size: 100_000,
    peers: { ...TASKS, tokio_with_wasm: { size: 10_000 } },
    right: itself,
  },
  {
    ...short,
    name: "insert-cancel",
    title: "Set 10,000 timers, cancel them",
    unit: ["timer", "timers"],
    size: 10_000,
    peers: TIMERS,
    right: itself,
  },
];

/** Sleeps: when they end. */
export const SLEEPS: Workload = {
  ...usual,
  name: "sleeps",
  title: "10,000 sleeps of 1 to 1,000 ms",
  unit: ["sleep", "sleeps"],
  size: 10_000,
  rounds: 5,
  peers: TIMERS,
  right: null,
};

/** The same with ten times as many, where an early wake would show. */
export const MANY_SLEEPS: Workload = {
  ...SLEEPS,
  title: "100,000 sleeps of 1 to 1,000 ms",
  size: 100_000,
  rounds: 3,
  peers: { [INTERLEAVE]: {} },
};

/** Frames: what the page feels while everybody is busy. */
export const BUSY: Workload = {
  ...usual,
  name: "busy",
  title: "1,000 tasks that yield for 2 s",
  unit: ["yield", "yields"],
  size: 1_000,
  rounds: 5,
  lasting: 2_000,
  peers: { ...TASKS, idle: {} },
  right: null,
};

/** Right or wrong. */
export const BEHAVIOUR: readonly Workload[] = [
  {
    ...usual,
    name: "short-under-long",
    title: "100 short sleeps in a row under one long one",
    unit: ["sleep", "sleeps"],
    size: 100,
    rounds: 5,
    limit: 5_000,
    peers: TIMERS,
    right: itself,
  },
  {
    ...usual,
    name: "far-sleep",
    title: "A sleep of 25 days does not end at once",
    unit: ["sleep", "sleeps"],
    size: 1,
    rounds: 5,
    limit: 5_000,
    peers: TIMERS,
    right: itself,
  },
];

export const ALL: readonly Workload[] = [...THROUGHPUT, SLEEPS, MANY_SLEEPS, BUSY, ...BEHAVIOUR];

export function labelOf(peer: string): string {
  return PEERS.find(({ name }) => name === peer)?.label ?? peer;
}

/** Size and repeats of a workload on a peer. */
export function sizeOn(workload: Workload, peer: string): { size: number; repeat: number } {
  return { size: workload.size, repeat: workload.repeat, ...workload.peers[peer] };
}
