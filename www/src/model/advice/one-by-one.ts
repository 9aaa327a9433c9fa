/**
 * Waits that ran one after the other, though they could overlap: calls of one function, awaited in a row by another one,
 * which did nothing but sleep while no other task ran. Whether one call needs what another brings no trace shows, so the
 * advice says on which condition it holds.
 *
 * In JavaScript each call of an async function is a task of its own. In Python a call that is awaited is a frame of its task,
 * where two calls of one line look like one that waits twice, and count as one. A sleep that a function awaits itself is no
 * call of the program's, so that a loop with a sleep in it is not told of.
 */
import type { TraceEvent, TraceFrame } from "../../protocol/trace";
import { words } from "../../words/advice";
import type { Finding, Language, Rule } from "./advice";
import { JOB_KINDS, Jobs } from "./jobs";
import { languageOf, type Known } from "./known";
import { RowOfCalls, type CallsInARow } from "./row-of-calls";

/** Nobody reads further. */
const MOST = 100;

const SOME = 3;

type JobEnded = Extract<TraceEvent, { kind: "job-ended" }>;

/** A call of a task that waits; the innermost one may be a task that it called, which is all that is known of it. */
interface Call extends TraceFrame {
  readonly task: number | null;
}

/** A task that waits, with its calls, outermost first; and the row that each call stands in, by the place of its caller. */
interface Waiting {
  readonly stack: readonly TraceFrame[];
  readonly calls: readonly Call[];
  readonly rows: readonly (RowOfCalls | undefined)[];
  readonly since: number;
}

export class OneByOne implements Rule {
  readonly takes = [...JOB_KINDS, "future-serves"] as const;
  readonly #known: Known;
  readonly #jobs = new Jobs();
  readonly #waiting = new Map<number, Waiting>();
  /** Pending futures that are sleeps. */
  readonly #sleeps = new Set<number>();
  /** Tasks that waited for anything but a sleep, or for a call that did. */
  readonly #impure = new Set<number>();
  readonly #found = new Map<string, Finding>();

  constructor(known: Known) {
    this.#known = known;
  }

  apply(event: TraceEvent, happened: number): void {
    switch (event.kind) {
      case "future-serves":
        if (event.role === "sleep") this.#sleeps.add(event.future);
        break;
      case "future-resolved":
        this.#sleeps.delete(event.future);
        break;
      case "job-started":
        if (event.job === "task") this.#goesOn(event.id, event.at, happened);
        break;
      case "job-ended":
        if (event.job === "task") this.#rests(event, happened);
        break;
      default:
        break;
    }
    this.#jobs.apply(event, happened);
  }

  #goesOn(id: number, at: number, happened: number): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    const awaited = waiting.calls.at(-1)?.task ?? null;
    const told = awaited === null ? this.#jobs.restedAlone(id) : this.#onlySlept(id, awaited);
    waiting.rows.forEach((row, level) => {
      if (told) row?.waited(at - waiting.since);
      else this.#tell(waiting.calls[level], row, row?.spoil(), happened);
    });
  }

  #onlySlept(id: number, awaited: number): boolean {
    if (this.#impure.has(awaited)) this.#impure.add(id);
    const finished = this.#known.tasks.get(awaited)?.outcome === "finished";
    return finished && !this.#impure.has(awaited) && this.#jobs.ranAlone(awaited);
  }

  #rests(event: JobEnded, happened: number): void {
    const { id, at, outcome, stack } = event;
    const before = this.#waiting.get(id);
    const calls = outcome === "suspended" ? this.#callsOf(event, before) : [];
    const rows = rowsOf(calls, before);
    before?.rows.forEach((row, level) => {
      if (row !== rows[level]) this.#tell(before.calls[level], row, row?.end(), happened);
    });
    if (outcome !== "suspended") return void this.#waiting.delete(id);
    if (!this.#mayOverlap(event, calls)) {
      this.#impure.add(id);
      rows.forEach((row, level) => this.#tell(calls[level], row, row?.spoil(), happened));
    }
    this.#waiting.set(id, { stack, calls, rows, since: at });
  }

  #callsOf({ id, on, stack }: JobEnded, before: Waiting | undefined): readonly Call[] {
    const task = on?.for === "task" ? this.#known.tasks.get(on.id) : undefined;
    // Those of one place are one list.
    if (task === undefined && before?.stack === stack && before.calls.at(-1)?.task === null)
      return before.calls;
    const calls: Call[] = stack.map(({ function: name, file, line }) => ({
      function: name,
      file,
      line,
      task: null,
    }));
    const file = calls.at(-1)?.file;
    const called = task?.parent === id && this.#jobs.wasMadeIn(task.id, id);
    if (file === undefined || task?.coroutine == null || !called) return calls;
    return [...calls, { function: task.coroutine, file, line: 0, task: task.id }];
  }

  /** Whether it sleeps, or awaits what it has just called. */
  #mayOverlap({ on }: JobEnded, calls: readonly Call[]): boolean {
    if (on?.for === "future") return this.#sleeps.has(on.id);
    if (on?.for === "task") return calls.at(-1)?.task === on.id;
    return on?.for === "timer" || on?.for === "turn";
  }

  #tell(
    caller: Call | undefined,
    row: RowOfCalls | undefined,
    told: CallsInARow | null | undefined,
    happened: number,
  ): void {
    if (row === undefined || told == null || this.#found.size >= MOST) return;
    const key = `${caller?.function} ${row.callee} ${told.lines.join(" ")}`;
    if (this.#found.has(key)) return;
    this.#found.set(key, {
      line: told.lines[0] ?? null,
      after: false,
      event: happened,
      text: (_, language) => text(row.callee, told, language),
    });
  }

  found(): readonly Finding[] {
    return [...this.#found.values()];
  }
}

/** The rows in which calls stand: those of before, as far as they go on, or new ones. */
function rowsOf(calls: readonly Call[], before: Waiting | undefined): (RowOfCalls | undefined)[] {
  const rows: (RowOfCalls | undefined)[] = [];
  const same = before === undefined ? 0 : sameCalls(before.calls, calls);
  for (let level = 0; level + 1 < calls.length; level += 1) {
    const [caller, callee] = [calls[level], calls[level + 1]];
    if (caller === undefined || callee === undefined || !areOwn(caller, callee)) continue;
    const row = level > same ? undefined : before?.rows[level];
    const goesOn = row?.callee === callee.function && before?.calls[level]?.function === caller.function;
    // As long as nothing but what stands within it changes, it is the same call.
    const isSameCall = goesOn && level < same && callee.task === null;
    if (isSameCall || (goesOn && row.call(caller.line))) rows[level] = row;
    else {
      const begun = new RowOfCalls(callee.function);
      begun.call(caller.line);
      rows[level] = begun;
    }
  }
  return rows;
}

/** How many calls are the same, and stand at the same lines. */
function sameCalls(before: readonly Call[], now: readonly Call[]): number {
  const differs = now.findIndex((call, index) => {
    const other = before[index];
    return (
      other?.function !== call.function ||
      other.line !== call.line ||
      other.file !== call.file ||
      other.task !== call.task
    );
  });
  return differs === -1 ? now.length : differs;
}

/** Whether both are the program's own. */
function areOwn(caller: Call, callee: Call): boolean {
  return languageOf(caller.file) !== null && caller.file === callee.file;
}

function text(callee: string, { count, lines, total, longest }: CallsInARow, language: Language): string {
  // As Python qualifies the names of functions: "main.<locals>.fetch".
  const name = callee.split("<locals>.").at(-1) ?? callee;
  // One more is told as soon as counted.
  const told = lines.length - SOME > 1 ? lines.slice(0, SOME) : lines;
  return words.oneByOne(name, count, told, lines.length - told.length, total, longest, language);
}
