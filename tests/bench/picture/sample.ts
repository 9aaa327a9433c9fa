/** What the driver asks of the page that shows pictures. The only file that both know. */

/** How many events a trace has, and of how many tasks. */
export interface Size {
  readonly events: number;
  readonly tasks: number;
}

/** Milliseconds. */
export interface Folded {
  /** To write the events down as numbers. */
  readonly record: number;
  /** To go through them: the state at each, checkpoints, lanes, futures, waits, advice, names. */
  readonly fold: number;
}

export interface Loaded {
  /** From choosing the file to the last of its events in the picture. */
  readonly time: number;
  /** The longest time between two frames meanwhile. */
  readonly longest: number;
  /** How many steps the picture has then. */
  readonly steps: number;
}

/** For each frame in milliseconds: how long the page was at work on it, and how long the one before it lasted. */
export interface Moved {
  readonly work: readonly number[];
  readonly gaps: readonly number[];
}

/** What is done to a picture in each frame; the last with the same run kept above it. */
export type Motion = "scrub" | "jump" | "zoom" | "pan" | "scroll" | "scrub-both";

export type Shown = "shown" | "hidden" | "untraced";

export interface Program {
  readonly language: "javascript" | "python";
  readonly speed: "instant" | "1";
  readonly code: string;
}

export interface PictureBench {
  fold(size: Size): Folded;
  load(size: Size): Promise<Loaded>;
  /** Keeps the run that is shown, and shows the same once more below it. */
  compare(size: Size): Promise<void>;
  move(motion: Motion, frames: number): Promise<Moved>;
  /** Milliseconds that the run of the program took, and what it wrote. */
  run(program: Program, how: Shown): Promise<{ readonly time: number; readonly stdout: string }>;
  /** Leaves nothing of what was shown. */
  clear(): Promise<void>;
}
