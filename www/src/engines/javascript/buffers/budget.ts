/**
 * How many bytes a program has in buffers, and that it has no more than it may. What it no longer uses is given back once the
 * browser has collected it, of which is heard between two of the browser's jobs: a job that runs on without end gets no
 * more than the limit, of what it uses and what it does not. Knows objects and numbers; not what they are.
 */
import { NativeRangeError, uncurryThis, weakGet, weakSet } from "../../primordials";

/** In bytes. Twice of what a Python program has in all. */
export const MOST_BYTES = 2 ** 31;

/** How many bytes small ones have together when they count. */
const COUNTED_FROM = 2 ** 16;

/** What one object accounts for. */
interface Account {
  bytes: number;
}

const register = uncurryThis(FinalizationRegistry.prototype.register) as (
  registry: FinalizationRegistry<Account>,
  object: object,
  account: Account,
) => void;

export class Budget {
  readonly #accounts = new WeakMap<object, Account>();
  readonly #collected: FinalizationRegistry<Account>;
  #held = 0;
  #small = 0;

  constructor() {
    this.#collected = new FinalizationRegistry((account) => {
      this.#held -= account.bytes;
      account.bytes = 0;
    });
  }

  /** Something holds so many bytes from now on. Throws where that is too much. */
  hold(object: object, bytes: number): void {
    const known = weakGet(this.#accounts, object);
    const more = bytes - (known?.bytes ?? 0);
    this.check(more);
    this.#held += more;
    if (known !== undefined) {
      known.bytes = bytes;
      return;
    }
    const account: Account = { bytes };
    weakSet(this.#accounts, object, account);
    register(this.#collected, object, account);
  }

  /** The same of what is not asked for unless it counts: small ones do together, for each would cost the browser a note. */
  holdSome(bytes: number, object: () => object): void {
    this.#small += bytes;
    if (this.#small < COUNTED_FROM) return;
    const sum = this.#small;
    this.#small = 0;
    this.hold(object(), sum);
  }

  /** Throws where so many bytes more would be too much. */
  check(bytes: number): void {
    if (this.#held + bytes <= MOST_BYTES) return;
    throw new NativeRangeError(
      "Array buffer allocation failed: a program has 2 GB for buffers in the playground. " +
        "Those that it no longer uses are given back when it lets the browser breathe, as by awaiting a sleep.",
    );
  }

  /** What it held, something else holds now. */
  leave(object: object): void {
    const known = weakGet(this.#accounts, object);
    if (known === undefined) return;
    this.#held -= known.bytes;
    known.bytes = 0;
  }
}
