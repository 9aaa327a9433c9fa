/** The trace as the page is to read it: sites become lines of the person's. Knows sites; no events. */
import type { TraceBatch, TracePlace } from "../../protocol/trace";
import type { Site } from "./compile";

/** Where its places have sites, that has lines. */
export function located({ words, text, places }: TraceBatch, sites: readonly Site[]): TraceBatch {
  const lines: TracePlace[] = [];
  // By index: a program may have overwritten the methods of arrays.
  for (let n = 0; n < places.length; n += 1) lines[n] = locate(places[n] as TracePlace, sites);
  return { words, text, places: lines };
}

function locate(place: TracePlace, sites: readonly Site[]): TracePlace {
  const line = place.line == null ? null : (sites[place.line]?.line ?? null);
  return { ...place, line };
}
