/** The trace as the page is to read it: sites become lines of the person's, and their functions calls. Knows sites; no events. */
import type { TraceBatch, TracePlace } from "../../protocol/trace";
import { startsWith } from "../primordials";
import type { SitedBatch, SitedPlace } from "./api";
import type { Site } from "./compile";

/** What the person's program is called, as the stacks of Python's tasks have it. */
const FILE = "main.js";

/** Where its places have sites, that has lines. */
export function located({ words, text, places }: SitedBatch, sites: readonly Site[]): TraceBatch {
  const lines: TracePlace[] = [];
  // By index: a program may have overwritten the methods of arrays.
  for (let n = 0; n < places.length; n += 1) lines[n] = locate(places[n] as SitedPlace, sites);
  return { words, text, places: lines };
}

function locate({ name, what, line: here, site: stands }: SitedPlace, sites: readonly Site[]): TracePlace {
  const line = lineOf(siteOf(here, sites));
  // Something that was done there: all but what tasks are and wait for.
  if (stands === undefined) return { what: what ?? null, line };
  const site = siteOf(stands, sites);
  if (name !== undefined) return { name, what: site?.text ?? what ?? null, line };
  const stack =
    site === undefined ? [] : [{ function: site.function, file: site.snippet ?? FILE, line: site.line }];
  return { what: waitText(what ?? null, site), line, stack };
}

/** What a task waits for: another one by the call that made it, where that is what it awaits. */
function waitText(what: string | null, site: Site | undefined): string | null {
  if (site === undefined || what === null || !isCall(site.text)) return what;
  return startsWith(what, "task ") ? site.text : what;
}

/** "fetchData(1)", but not "task". */
function isCall(text: string): boolean {
  return text[text.length - 1] === ")";
}

/** Of the program itself: its lines are those that a person is led to. */
function lineOf(site: Site | undefined): number | null {
  return site === undefined || site.snippet !== undefined ? null : site.line;
}

function siteOf(site: number | null | undefined, sites: readonly Site[]): Site | undefined {
  return site == null ? undefined : sites[site];
}
