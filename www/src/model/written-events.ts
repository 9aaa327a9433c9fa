/**
 * Events that came as objects, written down as rows of numbers: as objects a million of them would fill the page's memory.
 * Each is made an object again when it is asked for. Knows how each kind of event is written down; not what one means.
 *
 * What an event has beside the fields of its kind is not kept, so that a file brings in nothing else.
 */
import type { Part, TraceEvent, TraceFrame } from "../protocol/trace";
import type { Shown } from "../protocol/trace-rows";

type Kind = TraceEvent["kind"];

/** How a field is written: null is a number that no field has, a text or a list its place in a table. */
type Column = "number" | "text" | "cause" | "wait" | "stack" | "parts";

const JOB = { job: "text", id: "number" } as const;
const CALLED = { what: "text", line: "number" } as const;

const HOLD = { resource: "number", role: "text", holder: "number", cause: "cause", line: "number" } as const;

const COLUMNS: {
  readonly [K in Kind]: Readonly<
    Record<Exclude<keyof Extract<TraceEvent, { kind: K }>, "kind" | "at" | "turn">, Column>
  >;
} = {
  "turn-started": { jobs: "number" },
  "task-spawned": { task: "number", parent: "number", name: "text", coroutine: "text", line: "number" },
  "task-renamed": { task: "number", name: "text" },
  "cancel-requested": { task: "number", cause: "cause", line: "number" },
  "task-woken": { task: "number", cause: "cause" },
  "callback-scheduled": { callback: "number", cause: "cause", ...CALLED },
  "callback-cancelled": { callback: "number", cause: "cause" },
  "job-started": JOB,
  "job-ended": { ...JOB, outcome: "text", waiting: "text", on: "wait", line: "number", stack: "stack" },
  "future-created": { future: "number", cause: "cause" },
  "future-resolved": { future: "number", outcome: "text", cause: "cause", line: "number" },
  "timer-armed": { timer: "number", deadline: "number", cause: "cause", ...CALLED },
  "timer-fired": { timer: "number" },
  "timer-cancelled": { timer: "number", cause: "cause" },
  "text-written": { stream: "text", end: "number", cause: "cause" },
  "line-reached": { line: "number", function: "number", cause: "cause" },
  "future-serves": { future: "number", role: "text", resource: "number", parts: "parts" },
  "resource-acquired": HOLD,
  "resource-released": HOLD,
  "mistake-found": { mistake: "text", task: "number", future: "number", ...CALLED },
  "loop-blocked": { ...JOB, duration: "number" },
};

const KINDS = Object.entries(COLUMNS).map(([kind, columns]) => ({
  kind,
  columns: Object.entries<Column>(columns).map(([name, column]) => ({ name, column })),
}));
const CODES = new Map(KINDS.map(({ kind }, code) => [kind, code]));

/** Numbers that stand together. No event is torn by the end of a row. */
const ROW = 1 << 15;
/** More numbers than any event needs. */
const LONGEST = 16;

/** Of the tables: the place of nothing. */
const NOTHING = 0;

type Fields = Record<string, unknown>;

export class WrittenEvents {
  readonly #rows: Float64Array[] = [];
  /** Where in the rows, put one behind the other, each event begins. */
  #starts = new Uint32Array(1_024);
  #length = 0;
  /** How much of the last row is filled. */
  #filled = ROW;
  readonly #texts: (string | null)[] = [null];
  readonly #placesOfTexts = new Map<string, number>();
  readonly #stacks: (readonly TraceFrame[])[] = [[]];
  readonly #placesOfStacks = new Map<readonly TraceFrame[], number>();
  readonly #shown: Shown;
  readonly #parts: (readonly Part[])[] = [[]];
  /** The one that was written last, for events of one place share theirs. */
  #lastStack: { readonly stack: readonly TraceFrame[]; readonly place: number } | null = null;

  /** Texts and stacks are kept as they are shown. */
  constructor(shown: Shown) {
    this.#shown = shown;
  }

  get length(): number {
    return this.#length;
  }

  append(events: readonly TraceEvent[]): void {
    for (const event of events) this.#write(event);
  }

  at(index: number): TraceEvent {
    const start = this.#starts[index] ?? 0;
    const row = this.#rows[Math.floor(start / ROW)];
    let at = start % ROW;
    const next = (): number => row?.[at++] ?? 0;
    const kind = KINDS[next()];
    if (row === undefined || kind === undefined || !(index < this.#length)) {
      throw new RangeError(`There is no event ${index} among ${this.#length}.`);
    }
    const event: Fields = { kind: kind.kind, at: next(), turn: next() };
    for (const { name, column } of kind.columns) event[name] = this.#read(column, next);
    return event as unknown as TraceEvent;
  }

  /** Program time of an event, in milliseconds. */
  timeAt(index: number): number {
    const start = (this.#starts[index] ?? 0) + 1;
    return this.#rows[Math.floor(start / ROW)]?.[start % ROW] ?? 0;
  }

  #read(column: Column, next: () => number): unknown {
    const number = next();
    switch (column) {
      case "number":
        return Number.isNaN(number) ? null : number;
      case "text":
        return this.#texts[number] ?? null;
      case "stack":
        return this.#stacks[number];
      case "parts":
        return this.#parts[number];
      case "cause": {
        const id = next();
        return Number.isNaN(id) ? { by: this.#texts[number] } : { by: this.#texts[number], id };
      }
      case "wait": {
        const id = next();
        if (number === NOTHING) return null;
        return Number.isNaN(id) ? { for: this.#texts[number] } : { for: this.#texts[number], id };
      }
    }
  }

  #write(event: TraceEvent): void {
    const code = CODES.get(event.kind);
    if (code === undefined) throw new Error(`No event is of the kind ${event.kind}.`);
    if (this.#filled + LONGEST > ROW) {
      this.#rows.push(new Float64Array(ROW));
      this.#filled = 0;
    }
    const row = this.#rows.at(-1) as Float64Array;
    this.#note((this.#rows.length - 1) * ROW + this.#filled);
    let at = this.#filled;
    row[at++] = code;
    row[at++] = event.at;
    row[at++] = event.turn;
    const fields = event as unknown as Fields;
    for (const { name, column } of KINDS[code]?.columns ?? []) {
      const value = fields[name];
      switch (column) {
        case "number":
          row[at++] = (value as number | null) ?? NaN;
          break;
        case "text":
          row[at++] = this.#placeOfText(value as string | null);
          break;
        case "stack":
          row[at++] = this.#placeOfStack(value as readonly TraceFrame[]);
          break;
        case "parts":
          row[at++] = this.#placeOfParts(value as readonly Part[]);
          break;
        case "cause": {
          const { by, id } = value as { by: string; id?: number };
          row[at++] = this.#placeOfText(by);
          row[at++] = id ?? NaN;
          break;
        }
        case "wait": {
          const wait = value as { for: string; id?: number } | null;
          row[at++] = this.#placeOfText(wait?.for ?? null);
          row[at++] = wait?.id ?? NaN;
          break;
        }
      }
    }
    this.#filled = at;
  }

  #note(start: number): void {
    if (this.#length === this.#starts.length) {
      const more = new Uint32Array(this.#length * 2);
      more.set(this.#starts);
      this.#starts = more;
    }
    this.#starts[this.#length] = start;
    this.#length += 1;
  }

  #placeOfText(text: string | null): number {
    if (text === null) return NOTHING;
    const known = this.#placesOfTexts.get(text);
    if (known !== undefined) return known;
    const shown = this.#shown.text(text);
    const place = this.#texts.push(shown) - 1;
    // A long one is not kept for being found again.
    if (text.length <= shown.length) this.#placesOfTexts.set(text, place);
    return place;
  }

  #placeOfParts(parts: readonly Part[]): number {
    if (parts.length === 0) return NOTHING;
    return this.#parts.push(parts.map(({ what, id }) => ({ what, id }))) - 1;
  }

  #placeOfStack(stack: readonly TraceFrame[]): number {
    if (stack.length === 0) return NOTHING;
    if (this.#lastStack?.stack === stack) return this.#lastStack.place;
    const shown = this.#shown.stack(stack);
    const place = this.#placesOfStacks.get(shown) ?? this.#stacks.push(shown) - 1;
    this.#placesOfStacks.set(shown, place);
    this.#lastStack = { stack, place };
    return place;
  }
}
