/** Asks for one file of an engine's; what goes wrong is told in sentences for the person. Knows nothing of what is in it. */

/** Why there is no file, in sentences for the person: what, where, and what to do. */
export class DownloadError extends Error {
  override readonly name = "DownloadError";
}

export const RUN_AGAIN = "Check the connection and run again.";

/** An answer with the file; rejects with a `DownloadError` for any other. `label` is of what the file belongs to. */
export async function request(
  fetch: typeof globalThis.fetch,
  label: string,
  url: string,
  init: RequestInit = {},
): Promise<Response> {
  const response = await fetch(url, init).catch((error: unknown) => {
    const message = isOffline()
      ? `You are offline, and ${label} was never loaded here: go online once, and run again.`
      : `${label} could not be downloaded from ${url}. ${RUN_AGAIN}`;
    throw new DownloadError(message, { cause: error });
  });
  if (!response.ok) {
    const answer = `${response.status} ${response.statusText}`.trim();
    throw new DownloadError(
      `${label} could not be downloaded: the server answered “${answer}” for ${url}. ` +
        "If the site was just updated, load the page again; otherwise its files are incomplete.",
    );
  }
  return response;
}

/** As far as the browser knows; in Node it says nothing. */
const isOffline = (): boolean => globalThis.navigator?.onLine === false;
