/** Asks for one file of an engine's; what goes wrong is told in sentences for the person. Knows nothing of what is in it. */
import { words } from "../words/engine";

/** Why there is no file, in sentences for the person: what, where, and what to do. */
export class DownloadError extends Error {
  override readonly name = "DownloadError";
}

/** An answer with the file; rejects with a `DownloadError` for any other. `label` is of what the file belongs to. */
export async function request(
  fetch: typeof globalThis.fetch,
  label: string,
  url: string,
  init: RequestInit = {},
): Promise<Response> {
  const response = await fetch(url, init).catch((error: unknown) => {
    const message = isOffline() ? words.offline(label) : words.notReached(label, url);
    throw new DownloadError(message, { cause: error });
  });
  if (!response.ok) {
    const answer = `${response.status} ${response.statusText}`.trim();
    throw new DownloadError(words.refused(label, url, answer));
  }
  return response;
}

/** As far as the browser knows; in Node it says nothing. */
const isOffline = (): boolean => globalThis.navigator?.onLine === false;
