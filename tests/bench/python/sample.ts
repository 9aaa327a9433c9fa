/** What the driver asks of a page that starts one engine only, beside what ../sample.ts has. */

/** As `globalThis.startUp`, on a page opened with `?start=<peer>`: its engine starts with the page. */
export interface StartUp {
  /** When the first line of the first program arrived: milliseconds since the page began to open. */
  readonly firstLine: Promise<number>;
  /** Runs the program once more: milliseconds from asking for it to its first line. */
  again(): Promise<number>;
}
