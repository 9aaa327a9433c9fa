/**
 * The service worker of the standalone page: answers for the files of the site, and for nothing else in its folder. Only that
 * page registers it (`offline/registration.ts`). Binds events to what is kept (`files.ts`) and who is there (`open-pages.ts`).
 */
import type { Kept, ToKeeper } from "../messages";
import { Files, type Entry } from "./files";
import { OpenPages } from "./open-pages";

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly Entry[] };

const base = self.registration.scope;
const files = new Files(self.__WB_MANIFEST, base, `interleave-files ${base}`);
const pages = new OpenPages(base, `interleave-pages ${base}`);

/** The pages of the site that belong to one version; what else lies here may be shown by, or belong to, somebody else's page. */
const isOwnPage = (url: string): boolean => {
  const file = files.find(url);
  return file !== null && file.endsWith(".html") && file !== new URL("embed.html", base).href;
};

self.addEventListener("install", (event) => event.waitUntil(files.install(event)));

self.addEventListener("activate", (event) => {
  // The page of a first visit, which has installed it, can lose its network too.
  event.waitUntil(Promise.all([self.clients.claim(), tidy()]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const file = files.find(request.url);
  if (file === null) {
    if (files.isHashed(request.url)) event.respondWith(anyVersion(request));
  } else if (request.mode === "navigate" ? isOwnPage(file) : files.isHashed(file)) {
    event.respondWith(thisVersion(event, file));
  } else {
    event.respondWith(named(event, file));
  }
});

self.addEventListener("message", (event) => {
  const message = event.data as ToKeeper;
  const answer = (work: Promise<void>): void =>
    event.waitUntil(
      work
        .then(() => null, String)
        .then(async (failure) => {
          const kept: Kept = { missing: await files.missingBytes(), failure };
          event.ports[0]?.postMessage(kept);
        }),
    );
  switch (message.kind) {
    case "state":
      return answer(tidy());
    case "keep":
      return answer(files.keepAll());
    case "take-over":
      event.waitUntil(self.skipWaiting());
  }
});

async function thisVersion(event: FetchEvent, file: string): Promise<Response> {
  const key = files.keyOf(file) ?? file;
  if (event.request.mode === "navigate") event.waitUntil(pages.served(event.resultingClientId, key));
  const kept = await files.kept(key);
  if (kept !== undefined) return kept;
  const response = await fetch(event.request);
  // A page that asks for it has it from now on. What is read twice is one download.
  if (files.isOnDemand(file) && response.ok) {
    const copy = response.clone();
    event.waitUntil(files.keep(file, async () => copy).catch(complain));
  }
  return response;
}

/** A page of an older version asks for its own files, and finds them as long as it is there. */
async function anyVersion(request: Request): Promise<Response> {
  return (await files.kept(request.url)) ?? fetch(request);
}

/**
 * What has one name in all versions: a page of ours has it of its own; any other page has what the server has, and what is
 * kept only where that does not answer.
 */
async function named(event: FetchEvent, file: string): Promise<Response> {
  const client = await self.clients.get(event.clientId);
  if (event.request.mode !== "navigate" && client !== undefined && isOwnPage(client.url))
    return thisVersion(event, file);
  try {
    return await fetch(event.request);
  } catch (error) {
    const kept = await files.kept(files.keyOf(file) ?? file);
    if (kept === undefined) throw error;
    return kept;
  }
}

/** Deletes what older versions have left, once no page of theirs is open; not while a newer one has come and waits. */
function tidy(): Promise<void> {
  return files.deleteOthers(async () => {
    const { installing, waiting } = self.registration;
    if (installing !== null || waiting !== null) return false;
    const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const open = windows.filter(({ url }) => url.startsWith(base));
    return pages.areAll(open, (key) => files.has(key));
  });
}

function complain(error: unknown): void {
  console.warn(`Interleave could not be kept for offline: ${String(error)}`);
}
