/** What is said of a known mistake, and what a rule is that finds one. Shapes only. */
import type { TraceEvent } from "../../protocol/trace";
import type { History } from "../history";
import type { Tasks } from "../words";

export interface Advice {
  /** Sentences: what happened, and what to write instead. What is code stands between backticks. */
  readonly text: string;
  /** The line of the program that it is about, if known. */
  readonly line: number | null;
  /** Whether it is about what comes after that line, up to the next await. */
  readonly after: boolean;
  /** How many events had happened then. */
  readonly event: number;
}

/** An advice before it is put into words, for tasks get their names at any time. */
export interface Finding extends Omit<Advice, "text"> {
  /** `Language` is asked for late too: what a program is written in shows when its first task waits. */
  readonly text: (tasks: Tasks, language: Language) => string;
}

/** What the program is written in; null as long as nothing shows it. */
export type Language = "python" | "javascript" | null;

export type Kind = TraceEvent["kind"];

/**
 * Finds one mistake in a run, as its events come in. What it finds is proven by events; what other events could explain as
 * well it leaves alone. Any event may be a lie of a file's, so it takes each as it is.
 */
export interface Rule {
  /** The kinds of events that it takes. */
  readonly takes: readonly Kind[];
  /** Takes the next event of these kinds, of which `Known` has heard; with it so many have happened. */
  apply(event: TraceEvent, happened: number): void;
  /** What it has found by now, in the order found. `end` is the whole run once nothing can happen any more; else null. */
  found(end: History | null): readonly Finding[];
}
