/** What the status line says of each state, in words. Pure. */
import type { Program } from "../picture/stepping";
import type { Pause } from "../session/run";
import type { SessionState } from "../session/session";

/** Longer messages are shown in full in the output. */
const MESSAGE_CHARS = 120;

export function statusText(state: SessionState): string {
  switch (state.name) {
    case "idle":
      return "Ready";
    case "loading":
      if (state.engine === null) return "Loading…";
      return `${state.download === null ? "Starting" : "Downloading"} ${state.engine}…`;
    case "running":
      if (state.stopping) return "Stopping…";
      if (state.pause !== null) return pauseText(state.pause);
      return state.asked === null ? "Running…" : "Waiting for input";
    case "finished":
      return state.speed === "1"
        ? `Finished in ${seconds(state.elapsed)}`
        : `Finished in ${seconds(state.elapsed)} of program time`;
    case "failed": {
      const { name, message, line, before } = state.error;
      const place = line === null ? "" : ` (line ${line})`;
      const where = before === undefined ? "" : ` in snippet ${before + 1}`;
      return `Failed${where}: ${name}: ${shorten(message)}${place}`;
    }
    case "stopped":
      return "Stopped";
  }
}

/** Whether nothing goes on, though the program has not ended: it is paused, or waits for the person. */
export function isAtRest(state: SessionState): boolean {
  if (state.name !== "running" || state.stopping) return false;
  return state.pause === null ? state.asked !== null : state.pause.at !== null && !state.pause.awaited;
}

function pauseText({ at, late }: Pause): string {
  if (late) return "Pausing: waiting for the running job to end…";
  if (at === null) return "Pausing…";
  return `Paused at ${seconds(at.at)}${at.turn === 0 ? "" : `, turn ${at.turn}`}`;
}

/** How the program stands, for the picture of its run. */
export function programOf(state: SessionState): Program {
  if (state.name !== "running" || state.stopping) return "over";
  const { pause } = state;
  if (pause === null) return "runs";
  if (pause.at === null) return "pausing";
  return pause.awaited ? "stepping" : "paused";
}

/** Milliseconds as seconds: tenths from about one second on, and below that to the millisecond. */
export function seconds(milliseconds: number): string {
  const value = milliseconds / 1000;
  return `${value >= 0.95 ? value.toFixed(1) : Number(value.toFixed(3))} s`;
}

function shorten(message: string): string {
  const line = message.split("\n", 1)[0] ?? "";
  return line.length > MESSAGE_CHARS ? `${line.slice(0, MESSAGE_CHARS)}…` : line;
}
