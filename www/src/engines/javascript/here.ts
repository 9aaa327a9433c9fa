/**
 * Where the program is when it does something that the trace tells: the site of the call that it made last, which the
 * compiled program notes itself (compile/calls.ts). Knows how to ask it; nothing of what is done.
 */
export class Here {
  #ask = (): number => -1;
  #set: (site: number) => void = () => {};

  /** The program begins. */
  connect(ask: () => number, set: (site: number) => void): void {
    this.#ask = ask;
    this.#set = set;
  }

  /** Null where nothing of the program's runs, and where it notes nothing. */
  get site(): number | null {
    const site = this.#ask();
    return site === -1 ? null : site;
  }

  /** Something is done on behalf of what stands there. */
  at(site: number | null): void {
    this.#set(site ?? -1);
  }

  /** The program has returned: what happens now is not its doing. */
  leave(): void {
    this.#set(-1);
  }
}

/** What a callback is called in the trace, or else what it was given to. */
export function nameOf(callback: unknown, otherwise: string): string {
  if (typeof callback !== "function") return otherwise;
  const name: unknown = callback.name;
  return typeof name === "string" && name !== "" ? name : otherwise;
}
