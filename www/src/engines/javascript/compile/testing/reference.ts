/**
 * For tests only: runs compiled programs over native promises, in the same order as the promises of a
 * native async function. Shows what a runtime has to do, with nothing that a real one adds.
 */
import type { Body, BodyFunction, Runtime } from "../contract";
import { AsyncGeneratorObject, languageSupport, type Deferred } from "../support";

/** Drives a generator: awaits what it yields. */
function drive(steps: Body, resolve: (value: unknown) => void, reject: (error: unknown) => void): void {
  const resume = (step: () => IteratorResult<unknown, unknown>): void => {
    let result: IteratorResult<unknown, unknown>;
    try {
      result = step();
    } catch (error) {
      reject(error);
      return;
    }
    if (result.done) resolve(result.value);
    else awaitValue(result.value);
  };
  const awaitValue = (value: unknown): void => {
    let promise: Promise<unknown>;
    try {
      promise = Promise.resolve(value);
    } catch (error) {
      resume(() => steps.throw(error));
      return;
    }
    promise.then(
      (settled) => resume(() => steps.next(settled)),
      (error: unknown) => resume(() => steps.throw(error)),
    );
  };
  resume(() => steps.next());
}

function start(body: BodyFunction, self: unknown, args: ArrayLike<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => drive(Reflect.apply(body, self, args), resolve, reject));
}

function deferred(): Deferred {
  let ends: Omit<Deferred, "promise"> | undefined;
  const promise = new Promise<unknown>((resolve, reject) => (ends = { resolve, reject }));
  if (ends === undefined) throw new Error("a promise did not run its executor");
  return { promise, ...ends };
}

export function referenceRuntime(modules: Readonly<Record<string, object>> = {}): Runtime {
  const at = (_site: number, value: unknown): unknown => value;
  const host = {
    at,
    deferred,
    drive(steps: Body) {
      drive(
        steps,
        () => undefined,
        (error) => {
          throw error;
        },
      );
    },
  };
  return {
    ...languageSupport(at),
    modules,
    at,
    line() {},
    calls() {},
    main: (program) => start(program, undefined, []),
    call: (_site, body, self, args) => start(body, self, args),
    gen: (site, body, self, args) => new AsyncGeneratorObject(site, Reflect.apply(body, self, args), host),
    import: async (specifier) => {
      const namespace = modules[String(specifier)];
      if (namespace === undefined) throw new TypeError(`Cannot find module ${String(specifier)}`);
      return namespace;
    },
  };
}
