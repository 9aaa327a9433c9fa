/**
 * For `make dev`: rebuilds the wasm when a file of the crates changes, then reloads the page. Knows the
 * command that builds; nothing of what is built.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Plugin, ViteDevServer } from "vite";

const BUILD = fileURLToPath(new URL("./wasm", import.meta.url));

/** Editors save several files at once; one build is enough for them. In milliseconds. */
const SETTLE = 100;

export function rebuildWasm(crates: string): Plugin {
  return {
    name: "rebuild-wasm",
    apply: "serve",
    configureServer(server) {
      const rebuild = oneAtATime(() => build(server));
      let timer: NodeJS.Timeout | undefined;
      server.watcher.add(crates);
      server.watcher.on("all", (_event, path) => {
        if (!path.startsWith(crates)) return;
        clearTimeout(timer);
        timer = setTimeout(rebuild, SETTLE);
      });
    },
  };
}

/** Runs `job` when asked; asked while it runs, it runs once more afterwards. */
function oneAtATime(job: () => Promise<void>): () => Promise<void> {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await job();
    }
    running = false;
  };
}

async function build(server: ViteDevServer): Promise<void> {
  const { logger } = server.config;
  logger.info("rebuilding the wasm", { timestamp: true });
  for (const crate of ["web", "python"]) {
    // A program that does not compile has said so itself; the page keeps what it has.
    if (!(await buildCrate(crate, (message) => logger.error(message)))) return;
  }
  server.hot.send({ type: "full-reload" });
}

/** Whether it was built. */
function buildCrate(crate: string, report: (message: string) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(BUILD, ["quick", crate], { stdio: "inherit" });
    child.on("error", (error) => {
      report(`${BUILD} did not start: ${error.message}`);
      resolve(false);
    });
    child.on("exit", (code) => resolve(code === 0));
  });
}
