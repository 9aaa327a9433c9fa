/** What a task did in one stretch of its life, or does still: sentences. Times are in milliseconds. */
import { words as actors, type Actor } from "./actors";
import { words as lines } from "./lines";
import { words as numbers } from "./numbers";

export const words = {
  /** By itself, as the name of a stretch. */
  names: {
    new: "new",
    ready: "ready",
    running: "running",
    suspended: "suspended",
    finished: "finished",
    failed: "failed",
    cancelled: "cancelled",
    destroyed: "destroyed",
  },

  isNew: (task: string, since: number): string =>
    `${task} was made at ${numbers.time(since)} and has not begun.`,
  /** For how long is null of what goes on; so it is below. */
  ready: (task: string, time: number | null, by: Actor): string =>
    `${task} was ready${forTime(time)} and waited for its turn: woken ${actors.by(by)}.`,
  running: (task: string, time: number | null): string => `${task} ran${forTime(time)}.`,
  /** `wait` is what it waits for. */
  waits: (task: string, wait: string, line: number | null): string =>
    `${task} waits for ${wait}${lines.at(line)}.`,
  waited: (task: string, time: number, wait: string, line: number | null): string =>
    `${task} waited ${numbers.time(time)} for ${wait}${lines.at(line)}.`,
  finished: (task: string, at: number): string => `${task} finished at ${numbers.time(at)}.`,
  failed: (task: string, at: number): string => `${task} failed at ${numbers.time(at)}.`,
  cancelled: (task: string, at: number): string => `${task} was cancelled at ${numbers.time(at)}.`,
  destroyed: (task: string, at: number): string =>
    `${task} was forgotten while it waited, at ${numbers.time(at)}: nothing could have woken it any more.`,
};

function forTime(time: number | null): string {
  return time === null ? "" : ` for ${numbers.time(time)}`;
}
