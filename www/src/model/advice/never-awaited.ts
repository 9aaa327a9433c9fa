/**
 * A coroutine that was made and never begun: the engine says so when it is thrown away, as CPython does ("coroutine ... was
 * never awaited"). Once for each place.
 */
import type { TraceEvent } from "../../protocol/trace";
import { words } from "../../words/advice";
import type { Finding, Rule } from "./advice";
import { Alike } from "./alike";

export class NeverAwaited implements Rule {
  readonly takes = ["mistake-found"] as const;
  readonly #alike = new Alike();

  apply(event: TraceEvent, happened: number): void {
    if (event.kind !== "mistake-found" || event.mistake !== "never-awaited") return;
    const { what, line } = event;
    this.#alike.add(`${what} ${line}`, (times) => ({
      line,
      after: false,
      event: happened,
      text: () => words.neverAwaited(what, times(), line),
    }));
  }

  found(): readonly Finding[] {
    return this.#alike.all;
  }
}
