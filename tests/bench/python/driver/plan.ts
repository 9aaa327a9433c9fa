/** What is measured of Python, on whom, and what result is right. Knows no browser and no clock. */
import { INTERLEAVE, type Workload } from "../../driver/plan";

export const PYODIDE = "pyodide";
/** Interleave told to leave out the trace, which the page always asks for. */
export const UNTRACED = "untraced";

const LABELS: Readonly<Record<string, string>> = {
  [INTERLEAVE]: "Interleave",
  [UNTRACED]: "Interleave without trace",
  [PYODIDE]: "Pyodide",
};

export const labelOf = (peer: string): string => LABELS[peer] ?? peer;

/** Those that are opened alone, on a page of their own. */
export const ENGINES = [INTERLEAVE, PYODIDE] as const;
export type Engine = (typeof ENGINES)[number];

const itself = (size: number): number => size;
const sumBelow = (size: number): number => (size * (size - 1)) / 2;

const usual = { repeat: 3, rounds: 1000, warmed: true, lasting: 0, limit: 60_000 };
const both = { [INTERLEAVE]: {}, [PYODIDE]: {} };
/** Pyodide does a tenth as often what would take it seconds. */
const asyncio = { [INTERLEAVE]: {}, [UNTRACED]: {} };

export const ASYNCIO: readonly Workload[] = [
  {
    ...usual,
    name: "sleep_zero",
    title: "20,000 times sleep(0)",
    unit: ["sleep", "sleeps"],
    size: 20_000,
    peers: { ...asyncio, [PYODIDE]: { size: 2_000 } },
    right: itself,
  },
  {
    ...usual,
    name: "gather",
    title: "gather of 2,000 tasks",
    unit: ["task", "tasks"],
    size: 2_000,
    repeat: 5,
    peers: { ...asyncio, [PYODIDE]: { repeat: 3 } },
    right: sumBelow,
  },
  {
    ...usual,
    name: "queue",
    title: "10,000 items through Queue(1)",
    unit: ["item", "items"],
    size: 10_000,
    peers: { ...asyncio, [PYODIDE]: { size: 1_000 } },
    right: sumBelow,
  },
  {
    ...usual,
    name: "call_soon",
    title: "A chain of 20,000 call_soon",
    unit: ["call", "calls"],
    size: 20_000,
    peers: { ...asyncio, [PYODIDE]: { size: 2_000 } },
    right: itself,
  },
  {
    ...usual,
    name: "timers",
    title: "10,000 timers of 1 to 100 ms",
    unit: ["timer", "timers"],
    size: 10_000,
    peers: { ...asyncio, [PYODIDE]: { repeat: 1 } },
    right: sumBelow,
  },
];

export const PURE: readonly Workload[] = [
  {
    ...usual,
    name: "loop",
    title: "A loop of 1,000,000",
    unit: ["step", "steps"],
    size: 1_000_000,
    peers: both,
    right: sumBelow,
  },
  {
    ...usual,
    name: "fib",
    title: "fib(22), by recursion",
    unit: ["call", "calls"],
    size: 22,
    peers: both,
    right: () => 17_711,
  },
  {
    ...usual,
    name: "strings",
    title: "100,000 texts formatted, joined, split",
    unit: ["text", "texts"],
    size: 100_000,
    peers: both,
    right: () => 98_415,
  },
  {
    ...usual,
    name: "dictionary",
    title: "500,000 updates of a dictionary",
    unit: ["update", "updates"],
    size: 500_000,
    peers: both,
    right: itself,
  },
];

/** A program's second is the page's second, or all figures that programs measure are wrong. */
export const CLOCK: Workload = {
  ...usual,
  name: "clock",
  title: "A second by the program's own clock",
  unit: ["ms", "ms"],
  size: 1_000,
  repeat: 1,
  rounds: 1,
  warmed: false,
  peers: both,
  right: itself,
};

export const ALL: readonly Workload[] = [...ASYNCIO, ...PURE, CLOCK];
