/**
 * Where the program is: at which site a step came to rest, how deep steps are nested, which errors went
 * which way. One for each run; knows numbers and errors only.
 */
import type { StepWatcher } from "./coroutine";
import type { Trail } from "./errors/trail";

export class Watcher implements StepWatcher {
  readonly #trail: Trail;
  readonly isPromise: StepWatcher["isPromise"];
  #depth = 0;
  site: number | null = null;
  /** Called when a job of the program's begins: not for steps within one. */
  onJob: () => void = () => {};

  constructor(trail: Trail, isPromise: StepWatcher["isPromise"]) {
    this.#trail = trail;
    this.isPromise = isPromise;
  }

  begins(): void {
    if (this.#depth === 0) this.onJob();
    this.#depth += 1;
  }

  ends(): void {
    this.#depth -= 1;
  }

  /** Where the step that has just ended came to rest; null if it did not say. */
  takeSite(): number | null {
    const { site } = this;
    this.site = null;
    return site;
  }

  threw(error: unknown): void {
    this.#trail.began(error);
  }

  passed(error: unknown, site: number): void {
    this.#trail.passed(error, site);
  }
}
