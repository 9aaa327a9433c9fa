/** A run with what it is called, and what its time went by: what it takes to show it beside another one. */
import { programName, type Compared } from "../../model/comparison";
import type { AboutProgram } from "../picture-actions";
import type { RebuiltRun } from "../rebuilt-run";

export interface ComparedRun {
  readonly run: RebuiltRun;
  readonly language: string | null;
  /** What its time went by, if known: a speed of protocol/speed.ts. */
  readonly clock: string | null;
  /** What it is called; the person may call it something else. */
  name: string;
}

export function comparedOf({ name, language, clock, run }: ComparedRun): Compared {
  return { name, language, clock, length: run.history.end, ended: run.everything.live.size === 0 };
}

export type RunName = Omit<ComparedRun, "run">;

/** What the run of a program is called. */
export function namedAfter(program: AboutProgram): RunName {
  return { name: programName(program), language: program.language, clock: program.speed };
}
