/**
 * Starts an engine's worker. The one place that knows how: in the sandbox, from the page's own origin or from another,
 * a worker starts differently, and nobody else has to notice.
 */
import type { EngineDefinition } from "../engines/engine";
import { TRUSTED_POLICY, advise, scriptUrl, whenForbidden } from "./policy";
import { Sandbox } from "./sandbox";

/**
 * As much of a worker as the page needs; tests supply their own. Besides the events of workers it has `refused`: there is
 * none, or none any more, and the `detail` says why and what to do.
 */
export interface WorkerHandle extends EventTarget {
  postMessage(message: unknown): void;
  terminate(): void;
}

/** Throws a DOMException where workers are forbidden. */
export type StartWorker = (engine: EngineDefinition) => WorkerHandle;

/** Starts real ones; the sandboxes that they need are its own. */
export function workerStarter(): StartWorker {
  const sandboxes = new Map<EngineDefinition, Sandbox>();
  return (engine) => {
    const name = `interleave ${engine.language}`;
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
  const isOurs = origin === location.origin;
  // From another origin no worker starts. A module of ours does, and may import from there.
  const url = isOurs
    ? href
    : URL.createObjectURL(new Blob([`import ${JSON.stringify(href)};`], { type: "text/javascript" }));
  const advice = isOurs ? advise("worker-src", origin) : advise("worker-src", "blob:", origin);
  const worker = createWorker(url, name, advice);
  const release = whenForbidden("worker-src", url, () => {
    const detail = `This page does not allow the worker in which ${label} programs run. ${advice}`;
    worker.dispatchEvent(new CustomEvent("refused", { detail }));
  });
  // It is there.
  worker.addEventListener("message", release, { once: true });
  return Object.assign(worker, {
    terminate() {
      release();
      URL.revokeObjectURL(url);
      Worker.prototype.terminate.call(worker);
    },
  });
}

function createWorker(url: string, name: string, advice: string): Worker {
  try {
    return new Worker(scriptUrl(url), { type: "module", name });
  } catch (error) {
    // Some browsers tell of a policy like this, and all of them that they take no address where they enforce Trusted Types.
    const isUntrusted = error instanceof TypeError;
    if (!isUntrusted && !(error instanceof DOMException)) throw error;
    throw new DOMException(isUntrusted ? advise("trusted-types", TRUSTED_POLICY) : advice, "SecurityError");
  }
}
