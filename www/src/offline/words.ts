/** What the page says of being offline, and what it offers then, in words. Pure: knows no page and no service worker. */

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
  if (missing === 0) {
    const text = online
      ? "Works offline: all of it is kept in this browser."
      : "You are offline. All of it works.";
    return { text, offer: null };
  }
  if (!online) {
    return {
      text: "You are offline. Python was never loaded here: go online once, and it stays.",
      offer: null,
    };
  }
  const size = `${Math.round(missing / 1e6)} MB`;
  if (keeping) return { text: `Python is being kept for offline (${size})`, offer: null };
  return {
    text: failed
      ? "Python could not be kept for offline. Check the connection and try again."
      : "Works offline, and Python too once it was run.",
    offer: `Keep Python now (${size})`,
  };
}
