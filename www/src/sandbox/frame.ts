/**
 * The script of the frame in which workers live that must not have the page's origin: makes them from a text that the page
 * sends, and ends them. A frame that is sandboxed has an origin that nobody else has, and its workers have the frame's
 * policy (build/sandbox.ts): no network, no storage, and no way to the page but the port that each is given. Knows
 * workers and ports; nothing of programs.
 */
import { GREETING, type FromSandbox, type ToSandbox, type ToSandboxedWorker } from "../protocol/sandbox";

interface Engine {
  readonly url: string;
  readonly module: Promise<WebAssembly.Module>;
}

// Opened by itself, or in a frame that is not sandboxed, this has the site's origin, and whoever opened it could run any
// text in that. An origin that nobody else has calls itself "null".
if (self.origin === "null") addEventListener("message", greeted);

function greeted({ source, data, ports }: MessageEvent<unknown>): void {
  const [port] = ports;
  // Whoever can see this window may post to it; only the page around it is heard.
  if (source !== parent || data !== GREETING || port === undefined) return;
  removeEventListener("message", greeted);
  serve(port);
}

function serve(port: MessagePort): void {
  const workers = new Map<number, Worker>();
  let engine: Engine | null = null;
  const tell = (message: FromSandbox): void => port.postMessage(message);
  const failed = (id: number, error: unknown): void =>
    tell({ kind: "failed", id, message: error instanceof Error ? error.message : String(error) });

  const start = async (id: number, name: string, page: MessagePort): Promise<void> => {
    if (engine === null) throw new Error("a worker was asked for before its code came");
    // Not a module: Chromium starts none from a text whose origin is nobody's.
    const worker = new Worker(engine.url, { name });
    workers.set(id, worker);
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      failed(id, event.message ?? "");
    });
    const message: ToSandboxedWorker = { module: await engine.module };
    worker.postMessage(message, [page]);
  };

  port.onmessage = ({ data, ports }: MessageEvent<ToSandbox>): void => {
    switch (data.kind) {
      case "engine": {
        const url = URL.createObjectURL(new Blob([data.code], { type: "text/javascript" }));
        engine = { url, module: WebAssembly.compile(data.wasm) };
        // Whoever starts a worker hears of it.
        engine.module.catch(() => {});
        return;
      }
      case "start":
        start(data.id, data.name, ports[0]!).catch((error: unknown) => failed(data.id, error));
        return;
      case "end":
        workers.get(data.id)?.terminate();
        workers.delete(data.id);
        return;
      case "ask":
        tell({ kind: "here" });
    }
  };
  tell({ kind: "open" });
}
