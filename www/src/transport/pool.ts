/**
 * Workers in advance: at most one warmed spare an engine, so that a run starts at once. With the engines'
 * modules it is the only thing that elements on one page share. Knows engines by their definition; nothing of sessions or the page.
 */
import type { EngineDefinition } from "../engines/engine";
import { Connection } from "./connection";
import { EngineModules, type Watcher } from "./engine-modules";
import { workerStarter, type StartWorker, type WorkerHandle } from "./start-worker";

export class WorkerPool {
  readonly #start: StartWorker;
  readonly #modules: EngineModules;
  readonly #spares = new Map<EngineDefinition, Connection>();

  constructor(start: StartWorker = workerStarter(), modules = new EngineModules()) {
    this.#start = start;
    this.#modules = modules;
  }

  /** Sees to it that a spare stands by or is on its way. A spare that dies is forgotten. */
  warm(engine: EngineDefinition): void {
    if (this.#spares.get(engine)?.usable) return;
    // No failure is reported from here: nobody asked for a run yet, and the run that asks starts another
    // and hears of it.
    const spare = this.#tryConnect(engine);
    if (spare === null) return;
    spare.onDeath(() => {
      if (this.#spares.get(engine) === spare) this.#spares.delete(engine);
    });
    this.#spares.set(engine, spare);
  }

  /** A connection of the caller's own, who ends it. Throws a DOMException where workers are forbidden. */
  take(engine: EngineDefinition): Connection {
    const spare = this.#spares.get(engine);
    this.#spares.delete(engine);
    return spare?.usable ? spare : this.#connect(engine);
  }

  /** Tells how far the download of the engine is, as `EngineModules.watch` does. */
  watch(engine: EngineDefinition, watcher: Watcher): () => void {
    return this.#modules.watch(engine, watcher);
  }

  /** Ends the spares; those taken belong to their takers. */
  clear(): void {
    for (const spare of this.#spares.values()) spare.end();
    this.#spares.clear();
  }

  #tryConnect(engine: EngineDefinition): Connection | null {
    try {
      return this.#connect(engine);
    } catch (error) {
      if (error instanceof DOMException) return null;
      throw error;
    }
  }

  #connect(engine: EngineDefinition): Connection {
    const start = (): WorkerHandle => this.#start(engine);
    const worker = start();
    const module = this.#modules.load(engine);
    if (module === null) return new Connection(worker, engine.readyWithin);
    let known = module;
    return new Connection(worker, engine.readyWithin, module, () => {
      known = this.#modules.renew(engine, known);
      return { worker: start(), module: known };
    });
  }
}
