/**
 * A coroutine that was made and never begun: the engine says so when it is thrown away, as CPython does ("coroutine ... was
 * never awaited"). Once for each place.
 */
import type { TraceEvent } from "../../protocol/trace";
import { atLine } from "../words";
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
      text: () => text(what, line, times()),
    }));
  }

  found(): readonly Finding[] {
    return this.#alike.all;
  }
}

function text(what: string | null, line: number | null, times: number): string {
  const often = times === 1 ? "" : ` ${times.toLocaleString("en")} times`;
  const called = what === null ? "A coroutine was made" : `${what}() was called`;
  const mend = what === null ? "Await it" : `Write \`await ${what}(...)\``;
  return (
    `${called}${often}${atLine(line)} and never awaited, so nothing of it ran. ` +
    `${mend}, or give it to \`asyncio.create_task()\` and keep the task.`
  );
}
