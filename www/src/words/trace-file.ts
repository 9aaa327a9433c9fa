/** Why a file is no trace that can be shown. Events are counted from 1. */
import { words as numbers } from "./numbers";

export const words = {
  notOurs: "This file is no trace of Interleave. Open one that was saved here.",
  cutOff: (events: number): string =>
    `This trace is cut off after ${numbers.number(events)} events: the file is not complete. Save it again.`,
  /** The version as it stands in the file. */
  otherVersion: (version: string, ours: number): string =>
    `This trace is of version ${version}, and this page reads version ${ours}. Run the program again to get a new one.`,

  tooLong: (event: number): string => damaged(`its event ${event} is too long`),
  noEvent: (event: number): string => damaged(`event ${event} is none`),
  notJson: (event: number): string => damaged(`event ${event} is not JSON`),
  tooEarly: (event: number): string => damaged(`event ${event}: it comes before the one before it`),
  /** `why` is what is wrong with what stands in it. */
  malformed: (event: number, why: string): string => damaged(`event ${event}: ${why}`),
  moreBehind: damaged("something stands behind its events"),
};

function damaged(why: string): string {
  return `This trace is damaged: ${why}.`;
}
