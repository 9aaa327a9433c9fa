/**
 * Workers in advance: at most one warmed spare an engine, so that a run starts at once; one that nobody takes is given
 * back, for an interpreter has megabytes. With the engines' modules it is the only thing that elements on one page share. Knows engines by their definition; nothing of sessions or the page.
 */
import type { EngineDefinition } from "../engines/engine";
import { Connection } from "./connection";
import { EngineModules, type Watcher } from "./engine-modules";
import { workerStarter, type StartWorker, type WorkerHandle } from "./start-worker";

/** How long a spare stands by after somebody last came near, in milliseconds. */
export const STAND_BY = 60_000;

interface Spare {
  readonly connection: Connection;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export class WorkerPool {
  readonly #start: StartWorker;
  readonly #modules: EngineModules;
  readonly #spares = new Map<EngineDefinition, Spare>();

  constructor(start: StartWorker = workerStarter(), modules = new EngineModules()) {
    this.#start = start;
    this.#modules = modules;
  }

  /** Sees to it that a spare stands by or is on its way, for a while from now. A spare that dies is forgotten. */
  warm(engine: EngineDefinition): void {
    const spare = this.#spares.get(engine) ?? this.#ready(engine);
    if (spare === null) return;
    clearTimeout(spare.timer);
    spare.timer = setTimeout(() => this.#giveBack(engine), STAND_BY);
  }

  /** A connection of the caller's own, who ends it. Throws a DOMException where workers are forbidden. */
  take(engine: EngineDefinition): Connection {
    const spare = this.#spares.get(engine);
    if (spare === undefined) return this.#connect(engine);
    this.#forget(engine, spare);
    return spare.connection;
  }

  /** Tells how far the download of the engine is, as `EngineModules.watch` does. */
  watch(engine: EngineDefinition, watcher: Watcher): () => void {
    return this.#modules.watch(engine, watcher);
  }

  /** Ends the spares; those taken belong to their takers. */
  clear(): void {
    for (const engine of [...this.#spares.keys()]) this.#giveBack(engine);
  }

  #ready(engine: EngineDefinition): Spare | null {
    // No failure is reported from here: nobody asked for a run yet, and the run that asks starts another
    // and hears of it.
    const connection = this.#tryConnect(engine);
    if (connection === null) return null;
    const spare: Spare = { connection, timer: undefined };
    connection.onDeath(() => this.#forget(engine, spare));
    this.#spares.set(engine, spare);
    return spare;
  }

  #forget(engine: EngineDefinition, spare: Spare): void {
    clearTimeout(spare.timer);
    if (this.#spares.get(engine) === spare) this.#spares.delete(engine);
  }

  #giveBack(engine: EngineDefinition): void {
    const spare = this.#spares.get(engine);
    if (spare === undefined) return;
    this.#forget(engine, spare);
    spare.connection.end();
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
