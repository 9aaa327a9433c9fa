/**
 * The object that compiled programs call, `$`: async functions become tasks of the event loop, awaits become
 * places where a task stands. Knows the contract with the compiler, and a loop that runs coroutines; nothing
 * of the worker, of output or of how a run ends.
 */
import { coroutine, failing, type StepWatcher } from "./coroutine";
import type { Body, BodyFunction, Runtime } from "./compile/contract";
import type { Site } from "./compile";
import { languageSupport } from "./compile/support";
import { requests } from "./generator-requests";
import { apply, getOwnPropertyDescriptor } from "../primordials";
import { ensureStack } from "./stack-guard";
import type { Lines } from "./lines";
import type { Here } from "./here";
import type { TaskNames } from "./spawn";
import type { Api, EventLoop, Future } from "./api";
import { TOP_LEVEL } from "./top-level";

export interface RuntimeParts {
  readonly api: Api;
  readonly loop: EventLoop;
  readonly sites: readonly Site[];
  readonly watcher: StepWatcher;
  readonly here: Here;
  readonly names: TaskNames;
  readonly lines: Lines;
  /** What programs can import. */
  readonly modules: Readonly<Record<string, object>>;
  readonly promise: typeof Promise;
  /** A promise of the program's failed; perhaps nobody will ask. */
  rejected(promise: Future, reason: unknown): void;
}

export function createRuntime(parts: RuntimeParts): Runtime {
  const { api, loop, sites, watcher, here, names, lines, modules, promise, rejected } = parts;
  const at = (site: number, value: unknown): unknown => {
    watcher.site = site;
    here.at(site);
    return value;
  };
  const nameAt = (site: number): string => sites[site]?.text ?? "";
  return {
    ...languageSupport(at),
    at,
    line: (line, within) => lines.reached(line, within),
    calls: (ask, set) => here.connect(ask, set),
    modules,
    main: (program) => loop.spawn(coroutine(program(), watcher), { name: TOP_LEVEL }),
    call(site, body, self, args) {
      ensureStack();
      const name = names.take() ?? nameAt(site);
      return loop.spawn(coroutine(begin(body, self, args), watcher), { name, eager: true, site });
    },
    gen(site, body, self, args) {
      const drive = (steps: Body) => {
        ensureStack();
        return loop.spawn(coroutine(steps, watcher), { name: nameAt(site), eager: true, site });
      };
      return requests({ api, site, name: nameAt(site), body: apply(body, self, args), at, drive, rejected });
    },
    import: (specifier) => new promise((resolve) => resolve(moduleCalled(modules, specifier))),
  };
}

/** Calls a generator function; what its parameters throw, its body throws. */
function begin(body: BodyFunction, self: unknown, args: ArrayLike<unknown>): Body {
  try {
    return apply(body, self, args);
  } catch (error) {
    return failing(error);
  }
}

function moduleCalled(modules: Readonly<Record<string, object>>, specifier: unknown): object {
  const name = String(specifier);
  const module = getOwnPropertyDescriptor(modules, name)?.value as object | undefined;
  if (module === undefined) {
    throw new TypeError(`Only "interleave" can be imported here, not ${JSON.stringify(name)}.`);
  }
  return module;
}
