/**
 * Keeps what the person changed in one playground, and finds it again: when it is written, and under which name. Knows one playground
 * from outside and the page's address; what is stored, and where, is `keeping/kept-programs.ts`.
 */
import { digest, KeptPrograms, type Kept } from "../keeping/kept-programs";

/** A person who types pauses now and then; it is written then. In milliseconds. */
const PAUSE = 300;

export interface KeepingHost extends HTMLElement {
  readonly code: string;
  readonly defaultCode: string;
  readonly keep: string | null;
}

/** All playgrounds of a page share what is kept where the browser stores nothing. */
const programs = new KeptPrograms();

export class Keeping {
  readonly #host: KeepingHost;
  /** Called once if the browser does not keep what was written. */
  readonly #refused: () => void;
  #name: string | null = null;
  #pending: ReturnType<typeof setTimeout> | undefined;
  #complained = false;

  constructor(host: KeepingHost, refused: () => void) {
    this.#host = host;
    this.#refused = refused;
  }

  /** Begins with the program that the host has now as its original; what the person made of it earlier, or null. */
  begin(): Kept | null {
    this.flush();
    this.#name = nameOf(this.#host);
    return this.#name === null ? null : programs.get(this.#name, this.#host.defaultCode);
  }

  /** The text was changed by the person. */
  changed(): void {
    if (this.#name === null) return;
    clearTimeout(this.#pending);
    this.#pending = setTimeout(() => {
      if (!this.#write() && !this.#complained) {
        this.#complained = true;
        this.#refused();
      }
    }, PAUSE);
  }

  connect(): void {
    // The last that a page hears of for certain: a tab in the background may be discarded without a word.
    document.addEventListener("visibilitychange", this.#hidden);
    window.addEventListener("pagehide", this.#hidden);
  }

  disconnect(): void {
    this.flush();
    document.removeEventListener("visibilitychange", this.#hidden);
    window.removeEventListener("pagehide", this.#hidden);
  }

  /** Writes what was changed and is not written yet. Something else is going to be said then, so a refusal is not. */
  flush(): void {
    this.#write();
  }

  /** Whether it is kept. */
  #write(): boolean {
    if (this.#pending === undefined || this.#name === null) return true;
    clearTimeout(this.#pending);
    this.#pending = undefined;
    const { code, defaultCode: original } = this.#host;
    if (code !== original) return programs.set(this.#name, { code, original });
    programs.delete(this.#name);
    return true;
  }

  readonly #hidden = (event: Event): void => {
    if (event.type === "pagehide" || document.visibilityState === "hidden") this.flush();
  };
}

/**
 * The attribute `keep` names a program; without it, the page's address and the element's id do, or else what the program
 * is, counted where a page has it several times. Null where nothing is to be kept.
 */
function nameOf(host: KeepingHost): string | null {
  const keep = host.keep?.trim() ?? "";
  if (keep.toLowerCase() === "none") return null;
  if (keep !== "") return keep;
  if (host.id !== "") return `${location.pathname}#${host.id}`;
  const same = [...document.querySelectorAll<KeepingHost>(host.localName)].filter(
    ({ id, keep, defaultCode }) => id === "" && keep === null && defaultCode === host.defaultCode,
  );
  return `${location.pathname}#${digest(host.defaultCode)}.${Math.max(0, same.indexOf(host))}`;
}

/** The name of a program that came as a file: its text tells it, for many files have the same name. */
export function fileKey(code: string): string {
  return `file.${digest(code)}`;
}

/** The name of a program that came in a link. */
export function linkKey(code: string): string {
  return `link.${digest(code)}`;
}
