/** Which sentence the status line says of each state. Pure. */
import type { Program } from "../picture/stepping";
import type { Pause } from "../session/run";
import type { SessionState } from "../session/session";
import { words } from "../words/status";

/** Longer messages are shown in full in the output. */
const MESSAGE_CHARS = 120;

/** `isExpected`: whether the output of a program that has finished is as expected, where that is known. */
export function statusText(state: SessionState, isExpected: boolean | null = null): string {
  switch (state.name) {
    case "idle":
      return words.ready;
    case "loading":
      if (state.engine === null) return words.loading;
      return state.download === null ? words.starting(state.engine) : words.downloading(state.engine);
    case "running":
      if (state.stopping) return words.stopping;
      if (state.pause !== null) return pauseText(state.pause);
      return state.asked === null ? words.running : words.waiting;
    case "finished":
      return state.speed === "1"
        ? words.finished(words.seconds(state.elapsed), isExpected)
        : words.finishedInProgramTime(words.seconds(state.elapsed), isExpected);
    case "failed": {
      const { name, message, line, before } = state.error;
      const error = isolated(`${name}: ${shorten(message)}`);
      return words.failed(error, line, before === undefined ? null : before + 1);
    }
    case "stopped":
      return words.stopped;
  }
}

/** Whether nothing goes on, though the program has not ended: it is paused, or waits for the person. */
export function isAtRest(state: SessionState): boolean {
  if (state.name !== "running" || state.stopping) return false;
  return state.pause === null ? state.asked !== null : state.pause.at !== null && !state.pause.awaited;
}

function pauseText({ at, late }: Pause): string {
  if (late) return words.pausingLate;
  if (at === null) return words.pausing;
  const time = words.seconds(at.at);
  return at.turn === 0 ? words.paused(time) : words.pausedInTurn(time, at.turn);
}

/** How the program stands, for the picture of its run. */
export function programOf(state: SessionState): Program {
  if (state.name !== "running" || state.stopping) return "over";
  const { pause } = state;
  if (pause === null) return "runs";
  if (pause.at === null) return "pausing";
  return pause.awaited ? "stepping" : "paused";
}

function shorten(message: string): string {
  const line = message.split("\n", 1)[0] ?? "";
  return line.length > MESSAGE_CHARS ? `${line.slice(0, MESSAGE_CHARS)}…` : line;
}

/** What writes from right to left, or turns what follows. */
const TURNS = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]/;

/**
 * A program's text within a sentence of the page, whose other words it may not turn round (Unicode, UAX #9: what was opened
 * within an isolate ends with it). An end of an isolate in it would be the end of that.
 */
function isolated(text: string): string {
  return TURNS.test(text) ? `\u2068${text.replaceAll("\u2069", "")}\u2069` : text;
}
