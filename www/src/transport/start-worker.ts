/**
 * Starts an engine's worker. The one place that knows how: in the sandbox, from the page's own origin or from another,
 * a worker starts differently, and nobody else has to notice.
 */
import type { EngineDefinition } from "../engines/engine";
import { words } from "../words/engine";
import { whenDead } from "./lifeline";
import { TRUSTED_POLICY, advise, scriptUrl, whenForbidden } from "./policy";
import { Sandbox } from "./sandbox";

/**
 * As much of a worker as the page needs; tests supply their own. Besides the events of workers it has `refused`: there is
 * none, or none any more, and the `detail` says why and what to do.
 */
export interface WorkerHandle extends EventTarget {
  postMessage(message: unknown): void;
  terminate(): void;
  /** Somebody waits for it from now on. If it can die without a word, it sees to it that this is noticed. */
  beWaitedFor?(): void;
}

/** Throws a DOMException where workers are forbidden. */
export type StartWorker = (engine: EngineDefinition) => WorkerHandle;

/** Starts real ones; the sandboxes that they need are its own. */
export function workerStarter(): StartWorker {
  const sandboxes = new Map<EngineDefinition, Sandbox>();
  return (engine) => {
    // That of a lock, too, which all pages of the site share.
    const name = `interleave ${engine.language} ${Math.random().toString(36).slice(2)}`;
    if (!isSandboxed(engine)) return startInPage(engine, name);
    const sandbox = sandboxes.get(engine) ?? new Sandbox(engine);
    sandboxes.set(engine, sandbox);
    return sandbox.start(name);
  };
}

const isSandboxed = (engine: EngineDefinition): engine is EngineDefinition & { sandbox: object } =>
  engine.sandbox !== undefined;

function startInPage({ workerUrl, label }: EngineDefinition, name: string): WorkerHandle {
  const { href, origin } = new URL(workerUrl, document.baseURI);
  // Not that of its address, which is the site's in a sandboxed page too.
  const isOurs = origin === self.origin;
  const isNobodys = self.origin === "null";
  // From another origin no worker starts. A script of ours does, and may import from there.
  const script = isNobodys ? importingLater(href) : `import ${JSON.stringify(href)};`;
  const url = isOurs ? href : URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const advice = isOurs ? advise("worker-src", origin) : advise("worker-src", "blob:", origin);
  const worker = createWorker(url, { type: isNobodys ? "classic" : "module", name }, advice);
  const release = whenForbidden("worker-src", url, () => {
    const detail = words.workerOfForbidden(label, advice);
    worker.dispatchEvent(new CustomEvent("refused", { detail }));
  });
  // It is there.
  worker.addEventListener("message", release, { once: true });
  let forget = (): void => {};
  return Object.assign(worker, {
    beWaitedFor() {
      forget = whenDead(name, () => {
        worker.dispatchEvent(new CustomEvent("refused", { detail: words.workerDied }));
      });
    },
    terminate() {
      release();
      forget();
      URL.revokeObjectURL(url);
      Worker.prototype.terminate.call(worker);
    },
  });
}

/**
 * A script that imports a module and then hands it what was sent meanwhile. In pages without an origin Chromium starts no
 * module of ours, but this.
 */
const importingLater = (href: string): string => `
  const kept = [];
  const keep = (event) => kept.push(event);
  addEventListener("message", keep);
  import(${JSON.stringify(href)}).then(() => {
    removeEventListener("message", keep);
    for (const { data, ports } of kept) dispatchEvent(new MessageEvent("message", { data, ports }));
  }, reportError);
`;

function createWorker(url: string, options: WorkerOptions, advice: string): Worker {
  try {
    return new Worker(scriptUrl(url), options);
  } catch (error) {
    // Some browsers tell of a policy like this, and all of them that they take no address where they enforce Trusted Types.
    const isUntrusted = error instanceof TypeError;
    if (!isUntrusted && !(error instanceof DOMException)) throw error;
    throw new DOMException(isUntrusted ? advise("trusted-types", TRUSTED_POLICY) : advice, "SecurityError");
  }
}
