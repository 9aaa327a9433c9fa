/**
 * A site that changes while browsers look at it: its server goes away and comes back at the same address, and has another version
 * then. Knows servers, and how a version of the built site becomes another; nothing of who looks.
 */
import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, relative } from "node:path";
import sirv from "sirv";

export interface ChangingSite {
  /** Ends in a slash. */
  readonly url: string;
  /** The paths that were asked for since it was made. */
  readonly asked: readonly string[];
  /** Has it serve these folders at these paths; nobody is there to answer before. Also after it was cut. */
  show(folders: Readonly<Record<string, string>>): Promise<void>;
  /** Ends the server: whoever asks is refused. */
  cut(): Promise<void>;
}

export function changingSite(): ChangingSite {
  let server: Server | null = null;
  let port = 0;
  const asked: string[] = [];
  const cut = async (): Promise<void> => {
    const ended = server;
    if (ended === null) return;
    server = null;
    await new Promise<void>((resolve) => {
      ended.close(() => resolve());
      ended.closeAllConnections();
    });
  };
  return {
    get url() {
      return `http://localhost:${port}/`;
    },
    asked,
    async show(folders) {
      await cut();
      const mounts = Object.entries(folders)
        .map(([path, folder]) => ({ path, files: sirv(folder, { dev: true, etag: false }) }))
        .sort((a, b) => b.path.length - a.path.length);
      const started = createServer((request, response) => {
        const url = request.url ?? "/";
        asked.push(url);
        const notFound = (): void => void response.writeHead(404).end("Not found");
        const mount = mounts.find(({ path }) => url.startsWith(path));
        if (mount === undefined) return notFound();
        request.url = url.slice(mount.path.length - 1);
        mount.files(request, response, notFound);
      });
      server = started;
      await new Promise<void>((resolve, reject) => {
        started.once("error", reject).listen(port, "localhost", resolve);
      });
      port = (started.address() as AddressInfo).port;
    },
    cut,
  };
}

/** All files in a folder, as paths in it. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
}

/** Makes in `folder` what a later build of the site could be: other contents under other names, all but the Python engine. */
export function makeNextVersion(dist: string, folder: string, title: string): void {
  cpSync(dist, folder, { recursive: true });
  const names = new Map<string, string>();
  for (const path of filesIn(join(folder, "assets"))) {
    const [, name, hash, rest] = /^(.*)-([\w-]{8})(\.\w+)$/.exec(path) ?? [];
    if (name === undefined || hash === undefined || name === "python_bg") continue;
    const other = `${name}-${hash.split("").reverse().join("")}${rest}`;
    names.set(path, other);
    renameSync(join(folder, "assets", path), join(folder, "assets", other));
  }
  for (const path of filesIn(folder).filter((path) => /\.(html|js|css)$/.test(path))) {
    let text = readFileSync(join(folder, path), "utf8");
    for (const [name, other] of names) text = text.replaceAll(name, other);
    if (path === "index.html") text = text.replace(/<title>.*<\/title>/, `<title>${title}</title>`);
    writeFileSync(join(folder, path), text);
  }
  relist(folder);
}

interface Entry {
  url: string;
  revision: string | null;
  integrity: string;
  bytes: number;
}

/** Writes into the service worker of a site what its files are now. */
function relist(folder: string): void {
  const path = join(folder, "service-worker.js");
  const script = readFileSync(path, "utf8");
  const list = /\[\{[^\]]*integrity[^\]]*\]/.exec(script)?.[0];
  if (list === undefined) throw new Error(`${relative(folder, path)} has no list of files`);
  const entries = JSON.parse(list) as Entry[];
  for (const entry of entries) {
    const bytes = readFileSync(join(folder, entry.url));
    entry.integrity = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
    if (entry.revision !== null) entry.revision = createHash("md5").update(bytes).digest("hex");
    entry.bytes = bytes.length;
  }
  writeFileSync(
    path,
    script.replace(list, () => JSON.stringify(entries)),
  );
}
