/**
 * Async generators: the iterator that calling one returns, its queue of requests and the delegation of
 * `yield*` (ECMA-262, AsyncGenerator Objects). The body is a compiled generator that yields both what it
 * awaits and what the person yields; the latter comes wrapped in `Out`.
 *
 * Knows the queue and the body; the host says what a promise is and drives what awaits.
 */
import type { At, Body } from "../contract";
import { ask, asyncIterator, type Request } from "./iteration";

/** What an async generator needs of a scheduler. */
export interface GeneratorHost {
  /** A promise (or future) with its two ends. */
  deferred(): Deferred;
  /**
   * Drives a generator: runs it at once up to its first `yield`; what it yields is awaited and resumes
   * it. It handles its own errors and returns nothing of interest.
   */
  drive(steps: Generator<unknown, void, unknown>): void;
  readonly at: At;
}

export interface Deferred {
  readonly promise: unknown;
  resolve(result: IteratorResult<unknown>): void;
  reject(error: unknown): void;
}

/** How a generator is resumed, or how it ended. */
type Completion = { readonly type: Request; readonly value: unknown };

interface Demand {
  readonly completion: Completion;
  readonly deferred: Deferred;
}

/** What the person yields, as the body hands it to its driver. */
export class Out {
  constructor(
    readonly site: number,
    readonly value: unknown,
    /** Whether the body wants to be resumed with the completion itself, rather than by it. */
    readonly raw: boolean,
  ) {}
}

/** Asks for the body to be left as by `return`, which only its driver can do. */
class Leave {
  constructor(readonly value: unknown) {}
}

/** The iterator of an async generator. `site` is that of its function. */
export class AsyncGeneratorObject {
  readonly #body: Body;
  readonly #host: GeneratorHost;
  readonly #queue: Demand[] = [];
  #state: "start" | "yielded" | "running" | "completed" = "start";
  /** The last yield, which waits to be resumed. */
  #last: Out;

  constructor(site: number, body: Body, host: GeneratorHost) {
    this.#body = body;
    this.#host = host;
    this.#last = new Out(site, undefined, false);
  }

  next(value?: unknown): unknown {
    return this.#request({ type: "next", value });
  }

  return(value?: unknown): unknown {
    return this.#request({ type: "return", value });
  }

  throw(error?: unknown): unknown {
    return this.#request({ type: "throw", value: error });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  get [Symbol.toStringTag](): string {
    return "AsyncGenerator";
  }

  #request(completion: Completion): unknown {
    const deferred = this.#host.deferred();
    this.#queue.push({ completion, deferred });
    if (this.#state === "running") return deferred.promise;
    // A body that has not begun has nothing to clean up.
    const ends = this.#state === "completed" || (this.#state === "start" && completion.type !== "next");
    this.#state = "running";
    this.#host.drive(ends ? this.#drain() : this.#run(completion));
    return deferred.promise;
  }

  /** Answers the request at the front of the queue. */
  #answer(completion: Completion, done: boolean): void {
    const request = this.#queue.shift();
    if (request === undefined) throw new Error("an async generator answered a request that nobody made");
    if (completion.type === "throw") request.deferred.reject(completion.value);
    else request.deferred.resolve({ value: completion.value, done });
  }

  /** Runs the body until it has yielded with no request left, or has ended. */
  *#run(request: Completion): Steps<void> {
    let completion = yield* this.#unwrap(request);
    for (;;) {
      let step: IteratorResult<unknown>;
      try {
        step = this.#resume(completion);
      } catch (error) {
        this.#answer({ type: "throw", value: error }, true);
        break;
      }
      const { done, value } = step;
      if (done) {
        this.#answer({ type: "next", value }, true);
        break;
      }
      if (value instanceof Leave) {
        completion = { type: "return", value: value.value };
      } else if (value instanceof Out) {
        this.#last = value;
        this.#answer({ type: "next", value: value.value }, false);
        const waiting = this.#queue[0];
        if (waiting === undefined) {
          this.#state = "yielded";
          return;
        }
        completion = yield* this.#unwrap(waiting.completion);
      } else {
        completion = yield* settled(value);
      }
    }
    yield* this.#drain();
  }

  #resume(completion: Completion): IteratorResult<unknown> {
    const { raw } = this.#last;
    if (raw) {
      this.#last = new Out(this.#last.site, undefined, false);
      return this.#body.next(completion);
    }
    if (completion.type === "throw") return this.#body.throw(completion.value);
    if (completion.type === "return") return this.#body.return(completion.value);
    return this.#body.next(completion.value);
  }

  /** Answers what is still asked of a generator that has ended. */
  *#drain(): Steps<void> {
    for (let request = this.#queue[0]; request !== undefined; request = this.#queue[0]) {
      const { type, value } = request.completion;
      if (type === "return") this.#answer(yield* settled(this.#host.at(this.#last.site, value)), true);
      else this.#answer({ type, value: type === "throw" ? value : undefined }, true);
    }
    this.#state = "completed";
  }

  /** The completion a body is resumed with: the value of `return` is awaited first. */
  *#unwrap(completion: Completion): Steps<Completion> {
    if (completion.type !== "return") return completion;
    const awaited = yield* settled(this.#host.at(this.#last.site, completion.value));
    return awaited.type === "throw" ? awaited : { type: "return", value: awaited.value };
  }
}

type Steps<T> = Generator<unknown, T, unknown>;

/** Awaits a value. */
function* settled(value: unknown): Steps<Completion> {
  try {
    return { type: "next", value: yield value };
  } catch (error) {
    return { type: "throw", value: error };
  }
}

/** `yield*` in an async generator: passes requests on to another iterator, and its answers back. */
export function* delegate(at: At, site: number, iterable: unknown): Steps<unknown> {
  const iteration = asyncIterator(iterable);
  let received: Completion = { type: "next", value: undefined };
  for (;;) {
    const { type, value }: Completion = received;
    const result: IteratorResult<unknown> | null = yield* ask(at, site, iteration, type, [value]);
    if (result === null) {
      if (type === "return") return yield new Leave(yield at(site, value));
      yield* ask(at, site, iteration, "return", []);
      throw new TypeError("The iterator does not provide a 'throw' method");
    }
    if (result.done) return type === "return" ? yield new Leave(result.value) : result.value;
    received = (yield new Out(site, result.value, true)) as Completion;
  }
}
