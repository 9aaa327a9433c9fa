/**
 * What compiled code calls: the runtime object, `$` in `code`. Knows the shape only.
 *
 * `LanguageSupport` (support/) implements the parts that are JavaScript's own semantics and need no
 * scheduler; the program runtime adds the rest.
 */

/** A generator that the runtime drives: what it yields is awaited, and resumes it. */
export type Body = Generator<unknown, unknown, unknown>;
export type BodyFunction = (this: unknown, ...args: unknown[]) => Body;

/** Notes where the task stands that is about to await, and returns the value for its driver to await. */
export type At = (site: number, value: unknown) => unknown;

/** The parts that need a scheduler. */
export interface Scheduling {
  /** The top level of the program. */
  main(program: () => Body): unknown;
  /**
   * An async function was called. Starts a task that runs up to its first suspension at once, and returns
   * it. An error thrown by the call of `body` (by default parameters, say) fails the task.
   */
  call(site: number, body: BodyFunction, self: unknown, args: ArrayLike<unknown>): unknown;
  /**
   * An async generator was called: returns its iterator, `new AsyncGeneratorObject(site, body.apply(self, args), host)`.
   * An error thrown by the call of `body` is thrown on, as in JavaScript.
   */
  gen(site: number, body: BodyFunction, self: unknown, args: ArrayLike<unknown>): unknown;
  /** In code: `yield $.at(site, value)`. */
  readonly at: At;
  /** The program comes to a line, in a function that begins at another or in none (0); see marks.ts. */
  line(line: number, within: number): void;
  /**
   * Told once, before the program begins, how to ask for the site of the call that it made last, -1 for none, and how to
   * set that.
   */
  calls(site: () => number, set: (site: number) => void): void;
  /** Modules by name. */
  readonly modules: Readonly<Record<string, object>>;
  /** `import(specifier, options)`. */
  import(specifier: unknown, options?: unknown): unknown;
}

/** The parts that are the same over any scheduler. */
export interface Language {
  /** `yield $.out(site, value)`: in an async generator, a value for whoever iterates. */
  out(site: number, value: unknown): unknown;
  /** `yield* $.delegate(site, iterable)`: the person's `yield*` in an async generator. */
  delegate(site: number, iterable: unknown): Generator<unknown, unknown, unknown>;
  /** The state of one `for await`; see loops.ts for how it is used. */
  loop(site: number): unknown;
  /** The resources of one block; see disposal.ts. */
  disposer(): unknown;
  /** An object whose properties are those of `super`. */
  superOf(get: (key: PropertyKey) => unknown, set: (key: PropertyKey, value: unknown) => void): object;
  /** Throws: an async function was called with `new`. */
  notConstructor(name: string): never;
}

export interface Runtime extends Scheduling, Language {}
