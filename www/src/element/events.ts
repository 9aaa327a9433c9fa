/**
 * The events of `<interleave-playground>`. All bubble and cross shadow roots; none can be cancelled,
 * for they tell what has happened.
 */
import type { Stream } from "../protocol/messages";
import type { Speed } from "../protocol/speed";
import type { RunResult } from "../session/run";

export interface PlaygroundEvents {
  /** A run begins. */
  run: CustomEvent<{ readonly code: string; readonly language: string; readonly speed: Speed }>;
  /** The program wrote something; long output arrives in pieces of many lines. */
  output: CustomEvent<{ readonly stream: Stream; readonly text: string }>;
  /** A run ended, in whichever way. */
  result: CustomEvent<RunResult>;
  /** The person changed the program, or reset it. */
  edit: CustomEvent<null>;
  /** The person opened a file, whose program stands in the place of the one before. */
  open: CustomEvent<{ readonly name: string }>;
}

export function emit<K extends keyof PlaygroundEvents>(
  target: EventTarget,
  name: K,
  detail: PlaygroundEvents[K]["detail"],
): void {
  target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
