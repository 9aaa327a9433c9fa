/**
 * Where the page of the sandbox's frame comes from. A frame without an origin is served by no service worker, so where one keeps
 * the page around, the frame alone would need the network: without it, the frame is made of the text that is kept. Such a frame
 * has, besides its own policy, that of the page around; so its address comes first, wherever its server answers.
 * Knows addresses; nothing of frames.
 */

/** A network that does not answer in this time is none, in milliseconds. */
const PATIENCE = 3000;

export interface FrameSurroundings {
  /** Whether a service worker stands between this page and the network. */
  readonly isServed: boolean;
  readonly fetch: typeof fetch;
}

/** Null where no service worker keeps the page: then only the address is there, and nothing is to be waited for. */
export function keptFramePage(
  url: string,
  { isServed, fetch }: FrameSurroundings = surroundings(),
): Promise<string | null> | null {
  return isServed ? textIfUnreachable(url, fetch) : null;
}

/** The page's text, where only that can be had. */
async function textIfUnreachable(url: string, fetch: typeof globalThis.fetch): Promise<string | null> {
  const kept = fetch(url).then(
    (response) => (response.ok ? response.text() : null),
    () => null,
  );
  // Service workers answer for what is read; this goes to the server.
  const isReachable = await fetch(url, {
    method: "HEAD",
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE),
  }).then(
    ({ ok }) => ok,
    () => false,
  );
  return isReachable ? null : kept;
}

function surroundings(): FrameSurroundings {
  return { isServed: isServed(), fetch: (...request) => globalThis.fetch(...request) };
}

function isServed(): boolean {
  try {
    // Absent where a page is not secure.
    return (navigator.serviceWorker as ServiceWorkerContainer | undefined)?.controller != null;
  } catch (error) {
    // Asking is enough to be refused, in frames without an origin.
    if (error instanceof DOMException) return false;
    throw error;
  }
}
