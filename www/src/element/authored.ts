/**
 * What the author of a page gave a playground: the program and the output that is expected, between the element's tags, or
 * the program in a file of its own (`src`). Watches both. Knows the element's children; nothing of what a person makes of it.
 */
import { words } from "../words/loading";
import { readExpected, readProgram } from "./program-text";

export interface AuthoredReports {
  /** The program is this one now. */
  readonly program: (text: string) => void;
  readonly changed: () => void;
}

export class Authored {
  readonly #host: HTMLElement;
  readonly #reports: AuthoredReports;
  readonly #children: MutationObserver;
  #src: string | null = null;
  #program: string | null = null;
  #expected: string | null = null;
  #problem: string | null = null;
  #loading: Promise<string | null> | null = null;
  #abort: AbortController | null = null;

  constructor(host: HTMLElement, reports: AuthoredReports) {
    this.#host = host;
    this.#reports = reports;
    // Children may come after the element: while a page streams in, or from a framework.
    this.#children = new MutationObserver(() => this.#read());
  }

  /** The program as the author wrote it; null while there is none. */
  get program(): string | null {
    return this.#program;
  }

  /** What it prints, as a child says. */
  get expected(): string | null {
    return this.#expected;
  }

  /** Why there is no program, in sentences for the person. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Where the program is on its way: from where. */
  get source(): string | null {
    return this.#loading === null ? null : this.#src;
  }

  get src(): string | null {
    return this.#src;
  }

  /** Relative to the page, and fetched as the page fetches. Another one takes the place of what was asked for before. */
  set src(src: string | null) {
    if (src === this.#src) return;
    this.#src = src;
    this.#forget();
    if (this.#host.isConnected) this.#begin();
  }

  connect(): void {
    this.#children.observe(this.#host, { childList: true, characterData: true, subtree: true });
    this.#begin();
  }

  disconnect(): void {
    this.#children.disconnect();
  }

  /**
   * Null where the program is there, or none is to be had; else what resolves once it is, to null, or to why it is not. What
   * has failed is tried again.
   */
  missing(): Promise<string | null> | null {
    if (this.#src === null) return null;
    this.#begin();
    return this.#loading;
  }

  /** Another program has taken the place of the author's: what is on its way comes too late. */
  abandon(): void {
    if (this.#loading === null && this.#problem === null) return;
    this.#forget();
    this.#program = "";
  }

  #begin(): void {
    this.#read();
    if (this.#src === null || this.#program !== null || this.#loading !== null) return;
    this.#problem = null;
    const abort = (this.#abort = new AbortController());
    this.#loading = this.#load(this.#src, abort.signal);
    this.#reports.changed();
  }

  #forget(): void {
    this.#abort?.abort();
    this.#loading = null;
    this.#problem = null;
    this.#program = null;
  }

  async #load(src: string, signal: AbortSignal): Promise<string | null> {
    const source = await import("./source").catch((error: unknown) => {
      // What import() says of a file that does not come is a TypeError in each browser, of no common text.
      if (error instanceof TypeError) return null;
      throw error;
    });
    const found = source === null ? { problem: words.noPart } : await source.loadProgram(src, signal);
    if (signal.aborted) return this.missing();
    this.#loading = null;
    if ("program" in found) this.#take(found.program);
    else this.#problem = found.problem;
    this.#reports.changed();
    return this.#problem;
  }

  #read(): void {
    const expected = readExpected(this.#host);
    if (expected !== this.#expected) {
      this.#expected = expected;
      this.#reports.changed();
    }
    // A file takes the place of what stands in the page.
    const program = this.#src === null ? readProgram(this.#host) : null;
    // Moved to another place, or read again for what stands beside it, it is the same, and not what the person has by now.
    if (program !== null && program !== this.#program) this.#take(program);
  }

  #take(program: string): void {
    this.#program = program;
    this.#reports.program(program);
  }
}
