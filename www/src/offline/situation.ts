/** Which words the page has for being offline, and which offer with them. Pure: knows no page and no service worker. */
import { words } from "../words/offline";

export interface Situation {
  /** Whether the browser has a connection, as far as it knows. */
  readonly online: boolean;
  /** What is not kept yet, in bytes. */
  readonly missing: number;
  /** Whether that is being fetched. */
  readonly keeping: boolean;
  /** Whether it was asked for and did not come. */
  readonly failed: boolean;
}

export interface Said {
  readonly text: string;
  /** What a button offers, where there is something to offer. */
  readonly offer: string | null;
}

/** `null` as long as nothing is kept: there is nothing to say of it then. */
export function sayOffline(situation: Situation | null): Said {
  if (situation === null) return { text: "", offer: null };
  const { online, missing, keeping, failed } = situation;
  if (missing === 0) return { text: online ? words.works : words.offline, offer: null };
  if (!online) return { text: words.offlineWithoutPython, offer: null };
  if (keeping) return { text: words.keepingPython(missing), offer: null };
  return { text: failed ? words.notKept : words.worksOncePythonRan, offer: words.keepPython(missing) };
}
