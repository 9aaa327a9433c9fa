/**
 * The parts of the runtime object that are JavaScript's own semantics: iteration, delegation, disposal,
 * `super`. Compiled programs call them while they run; the only thing they need of the scheduler is to note
 * where a task stands before it awaits.
 */
import type { At, Language } from "../contract";
import { delegate, Out } from "./async-generator";
import { Disposer } from "./disposal";
import { ForAwait } from "./for-await";
import { superOf } from "./super";

export { AsyncGeneratorObject, type Deferred, type GeneratorHost } from "./async-generator";

export function languageSupport(at: At): Language {
  return {
    out: (site, value) => new Out(site, value, false),
    delegate: (site, iterable) => delegate(at, site, iterable),
    loop: (site) => new ForAwait(at, site),
    disposer: () => new Disposer(at),
    superOf,
    notConstructor(name) {
      throw new TypeError(`${name} is not a constructor`);
    },
  };
}
