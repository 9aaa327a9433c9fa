/**
 * A file server for tests: serves folders at paths, as any static host would. Knows nothing of what is
 * in the folders.
 */
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

/** The built site. */
export const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));

export interface Site {
  /** Ends in a slash: `http://localhost:40123/`. */
  readonly url: string;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** Sent with every file. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether a file that has its Brotli beside it (`x.js.br`) is sent packed. */
  readonly packed?: boolean;
  /** Told the path of every request. */
  readonly asked?: (path: string) => void;
}

/**
 * Serves each folder at its path (`{ "/": DIST }`, `{ "/some/deep/path/": DIST }`), on a free port.
 * Paths start and end with a slash; the longest that fits an address is asked first.
 */
export async function serve(
  folders: Readonly<Record<string, string>>,
  options: SiteOptions = {},
): Promise<Site> {
  const mounts = Object.entries(folders).map(([path, folder]) => {
    if (!path.startsWith("/") || !path.endsWith("/"))
      throw new Error(`"${path}" must start and end with a slash`);
    if (!existsSync(folder)) throw new Error(`${folder} is missing; \`make build\` makes dist/`);
    return { path, files: sirv(folder, { dev: true, etag: false, brotli: options.packed ?? false }) };
  });
  mounts.sort((a, b) => b.path.length - a.path.length);

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(options.headers ?? {})) response.setHeader(name, value);
    const asked = request.url ?? "/";
    options.asked?.(asked);
    const mount = mounts.find(({ path }) => asked.startsWith(path));
    const notFound = (): void => void response.writeHead(404).end("Not found");
    if (mount === undefined) return notFound();
    request.url = asked.slice(mount.path.length - 1);
    mount.files(request, response, notFound);
  });
  return listen(server);
}

/** Has a server answer at an address of its own. */
export async function listen(server: Server): Promise<Site> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "localhost", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
