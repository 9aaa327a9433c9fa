/** Checks the calls of an event or of a place, of unknown content. Knows nothing of where they stand. */
import { Malformed, isRecord, readArray, readCount, readString, type Fields } from "./read";

/** Throws `Malformed` where the field is no list of calls. */
export function readStack(fields: Fields, name: string): void {
  for (const frame of readArray(fields, name)) {
    if (!isRecord(frame)) throw new Malformed(`"${name}" holds something that is no call`);
    readString(frame, "function");
    readString(frame, "file");
    readCount(frame, "line");
  }
}
