/**
 * Profiles for Firefox, each a copy of one that it has been started with before: what it does in a new one takes as long as all
 * the rest of its start. None has been on a page. Knows folders; knows nothing of driving.
 *
 * As a global set-up of Vitest it makes the folder for the first one and removes it in the end.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the first one is, for the processes that run the tests. */
const VARIABLE = "INTERLEAVE_FIREFOX_PROFILE";

export default function holdProfile(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "interleave-firefox-first-"));
  process.env[VARIABLE] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * A folder for one browser, which whoever asks removes; null where no tests run, and Firefox makes one itself. `start` starts and
 * ends Firefox in a folder, if nobody has yet.
 */
export async function copyOfProfile(start: (folder: string) => Promise<void>): Promise<string | null> {
  const first = process.env[VARIABLE];
  if (first === undefined) return null;
  if (readdirSync(first).length === 0) await start(first);
  const copy = mkdtempSync(join(tmpdir(), "interleave-firefox-"));
  cpSync(first, copy, { recursive: true });
  return copy;
}
