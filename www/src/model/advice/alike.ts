/** Mistakes that are one mistake made again, as in a loop: said once, with how often. Knows findings; no rule. */
import type { Finding } from "./advice";

/** A line at which a loop makes thousands is one; beyond so many different ones nobody reads on. */
const MOST = 1_000;

export class Alike {
  readonly #found = new Map<string, { readonly finding: Finding; readonly made: { times: number } }>();

  /** `finding` is made of the first of its key; what it says asks how often there was one. */
  add(key: string, finding: (times: () => number) => Finding): void {
    const known = this.#found.get(key);
    if (known !== undefined) known.made.times += 1;
    else if (this.#found.size < MOST) {
      const made = { times: 1 };
      this.#found.set(key, { made, finding: finding(() => made.times) });
    }
  }

  get all(): readonly Finding[] {
    return [...this.#found.values()].map(({ finding }) => finding);
  }
}
